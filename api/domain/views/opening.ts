import { z } from 'zod'
import { stampOf } from '../base/time.ts'
import type { WorkCalendar } from '../hours/calendar.ts'
import { isOpen, nextOpen, openUntil } from '../hours/working-time.ts'

/** Whether somebody works in a calendar at an instant, and until when, or from when on. */
export const openingSchema = z.object({
  timeZone: z.string(),
  open: z.boolean(),
  openUntil: z.string().nullable().describe('When they go home; null while closed, or never'),
  opensAt: z.string().nullable().describe('When they are back; null while open'),
})
export type Opening = z.infer<typeof openingSchema>

/** The opening of a calendar at an instant. */
export function openingAt(calendar: WorkCalendar, at: Temporal.Instant): Opening {
  const now = at.epochMilliseconds
  const open = isOpen(calendar, now)
  const until = open ? openUntil(calendar, now) : null
  return {
    timeZone: calendar.timeZone,
    open,
    openUntil: until === null ? null : stampOf(until),
    opensAt: open ? null : stampOf(nextOpen(calendar, now)),
  }
}
