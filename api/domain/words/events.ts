import { findVendor } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import { levelName, personRef, teamRef } from '../model/people.ts'
import { actorName, isOfSupport, type TicketEvent } from '../ticket/event.ts'
import { clockName } from './clocks.ts'
import { events as en } from './en/events.ts'
import type { Language } from './language.ts'
import { sayWaiting } from './states.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

type Told = { model: InForce; language: Language }

/** What happened, as the desk reads it: "Ana Weber resolved it", "Late: the first reply". */
export function sayEvent(event: TicketEvent, told: Told): string {
  const words = spoken[told.language]
  if (event.type === 'clock.at-risk') return words.atRisk(clockName(event.data.clock, 'within', told.language))
  if (event.type === 'clock.breached') return words.breached(clockName(event.data.clock, 'within', told.language))
  return words.by(actorName(event.by), sayDeed(event, told))
}

/** That the automation of a ticket is no longer in the catalogue. */
export function sayGone(automation: string, language: Language): string {
  return spoken[language].automationGone(automation)
}

type Deed = Exclude<TicketEvent, { type: 'clock.at-risk' | 'clock.breached' }>

/** What was done, to follow the name of who did it. */
function sayDeed(event: Deed, { model, language }: Told): string {
  const words = spoken[language]
  const place = ({ to, team }: { to: number; team: string }) =>
    words.place(levelName(model, to), teamRef(model, team).name)
  switch (event.type) {
    case 'ticket.opened':
      return event.by.kind === 'support'
        ? words.openedFor(event.data.requester.name, teamRef(model, event.data.team).name)
        : words.opened(teamRef(model, event.data.team).name)
    case 'ticket.acknowledged':
      return words.acknowledged
    case 'ticket.replied':
      return isOfSupport(event.by) ? words.repliedAsSupport : words.repliedAsRequester
    case 'ticket.noted':
      return words.noted
    case 'ticket.followed':
      return event.data.because ? words.followedBecause(personRef(model, event.data.who).name) : words.followed
    case 'ticket.unfollowed':
      return words.unfollowed
    case 'ticket.muted':
      return words.muted
    case 'ticket.unmuted':
      return words.unmuted
    case 'ticket.assigned':
      if (event.data.onCall) return words.assignedOnCall(personRef(model, event.data.to).name)
      return event.by.kind === 'support' && event.by.email === event.data.to
        ? words.assignedToSelf
        : words.assigned(personRef(model, event.data.to).name)
    case 'ticket.unassigned':
      return event.data.reason ? words.unassignedWhoLeft : words.unassigned
    case 'ticket.rehomed':
      return words.rehomed[event.data.reason](place(event.data), event.data.was)
    case 'ticket.escalated':
      return (event.data.automatic ? words.escalatedAutomatically : words.escalated)(place(event.data))
    case 'ticket.returned':
      return words.returned(place(event.data))
    case 'ticket.taken-back':
      return words.takenBack(place(event.data))
    case 'ticket.waited':
      return words.waited(sayWaiting(event.data.on, { reader: 'desk', language }))
    case 'ticket.resumed':
      return words.resumed
    case 'ticket.reprioritised':
      return words.reprioritised(event.data.priority, event.data.impact, event.data.urgency)
    case 'ticket.retyped':
      return words.retyped[event.data.type]
    case 'breach.explained':
      return words.explained(
        clockName(event.data.clock, 'within', language),
        model.breachReasons.find(({ id }) => id === event.data.reason)?.name ?? event.data.reason,
      )
    case 'ticket.linked':
      return words.linked
    case 'ticket.attached':
      return words.attached(event.data.name)
    case 'vendor.opened':
      return words.vendorOpened(event.data.reference, vendorName(model, event.data.vendor))
    case 'vendor.answered':
      return words.vendorAnswered
    case 'vendor.updated':
      return words.vendorUpdated
    case 'vendor.solved':
      return words.vendorSolved
    case 'vendor.chased':
      return words.vendorChased
    case 'ticket.grouped':
      return words.grouped
    case 'ticket.ungrouped':
      return words.ungrouped
    case 'ticket.resolved':
      return words.resolved
    case 'ticket.reopened':
      return words.reopened
    case 'ticket.closed':
      return words.closed[event.data.reason]
    case 'ticket.merged':
      return words.merged(event.data.into)
    case 'ticket.absorbed':
      return words.absorbed(event.data.from)
    case 'ticket.recurred':
      return words.recurred(event.data.count)
    case 'ticket.recovered':
      return words.recovered
    case 'ticket.rated':
      return words.rated(event.data.score)
  }
}

function vendorName(model: InForce, id: string): string {
  return findVendor(model, id)?.name ?? id
}
