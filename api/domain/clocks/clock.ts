import type { Promised } from '../model/in-force.ts'
import type { TicketEvent } from '../ticket/event.ts'
import { historyOf, notBefore } from './history.ts'
import { stayClocks, vendorClock } from './level.ts'
import { type Clock, measure } from './measure.ts'
import { resolveClocks, respondClock, updateClocks } from './promise.ts'

/**
 * Every clock of a ticket as of an instant, in the order they began: promises to the requester (respond, update, resolve),
 * one accept and one hold per stay at a level, one vendor clock per vendor ticket. Pure; the model is the one the ticket
 * pins. With `explain`, each clock carries the stretches that were counted or not, and why.
 */
export function clocksOf(
  events: readonly TicketEvent[],
  model: Promised,
  now: Temporal.Instant,
  options: { explain?: boolean } = {},
): Clock[] {
  const history = historyOf(events)
  const at = notBefore(events, now)
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
