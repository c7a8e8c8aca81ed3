import { openClocksOf } from '#domain/clocks/clock.ts'
import { queueOrder, wakeOf } from '#domain/clocks/index.ts'
import type { ClockTimes } from '#domain/clocks/measure.ts'
import type { Judged } from '#domain/clocks/tick.ts'
import { never } from '../store/schema.ts'
import type { ClockIndex } from '../store/tickets.ts'

/** When something of a ticket is next due, at risk, or for the ticker to do. */
export function indexOf(judged: Judged, now: Temporal.Instant): ClockIndex {
  return indexBy(judged, openClocksOf(judged.events, judged.model, now))
}

/** The same, from clocks that are known already. */
export function indexBy(judged: Judged, clocks: readonly ClockTimes[]): ClockIndex {
  const open = clocks.filter(({ endedAt, due }) => endedAt === null && due !== null)
  return {
    nextDue: open.flatMap(({ due }) => due ?? []).sort()[0] ?? never,
    riskAt: open.flatMap(({ riskAt }) => riskAt ?? []).sort()[0] ?? never,
    order: queueOrder(judged.ticket, open),
    wakeAt: wakeOf({ ...judged, clocks }) ?? never,
  }
}
