import { Sayable } from '../base/sayable.ts'
import { latestOf } from '../base/time.ts'
import { bounceKey } from './escalation.ts'
import { type EventFor, isOfSupport, isReadBy, type TicketEvent } from './event.ts'
import type { Ticket, VendorTicket } from './ticket.ts'

/** The ticket that a log describes. The log begins with ticket.opened. */
export function foldTicket(id: string, events: readonly TicketEvent[]): Ticket {
  const [first, ...rest] = events
  if (first?.type !== 'ticket.opened') throw new Sayable('a ticket log begins with ticket.opened')
  return rest.reduce(foldEvent, openedTicket(id, first))
}

function openedTicket(id: string, { at, by, version, data }: Extract<TicketEvent, { type: 'ticket.opened' }>): Ticket {
  return {
    id,
    ref: data.ref,
    version,
    type: data.type,
    state: 'new',
    waitingOn: null,
    waitingUntil: null,
    title: data.title,
    description: data.description,
    requester: data.requester,
    machine: by.kind === 'machine' ? by.name : null,
    teams: [...new Set([data.team, ...(data.owner === undefined ? [] : [data.owner])])],
    automation: data.automation ?? null,
    owner: data.owner ?? null,
    vendor: data.vendor ?? null,
    article: data.article ?? null,
    criticality: data.criticality,
    impact: data.impact,
    urgency: data.urgency,
    priority: data.priority,
    policy: data.policy,
    model: data.model,
    level: data.level,
    team: data.team,
    assignee: null,
    followers: [],
    muted: [],
    takenAt: null,
    left: [],
    group: data.group ?? null,
    window: data.window ?? null,
    details: data.details,
    attempt: data.attempt ?? null,
    vendorTickets: [],
    bounces: {},
    mergedInto: null,
    absorbed: [],
    solvedBy: null,
    rating: null,
    openedAt: at,
    respondedAt: null,
    resolvedAt: null,
    recoveredAt: null,
    closedAt: null,
    updatedAt: at,
  }
}

/** The ticket after each of some events that follow on another; before the first of a log there is only its id. */
export function stagesOf(before: Ticket | { id: string }, events: readonly TicketEvent[]): Ticket[] {
  let ticket = 'ref' in before ? before : null
  return events.map((event) => {
    ticket = ticket ? foldEvent(ticket, event) : foldTicket(before.id, [event])
    return ticket
  })
}

/** The ticket after one more event. */
export function foldEvent(before: Ticket, event: TicketEvent): Ticket {
  const updatedAt = latestOf(before.updatedAt, event.at)
  const changed = isReadBy('ticket', event) ? changes(before, event) : {}
  const { team } = changed
  const teams = team === undefined || before.teams.includes(team) ? before.teams : [...before.teams, team]
  return { ...before, ...changed, teams, version: event.version, updatedAt }
}

