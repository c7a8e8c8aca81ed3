import { latestOf, stamp } from '../base/time.ts'
import type { Promised } from '../model/in-force.ts'
import { type AlarmContext, eventsOfAlarm } from '../ticket/alarm.ts'
import { numbered, type TicketEvent } from '../ticket/event.ts'
import { foldEvent } from '../ticket/fold.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { clocksOf } from './clock.ts'
import { alarmsOf } from './index.ts'
import type { Clock } from './measure.ts'

/** A ticket with its log, and the model it is judged by. */
export type Judged = { ticket: Ticket; events: readonly TicketEvent[]; model: Promised }

/** What one alarm of a ticket caused, and the ticket after it. */
export type Turn = { ticket: Ticket; events: TicketEvent[] }

const mostTurns = 100

/**
 * Lets every alarm of a ticket that has come by `now` go off, in order; what one causes may set the next. Answers each turn,
 * and the ticket, its log and its clocks after the last. Stops after a hundred: the rest is for the next time.
 */
export function tickTicket(
  { ticket, events, model }: Judged,
  context: Omit<AlarmContext, 'at' | 'promised'>,
  now: Temporal.Instant,
): { turns: Turn[]; ticket: Ticket; events: TicketEvent[]; clocks: Clock[] } {
  const turns: Turn[] = []
  const log = [...events]
  let after = ticket
  let clocks = clocksOf(log, model, now)
  const at = stamp(now)
  while (turns.length < mostTurns) {
    const [alarm] = alarmsOf({ ticket: after, events: log, model, clocks })
    if (!alarm || alarm.at > at) break
    const heard = { ...context, promised: model, at: latestOf(at, after.updatedAt) }
    const caused = numbered(eventsOfAlarm(after, alarm, heard), after.version)
    if (caused.length === 0) break
    after = caused.reduce(foldEvent, after)
    log.push(...caused)
    turns.push({ ticket: after, events: caused })
    clocks = clocksOf(log, model, now)
  }
  return { turns, ticket: after, events: log, clocks }
}
