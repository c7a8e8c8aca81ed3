import { findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import type { TicketEvent } from './event.ts'
import { stagesOf } from './fold.ts'
import { type Owned, settled } from './settled.ts'
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

/** Who is told events: which types, of tickets of which team; null for all. */
export type HookReceiver = { name: string; team: string | null; events: readonly string[] | null }

/** What each receiver is told of events that follow on a ticket. A team's hears of a ticket while the team has it, and the event by which it leaves. */
export function hooksFor(
  receivers: readonly HookReceiver[],
  { before, ticket, events }: { before: Ticket | { id: string }; ticket: Ticket; events: readonly TicketEvent[] },
  { inForce, automation }: { inForce: InForce; automation: Owned },
): { to: string; hook: Hook }[] {
  if (receivers.length === 0) return []
  const hooks = hooksOf(ticket, events)
  const teamOf = (stage: Ticket) => settled(stage, inForce, automation).team
  const teams = receivers.some(({ team }) => team !== null) ? stagesOf(before, events).map(teamOf) : []
  const first = 'ref' in before ? teamOf(before) : null
  return receivers.flatMap(({ name, team, events: wanted }) => {
    const id = team === null ? null : findTeam(inForce, team)?.id
    const isTheirs = (index: number) => id === null || [teams[index], teams[index - 1] ?? first].includes(id)
    return hooks
      .filter(({ type }, index) => (wanted === null || wanted.includes(type)) && isTheirs(index))
      .map((hook) => ({ to: name, hook }))
  })
}

/** One webhook per event: `version` counts a ticket's events from 1. */
function hooksOf(ticket: Ticket, events: readonly TicketEvent[]): Hook[] {
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
