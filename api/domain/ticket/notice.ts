import { findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import { findMember } from '../model/people.ts'
import { type EventFor, isReadBy, type TicketEvent } from './event.ts'
import type { Ticket } from './ticket.ts'

export const noticeKinds = [
  'opened',
  'answered',
  'resolved',
  'reopened',
  'closed',
  'arrived',
  'requester-replied',
  'assigned',
  'at-risk',
  'breached',
  'chase',
  'links',
  'reorganised',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** One message to be delivered because of an event. `data` is what its text is written from. */
export type Notice = { ticketId: string; kind: NoticeKind; recipient: string; data: Record<string, unknown> }

/** Who is told what about events of a ticket: its requester, the team that has it, the person it is assigned to, each under the
 * address in force; nobody who is in no team. */
export function noticesOf(ticket: Ticket, events: readonly TicketEvent[], inForce: InForce): Notice[] {
  const requester = (kind: NoticeKind, data: Record<string, unknown> = {}) =>
    notice(ticket, kind, ticket.requester.email, data)
  const there = (email: string | null) => (email === null ? undefined : findMember(inForce, email)?.email)
  const mailbox = findTeam(inForce, ticket.team)?.email
  const team = (kind: NoticeKind, data: Record<string, unknown> = {}) => {
    const to = there(ticket.assignee) ?? mailbox
    return to ? [notice(ticket, kind, to, data)] : []
  }
  const told = (event: EventFor<'mail'>): Notice[] => {
    switch (event.type) {
      case 'ticket.opened':
        return [requester('opened'), ...team('arrived')]
      case 'ticket.replied':
        return event.by.kind === 'support'
          ? [requester('answered', { body: event.data.body, by: event.by.name })]
          : team('requester-replied', { body: event.data.body })
      case 'ticket.resolved':
        return [requester('resolved', { note: event.data.note })]
      case 'ticket.reopened':
        return team('reopened', { reason: event.data.reason })
      case 'ticket.closed':
        return event.data.reason === 'expired' ? [requester('closed')] : []
      case 'ticket.escalated':
      case 'ticket.returned': {
        const { reason, from } = event.data
        const automatic = event.type === 'ticket.escalated' && event.data.automatic
        return mailbox ? [notice(ticket, 'arrived', mailbox, { reason, from, automatic })] : []
      }
      case 'ticket.assigned': {
        const to = there(event.data.to)
        return to === undefined ||
          event.by.kind === 'ticker' ||
          (event.by.kind === 'support' && event.by.email === event.data.to)
          ? []
          : [notice(ticket, 'assigned', to, {})]
      }
      case 'clock.at-risk':
        return team('at-risk', { ...event.data })
      case 'clock.breached':
        return team('breached', { ...event.data })
      case 'vendor.chased':
        return team('chase', { vendorTicket: event.data.vendorTicket })
    }
  }
  return events.flatMap((event) => (isReadBy('mail', event) ? told(event) : []))
}

function notice(ticket: Ticket, kind: NoticeKind, recipient: string, data: Record<string, unknown>): Notice {
  return { ticketId: ticket.id, kind, recipient, data: { ref: ticket.ref, title: ticket.title, ...data } }
}
