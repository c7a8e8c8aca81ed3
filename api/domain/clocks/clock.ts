import type { Segment } from '../hours/explain.ts'
import type { SupportModel } from '../model/support-model.ts'
import type { ClockName, TicketEvent } from '../ticket/event.ts'
import { historyOf } from './history.ts'
import { stayClocks, vendorClock } from './level.ts'
import { measure } from './measure.ts'
import { resolveClocks, respondClock, updateClocks } from './promise.ts'

/** One running measure of one promise on one ticket. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export type Clock = {
  name: ClockName
  /** Distinguishes several clocks of one name on one ticket: "1", "2" … per message, stay or vendor ticket. */
  cycle: string
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled'
  atRisk: boolean
  /** Level for accept and hold, vendor ticket id for vendor. */
  level?: number
  vendorTicket?: string
  calendar: string
  startedAt: string
  endedAt: string | null
  target: number
  elapsed: number
  /** Negative once late. */
  remaining: number
  /** Null while paused: it moves on resuming. */
  due: string | null
  /** Instant at which it becomes at risk; null while paused or ended. */
  riskAt: string | null
  /** The due instant when it was breached. */
  breachedAt: string | null
  segments: Segment[]
}

/**
 * Every clock of a ticket as of an instant, in the order they began: promises to the requester (respond, update, resolve),
 * one accept and one hold per stay at a level, one vendor clock per vendor ticket. Pure; the model is the one the ticket
 * pins. With `explain`, each clock carries the stretches that were counted or not, and why.
 */
export function clocksOf(
  events: readonly TicketEvent[],
  model: SupportModel,
  now: Temporal.Instant,
  options: { explain?: boolean } = {},
): Clock[] {
  const history = historyOf(events)
  const at = now.epochMilliseconds
  const measures = [
    ...respondClock(history, model),
    ...updateClocks(history, model),
    ...resolveClocks(history, model),
    ...history.stays.flatMap((stay, index) => stayClocks(history, model, { stay, cycle: String(index + 1) })),
    ...history.vendors.flatMap((stay, index) => vendorClock(history, model, { stay, cycle: String(index + 1) })),
  ]
  return measures
    .filter(({ start }) => start.from <= at)
    .map((entry) => measure(entry, at, options.explain ?? false))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
}
