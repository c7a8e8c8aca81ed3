import { z } from 'zod'
import { type Result, refuse } from '../base/result.ts'
import { millis, stampOf } from '../base/time.ts'
import type { EventBody } from './event.ts'

/** An instant as people and machines send it. */
export const instantSchema = z.iso.datetime({ offset: true }).describe('ISO 8601 instant')
export const windowSchema = z
  .strictObject({ from: instantSchema, to: instantSchema })
  .describe('Planned window of a change')
export type Window = z.infer<typeof windowSchema>

/** What is said of a window that is not ahead. */
export function refuseWindow(): Result<never> {
  return refuse('ticket.window-needed', {
    errors: [{ path: 'window', message: 'a window that ends after it begins and has not passed' }],
  })
}

/** Whether two windows are the same stretch of time, however it is written. */
export function isSameWindow(a: Window, b: Window | null): boolean {
  return b !== null && millis(a.from) === millis(b.from) && millis(a.to) === millis(b.to)
}

/** Whether a window ends after it begins and has not passed at an instant. */
export function isAhead({ from, to }: Window, at: string): boolean {
  return millis(from) < millis(to) && millis(at) < millis(to)
}

/** A change with a window ahead waits for it; one whose window has begun does not. */
export function holdUntil({ from }: Window, at: string): EventBody<'ticket.waited'>[] {
  return millis(from) <= millis(at)
    ? []
    : [{ type: 'ticket.waited', data: { on: 'window', until: stampOf(millis(from)) } }]
}
