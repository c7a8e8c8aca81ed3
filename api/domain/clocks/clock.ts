import type { Promised } from '../model/in-force.ts'
import type { TicketEvent } from '../ticket/event.ts'
import { alarmKey, breachesHeard, historyOf, notBefore } from './history.ts'
import { stayClocks, vendorClock } from './level.ts'
import { type Clock, type ClockTimes, type Measure, measure, measureOpen, type OpenClock } from './measure.ts'
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
  const at = notBefore(events, now)
  const heard = breachesHeard(events)
  return measuresOf(events, model, at)
    .flatMap((entry) => measure(entry, at, options.explain ?? false))
    .map((clock) => withBreach(clock, heard))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
}

/** Those that have not ended, and of them only what time alone may make of them: a part of the work. */
export function openClocksOf(events: readonly TicketEvent[], model: Promised, now: Temporal.Instant): OpenClock[] {
  const at = notBefore(events, now)
  const open = measuresOf(events, model, at)
    .flatMap((entry) => measureOpen(entry, at) ?? [])
    .sort((a, b) => a.began - b.began)
  return afterAlarms(open, events)
}

/** Open clocks after the log has heard of some of their alarms, and of nothing else that they depend on. */
export function afterAlarms(clocks: readonly OpenClock[], alarms: readonly TicketEvent[]): OpenClock[] {
  const heard = breachesHeard(alarms)
  return clocks.map((clock) => withTimes(clock, heard))
}

function measuresOf(events: readonly TicketEvent[], model: Promised, at: number): Measure[] {
  const history = historyOf(events)
  const measures = [
    ...respondClock(history, model),
    ...updateClocks(history, model),
    ...resolveClocks(history, model),
    ...history.stays.flatMap((stay, index) => stayClocks(history, model, { stay, cycle: String(index + 1) })),
    ...history.vendors.flatMap((stay, index) => vendorClock(history, model, { stay, cycle: String(index + 1) })),
  ]
  return measures.filter(({ start }) => start.from <= at)
}

function withBreach(clock: Clock, heard: ReadonlyMap<string, string>): Clock {
  const told = withTimes(clock, heard)
  if (told === clock) return clock
  return { ...told, state: 'breached', atRisk: false, remaining: Math.min(0, clock.remaining) }
}

/** A breach that the log holds is a breach, whatever the machine's clock said later: it is at no risk any more. */
function withTimes<T extends ClockTimes>(clock: T, heard: ReadonlyMap<string, string>): T {
  if (heard.size === 0) return clock
  const due = heard.get(alarmKey('clock.breached', clock.name, clock.cycle))
  return due === undefined ? clock : { ...clock, due, riskAt: null, breachedAt: due }
}
