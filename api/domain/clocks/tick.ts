import { latestOf, stamp } from '../base/time.ts'
import type { Promised } from '../model/in-force.ts'
import {
  type Alarm,
  type AlarmContext,
  type ClockAlarm,
  eventsOfAlarm,
  eventsOfRule,
  isOfClock,
  isPast,
} from '../ticket/alarm.ts'
import { isReadBy, numbered, type TicketEvent } from '../ticket/event.ts'
import { foldEvent } from '../ticket/fold.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { afterAlarms, openClocksOf } from './clock.ts'
import { alarmsOf } from './index.ts'
import type { OpenClock } from './measure.ts'

/** A ticket with its log, and the model it is judged by. */
export type Judged = { ticket: Ticket; events: readonly TicketEvent[]; model: Promised }

/** What one alarm of a ticket caused, and the ticket after it. */
export type Turn = { ticket: Ticket; events: TicketEvent[] }

const mostTurns = 100

/**
 * Lets every alarm of a ticket that has come by `now` go off, in order; what one causes may set the next. What is past is told
 * before the rules do anything because of it: who is moved leaves no broken promise behind that nobody tells. Answers each turn,
 * and the ticket, its log and its open clocks after the last. Stops after a hundred: the rest is for the next time.
 */
export function tickTicket(
  { ticket, events, model }: Judged,
  context: Omit<AlarmContext, 'at' | 'promised'>,
  now: Temporal.Instant,
): { turns: Turn[]; ticket: Ticket; events: TicketEvent[]; clocks: OpenClock[] } {
  const turns: Turn[] = []
  const log = [...events]
  let after = ticket
  let clocks = openClocksOf(log, model, now)
  const at = stamp(now)
  const alarms = () => alarmsOf({ ticket: after, events: log, model, clocks }, at)
  let due = alarms()
  const judged: ClockAlarm[] = []
  while (turns.length < mostTurns || judged.length > 0) {
    const next = nextOf(judged, turns.length < mostTurns ? due : [])
    if (!next) break
    const heard = { ...context, promised: model, at: latestOf(at, after.updatedAt) }
    const isRule = next === judged[0]
    if (isRule) judged.shift()
    else if (isOfClock(next)) judged.push(next)
    const found =
      isRule && isOfClock(next)
        ? isRunning(clocks, next)
          ? eventsOfRule(after, next, heard)
          : []
        : eventsOfAlarm(after, next, heard)
    if (found.length === 0 && !isRule) break
    if (found.length === 0) continue
    const caused = numbered(found, after.version)
    after = caused.reduce(foldEvent, after)
    log.push(...caused)
    turns.push({ ticket: after, events: caused })
    clocks = caused.some((event) => isReadBy('clocks', event))
      ? openClocksOf(log, model, now)
      : afterAlarms(clocks, caused)
    due = alarms()
  }
  return { turns, ticket: after, events: log, clocks }
}

/** What is past comes first, then what happens now, in the order in which it came due; `judged` are told already. */
function nextOf(judged: readonly ClockAlarm[], due: readonly Alarm[]): Alarm | undefined {
  const past = due.find(isPast)
  const [rule] = judged
  const [act] = due
  return past ?? (rule && act && act.at < rule.at ? act : (rule ?? act))
}

/** The rules look at a clock as it stands: one that has ended moves nothing. */
function isRunning(clocks: readonly OpenClock[], { clock }: ClockAlarm): boolean {
  return clocks.some(({ name, cycle, endedAt }) => name === clock.name && cycle === clock.cycle && endedAt === null)
}