function changes(before: Ticket, event: EventFor<'ticket'>): Partial<Ticket> {
  const taken = isOfSupport(event.by) ? { takenAt: before.takenAt ?? event.at, left: [] } : {}
  const active = { ...(before.state === 'new' ? ({ state: 'open' } as const) : {}), ...taken }
  switch (event.type) {
    case 'ticket.opened':
      return {}
    case 'ticket.acknowledged':
      return { ...active, respondedAt: before.respondedAt ?? event.at }
    case 'ticket.replied':
      if (!isOfSupport(event.by)) return {}
      return {
        ...(event.data.byLeft ? { state: before.state === 'new' ? 'open' : before.state } : active),
        respondedAt: before.respondedAt ?? event.at,
      }
    case 'ticket.followed':
      return { followers: withOne(before.followers, event.data.who), muted: without(before.muted, event.data.who) }
    case 'ticket.unfollowed':
      return { followers: without(before.followers, event.data.who) }
    case 'ticket.muted':
      return { followers: without(before.followers, event.data.who), muted: withOne(before.muted, event.data.who) }
    case 'ticket.unmuted':
      return { muted: without(before.muted, event.data.who) }
    case 'ticket.assigned':
      return { ...(event.data.onCall ? {} : active), assignee: event.data.to }
    case 'ticket.unassigned':
      return { assignee: null }
    case 'ticket.escalated':
      return {
        ...active,
        level: event.data.to,
        team: event.data.team,
        assignee: null,
        takenAt: null,
        left: event.by.kind === 'ticker' ? [...before.left, { level: before.level, team: before.team }] : [],
      }
    case 'ticket.taken-back':
      return { ...active, level: event.data.to, team: event.data.team, assignee: null, takenAt: event.at }
    case 'ticket.rehomed':
      return { level: event.data.to, team: event.data.team, assignee: null, takenAt: null }
    case 'ticket.returned': {
      const key = bounceKey(event.data.from, event.data.to)
      return {
        ...active,
        level: event.data.to,
        team: event.data.team,
        assignee: null,
        takenAt: null,
        left: [],
        bounces: { ...before.bounces, [key]: (before.bounces[key] ?? 0) + 1 },
      }
    }
    case 'ticket.waited':
      return { ...taken, state: 'waiting', waitingOn: event.data.on, waitingUntil: event.data.until ?? null }
    case 'ticket.resumed':
      return { state: 'open', waitingOn: null, waitingUntil: null }
    case 'ticket.reprioritised':
      return {
        impact: event.data.impact,
        urgency: event.data.urgency,
        priority: event.data.priority,
        policy: event.data.policy,
      }
    case 'ticket.retyped':
      return { type: event.data.type, policy: event.data.policy, window: event.data.window ?? null }
    case 'ticket.linked':
      return { article: event.data.article }
    case 'vendor.opened':
      return { ...active, vendorTickets: [...before.vendorTickets, openedVendorTicket(event)] }
    case 'vendor.answered':
      return changeVendor(before, event.data.vendorTicket, (entry) => ({
        answeredAt: entry.answeredAt ?? event.at,
        nextChase: null,
      }))
    case 'vendor.solved':
      return changeVendor(before, event.data.vendorTicket, (entry) => ({
        answeredAt: entry.answeredAt ?? event.at,
        solvedAt: event.at,
        nextChase: null,
      }))
    case 'vendor.updated':
      return changeVendor(before, event.data.vendorTicket, (entry) => ({
        reference: event.data.reference ?? entry.reference,
        severity: event.data.severity ?? entry.severity,
        nextChase: event.data.nextChase ?? entry.nextChase,
      }))
    case 'vendor.chased':
      return changeVendor(before, event.data.vendorTicket, () => ({ nextChase: null }))
    case 'ticket.grouped':
      return { group: event.data.group }
    case 'ticket.ungrouped':
      return { group: null }
    case 'ticket.resolved':
      return {
        state: 'resolved',
        waitingOn: null,
        waitingUntil: null,
        resolvedAt: event.at,
        solvedBy: event.data.article ?? null,
        ...taken,
        ...(isOfSupport(event.by) ? { respondedAt: before.respondedAt ?? event.at } : {}),
      }
    case 'ticket.reopened':
      return { state: 'open', resolvedAt: null, closedAt: null, solvedBy: null, mergedInto: null, rating: null }
    case 'ticket.closed':
      return { state: 'closed', waitingOn: null, waitingUntil: null, closedAt: event.at }
    case 'ticket.merged':
      return { state: 'closed', waitingOn: null, waitingUntil: null, closedAt: event.at, mergedInto: event.data.into }
    case 'ticket.absorbed': {
      const { from, requesters } = event.data
      return { absorbed: [...before.absorbed.filter(({ ref }) => ref !== from), { ref: from, requesters }] }
    }
    case 'ticket.recurred':
      return { recoveredAt: null }
    case 'ticket.recovered':
      return { recoveredAt: event.at }
    case 'ticket.rated':
      return {
        rating:
          event.data.comment === undefined
            ? { score: event.data.score }
            : { score: event.data.score, comment: event.data.comment },
      }
  }
}

function withOne(addresses: readonly string[], one: string): string[] {
  return [...without(addresses, one), one]
}

function without(addresses: readonly string[], one: string): string[] {
  return addresses.filter((address) => address !== one)
}

function openedVendorTicket({ at, data }: Extract<TicketEvent, { type: 'vendor.opened' }>): VendorTicket {
  return {
    id: data.vendorTicket,
    vendor: data.vendor,
    reference: data.reference,
    url: data.url ?? null,
    severity: data.severity,
    openedAt: at,
    answeredAt: null,
    solvedAt: null,
    nextChase: data.nextChase ?? null,
  }
}

function changeVendor(
  before: Ticket,
  id: string,
  change: (entry: VendorTicket) => Partial<VendorTicket>,
): Partial<Ticket> {
  return {
    vendorTickets: before.vendorTickets.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry)),
  }
}
