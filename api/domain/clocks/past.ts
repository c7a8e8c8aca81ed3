import { stamp } from '../base/time.ts'
import { type AlarmContext, type ClockAlarm, eventsOfAlarm, factOf } from '../ticket/alarm.ts'
import { type NewEvent, numbered, type TicketEvent } from '../ticket/event.ts'
import { foldEvent } from '../ticket/fold.ts'
import { openClocksOf } from './clock.ts'
import { alarmKey } from './history.ts'
import { alarmsOf } from './index.ts'
import type { Judged } from './tick.ts'

/** What time alone has done to a ticket by `now` that an act has to start from: a waiting that was set to end has ended. */
export function endedBefore(
  judged: Judged,
  context: Omit<AlarmContext, 'at' | 'promised'>,
  now: Temporal.Instant,
): TicketEvent[] {
  const { ticket, model } = judged
  const at = stamp(now)
  if (ticket.state !== 'waiting' || !ticket.waitingUntil || ticket.waitingUntil > at) return []
  const ended = { type: 'resume' as const, at: ticket.waitingUntil }
  return numbered(eventsOfAlarm(ticket, ended, { ...context, promised: model, at }), ticket.version)
}

/**
 * The broken promises that nobody would tell after an act at `now`, because it ends, stops or changes their clocks before the
 * ticker has heard of them: they come before it in the log. The rules have nothing to move by them.
 */
export function brokenBefore(judged: Judged, added: readonly NewEvent[], now: Temporal.Instant): NewEvent[] {
  const broken = brokenBy(judged, now)
  if (broken.size === 0) return []
  const acts = numbered(added, judged.ticket.version)
  const after = { ...judged, ticket: acts.reduce(foldEvent, judged.ticket), events: [...judged.events, ...acts] }
  const left = brokenBy(after, now)
  return [...broken].filter(([key]) => !left.has(key)).map(([, alarm]) => factOf(alarm))
}

/** Breaches that are due to be told, earliest first, by their keys. */
function brokenBy({ ticket, events, model }: Judged, now: Temporal.Instant): Map<string, ClockAlarm> {
  const alarms = alarmsOf({ ticket, events, model, clocks: openClocksOf(events, model, now) })
  return new Map(
    alarms.flatMap((alarm): [string, ClockAlarm][] =>
      alarm.type === 'breached' && alarm.at <= stamp(now)
        ? [[alarmKey('clock.breached', alarm.clock.name, alarm.clock.cycle), alarm]]
        : [],
    ),
  )
}
