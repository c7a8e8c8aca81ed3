import type { SupportModel } from '#domain/model/support-model.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { levelName, personRef, teamRef } from '../model/people.ts'
import { actorName } from '../ticket/event.ts'
import { clockName } from './clocks.ts'
import { homeLanguage } from './language.ts'

/** Who did what, as the desk reads it. */
export function sayEvent(event: TicketEvent, model: SupportModel): string {
  return `${actorName(event.by)} ${wordsOf(event, model)}`
}

/** What was done, to follow the name of who did it. */
function wordsOf(event: TicketEvent, model: SupportModel): string {
  switch (event.type) {
    case 'ticket.opened':
      return `opened it; it went to ${teamRef(model, event.data.team).name}`
    case 'ticket.acknowledged':
      return 'has seen it'
    case 'ticket.replied':
      return event.by.kind === 'support' ? 'answered' : 'wrote'
    case 'ticket.noted':
      return 'noted'
    case 'ticket.assigned':
      return event.by.kind === 'support' && event.by.email === event.data.to
        ? 'took it'
        : `assigned it to ${personRef(model, event.data.to).name}`
    case 'ticket.unassigned':
      return 'took the assignment away'
    case 'ticket.escalated':
      return `handed it ${event.data.automatic ? 'by itself ' : ''}to ${placeWords(model, event.data)}`
    case 'ticket.returned':
      return `sent it back to ${placeWords(model, event.data)}`
    case 'ticket.waited':
      return waitWords[event.data.on]
    case 'ticket.resumed':
      return 'ended the waiting'
    case 'ticket.reprioritised':
      return `made it ${event.data.priority} (impact ${event.data.impact}, urgency ${event.data.urgency})`
    case 'ticket.retyped':
      return `made it ${event.data.type === 'incident' ? 'an incident' : `a ${event.data.type}`}`
    case 'ticket.linked':
      return 'linked an article'
    case 'ticket.attached':
      return `added the file ${event.data.name}`
    case 'vendor.opened':
      return `logged ${event.data.reference} with ${vendorName(model, event.data.vendor)}`
    case 'vendor.answered':
      return 'logged an answer of the vendor'
    case 'vendor.updated':
      return 'updated the vendor ticket'
    case 'vendor.solved':
      return 'logged that the vendor solved it'
    case 'vendor.chased':
      return 'reminded: the vendor has to be asked again'
    case 'ticket.grouped':
      return 'grouped it with others of the same cause'
    case 'ticket.ungrouped':
      return 'took it out of its group'
    case 'ticket.resolved':
      return 'resolved it'
    case 'ticket.reopened':
      return 'opened it again'
    case 'ticket.closed':
      return closeWords[event.data.reason]
    case 'ticket.merged':
      return `merged it into ${event.data.into}`
    case 'ticket.absorbed':
      return `merged ${event.data.from} into it`
    case 'ticket.rated':
      return `rated it ${event.data.score} of 5`
    case 'clock.at-risk':
      return `warned: ${clockName(event.data.clock, 'within', homeLanguage)} is at risk`
    case 'clock.breached':
      return `noticed: ${clockName(event.data.clock, 'within', homeLanguage)} is late`
  }
}

const waitWords = {
  requester: 'let it wait for the requester',
  vendor: 'let it wait for the vendor',
  window: 'let it wait for its window',
}
const closeWords = {
  confirmed: 'confirmed that it is solved',
  expired: 'closed it: nobody objected to the solution',
  closed: 'closed it',
  merged: 'closed it: it goes on elsewhere',
}
function placeWords(model: SupportModel, { to, team }: { to: number; team: string }): string {
  return `${levelName(model, to)} (${teamRef(model, team).name})`
}

function vendorName(model: SupportModel, id: string): string {
  return model.vendors.find((vendor) => vendor.id === id)?.name ?? id
}
