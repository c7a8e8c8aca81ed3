import { openSpans } from '#domain/hours/working-time.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'

const days = 120
const minute = 60_000

/** When a calendar opens and closes in turn, in minutes since 1970: open at `from` when the list begins with it. */
export function openingsOf(model: SupportModel, calendar: string, from: number): number[] {
  const spans = openSpans(calendarOf(model, calendar), from, from + days * 24 * 60 * minute)
  return spans.flat().map((at) => Math.floor(at / minute))
}
