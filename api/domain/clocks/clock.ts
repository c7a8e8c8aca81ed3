import { z } from 'zod'
import { segmentSchema } from '../hours/explain.ts'
import type { SupportModel } from '../model/support-model.ts'
import { clockNameSchema, type TicketEvent } from '../ticket/event.ts'
import { historyOf } from './history.ts'
import { stayClocks, vendorClock } from './level.ts'
import { measure } from './measure.ts'
import { resolveClocks, respondClock, updateClocks } from './promise.ts'

/** One running measure of one promise on one ticket. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export const clockSchema = z.object({
  name: clockNameSchema,
  /** Distinguishes several clocks of one name on one ticket: "1", "2" … per message, stay or vendor ticket. */
  cycle: z.string(),
  state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  atRisk: z.boolean(),
  /** Of the stay, for accept and hold. */
  level: z.int().optional(),
  vendorTicket: z.string().optional(),
  calendar: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  target: z.number().describe('Seconds'),
  elapsed: z.number().describe('Seconds counted'),
  remaining: z.number().describe('Seconds left; negative once late'),
  due: z.string().nullable().describe('Null while paused'),
  /** Null while paused or ended. */
  riskAt: z.string().nullable(),
  /** The due instant when it was breached. */
  breachedAt: z.string().nullable(),
  segments: z.array(segmentSchema).describe('What was counted, what was not, and why'),
})
export type Clock = z.infer<typeof clockSchema>

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
