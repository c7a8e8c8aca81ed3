import { secondsOf } from '../base/duration.ts'
import { millis, stampOf } from '../base/time.ts'
import { dueAfter } from '../hours/working-time.ts'
import { findPolicy } from '../model/entries.ts'
import type { Promised } from '../model/in-force.ts'
import { calendarOf } from '../model/work-calendars.ts'
import type { Alarm } from '../ticket/alarm.ts'
import type { TicketEvent } from '../ticket/event.ts'
import { isActive, type Ticket } from '../ticket/ticket.ts'
import { alarmKey, alarmsHeard } from './history.ts'
import type { ClockTimes } from './measure.ts'
import { promisedNow } from './told.ts'

type Judged = { ticket: Ticket; events: readonly TicketEvent[]; model: Promised; clocks: readonly ClockTimes[] }

/** The earliest instant at which time alone makes something happen, or null. */
export function wakeOf(judged: Judged): string | null {
  return alarmsOf(judged)[0]?.at ?? null
}

/** Behind every instant, in any collation. */
const noInstant = 'Z'
/** More milliseconds than any instant of these centuries has, so that what is left of them has one width. */
const mostMillis = 10 ** 14

/**
 * Where a ticket stands in a queue, as text to be sorted: first what support still has to do, by the next promise to its requester,
 * then by priority; behind it what has ended, latest first. What waits for a change window stands where the window begins.
 */
export function queueOrder(ticket: Ticket, clocks: readonly ClockTimes[]): string {
  if (!isActive(ticket)) return `${endedOrder}${mostMillis - millis(ticket.updatedAt)}`
  const dues = promisedNow(clocks).flatMap(({ due }) => due ?? [])
  const due = dues.sort()[0] ?? noInstant
  const until = ticket.waitingOn === 'window' ? (ticket.waitingUntil ?? ticket.window?.from ?? noInstant) : ''
  return `A${[until, due].sort()[1]}${ticket.priority}`
}

/** How the order of everything begins that has ended. */
const endedOrder = 'E'

/**
 * Everything that time alone will make happen as things stand, earliest first; what has happened is not in it. With `until`,
 * only what comes by that instant.
 */
export function alarmsOf({ ticket, events, model, clocks }: Judged, until = noInstant): Alarm[] {
  const near = clocks.filter(
    ({ endedAt, riskAt, due }) => endedAt === null && ((riskAt ?? noInstant) <= until || (due ?? noInstant) < until),
  )
  const heard = near.length === 0 ? null : alarmsHeard(events)
  const alarms: Alarm[] = []
  for (const { name, cycle, riskAt, due } of near) {
    const late = heard?.has(alarmKey('clock.breached', name, cycle))
    const risk = late || heard?.has(alarmKey('clock.at-risk', name, cycle))
    if (riskAt && due && !risk && riskAt !== due)
      alarms.push({ type: 'at-risk', at: riskAt, clock: { name, cycle, due } })
    if (due && !late) alarms.push({ type: 'breached', at: justAfter(due), clock: { name, cycle, due } })
  }
  if (ticket.state === 'waiting' && ticket.waitingUntil) alarms.push({ type: 'resume', at: ticket.waitingUntil })
  const close = closeAt(ticket, model)
  if (close) alarms.push({ type: 'close', at: close })
  for (const { id, nextChase } of ticket.vendorTickets) {
    if (nextChase && isActive(ticket)) alarms.push({ type: 'chase', at: nextChase, vendorTicket: id })
  }
  return alarms.filter(({ at }) => at <= until).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** A promise is broken from the first instant after it was due. */
function justAfter(due: string): string {
  return stampOf(millis(due) + 1)
}

/** When a resolved ticket closes by itself: working time of its policy's calendar after resolution. */
function closeAt(ticket: Ticket, model: Promised): string | null {
  if (ticket.state !== 'resolved' || !ticket.resolvedAt) return null
  const policy = findPolicy(model, ticket.policy)
  if (!policy) return null
  const at = dueAfter(calendarOf(model, policy.calendar), millis(ticket.resolvedAt), secondsOf(model.autoClose) * 1000)
  return at === null ? null : stampOf(at)
}
