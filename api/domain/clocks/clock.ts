import type { Promised } from '../model/in-force.ts'
import type { TicketEvent } from '../ticket/event.ts'
import { alarmKey, breachesHeard, historyOf, notBefore } from './history.ts'
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
  const heard = breachesHeard(events)
  const measures = [
    ...respondClock(history, model),
    ...updateClocks(history, model),
    ...resolveClocks(history, model),
    ...history.stays.flatMap((stay, index) => stayClocks(history, model, { stay, cycle: String(index + 1) })),
    ...history.vendors.flatMap((stay, index) => vendorClock(history, model, { stay, cycle: String(index + 1) })),
  ]
  return measures
    .filter(({ start }) => start.from <= at)
    .flatMap((entry) => measure(entry, at, options.explain ?? false))
    .map((clock) => withBreach(clock, heard))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
}

/** A breach that the log holds is a breach, whatever the machine's clock said later. */
function withBreach(clock: Clock, heard: ReadonlyMap<string, string>): Clock {
  const due = heard.get(alarmKey('clock.breached', clock.name, clock.cycle))
  if (due === undefined || clock.breachedAt === due) return clock
  const remaining = Math.min(0, clock.remaining)
  return { ...clock, state: 'breached', atRisk: false, due, riskAt: null, breachedAt: due, remaining }
}
