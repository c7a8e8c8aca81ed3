import { millis } from '../base/time.ts'
import type { Priority } from '../model/support-model.ts'
import type { TicketEvent } from '../ticket/event.ts'
import { foldEvent, foldTicket } from '../ticket/fold.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { isMove } from './history.ts'
import type { Clock } from './measure.ts'

/** Where a ticket was, with whom and under which terms, from an instant on (milliseconds since the epoch). */
export type Holder = {
  from: number
  /** How many places it has had: the cycle of the stay's clocks. */
  stay: number
  level: number
  team: string
  assignee: string | null
  policy: string
  priority: Priority
}

/** Who held a ticket, from its opening on, in order; one entry for each change. */
export function holdersOf(events: readonly TicketEvent[]): [Holder, ...Holder[]] {
  const [first, ...rest] = events
  let ticket = foldTicket('', first ? [first] : [])
  const holders: [Holder, ...Holder[]] = [holderOf(ticket, { from: millis(ticket.openedAt), stay: 1 })]
  for (const event of rest) {
    const before = holders.at(-1) as Holder
    ticket = foldEvent(ticket, event)
    const now = holderOf(ticket, {
      from: Math.max(before.from, millis(event.at)),
      stay: before.stay + (isMove(event) ? 1 : 0),
    })
    if (differ(before, now)) holders.push(now)
  }
  return holders
}

/** Who answers for a clock that was judged at an instant: of accept and hold, who had that stay; else who held the ticket. */
export function holderOfClock(
  holders: readonly [Holder, ...Holder[]],
  { name, cycle }: Pick<Clock, 'name' | 'cycle'>,
  at: number,
): Holder {
  const stays = name === 'accept' || name === 'hold'
  const fits = holders.filter(({ stay }) => !stays || String(stay) === cycle)
  return fits.findLast(({ from }) => from <= at) ?? fits[0] ?? holders[0]
}

function holderOf(ticket: Ticket, when: Pick<Holder, 'from' | 'stay'>): Holder {
  const { level, team, assignee, policy, priority } = ticket
  return { ...when, level, team, assignee, policy, priority }
}

function differ(a: Holder, b: Holder): boolean {
  const keys = ['stay', 'level', 'team', 'assignee', 'policy', 'priority'] as const
  return keys.some((key) => a[key] !== b[key])
}
