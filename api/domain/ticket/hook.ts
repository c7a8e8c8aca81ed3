import type { TicketEvent } from './event.ts'
import type { Ticket } from './ticket.ts'

/** What a webhook says about one event: the fact, and where the ticket stands after it. Shaped as Standard Webhooks asks. */
export type Hook = {
  type: TicketEvent['type']
  timestamp: string
  data: {
    ref: string
    version: number
    by: { kind: TicketEvent['by']['kind']; name?: string; email?: string }
    event: TicketEvent['data']
    ticket: Pick<
      Ticket,
      'title' | 'type' | 'state' | 'waitingOn' | 'priority' | 'level' | 'team' | 'assignee' | 'automation' | 'openedAt'
    >
  }
}

/** One webhook per event. Order of arrival is not promised: `version` counts a ticket's events from 1. */
export function hooksOf(ticket: Ticket, events: readonly TicketEvent[]): Hook[] {
  const { title, type, state, waitingOn, priority, level, team, assignee, automation, openedAt } = ticket
  return events.map((event) => ({
    type: event.type,
    timestamp: event.at,
    data: {
      ref: ticket.ref,
      version: event.version,
      by: {
        kind: event.by.kind,
        ...('name' in event.by ? { name: event.by.name } : {}),
        ...('email' in event.by ? { email: event.by.email } : {}),
      },
      event: event.data,
      ticket: { title, type, state, waitingOn, priority, level, team, assignee, automation, openedAt },
    },
  }))
}
