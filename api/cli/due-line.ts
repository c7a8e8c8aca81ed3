import { z } from 'zod'
import { parseDuration } from '#domain/base/duration.ts'
import { stampOf } from '#domain/base/time.ts'
import { type CalendarIssue, compileCalendar, type Span, type WorkCalendar } from '#domain/hours/calendar.ts'
import { explain } from '#domain/hours/explain.ts'
import { dueAfter, elapsedBetween } from '#domain/hours/working-time.ts'

const lineSchema = z.strictObject({
  calendar: z.looseObject({
    timeZone: z.string(),
    hours: z.record(z.string(), z.array(z.string())),
    holidays: z.array(z.string()).default([]),
  }),
  start: z.string(),
  target: z.string().optional(),
  until: z.string().optional(),
  pauses: z.array(z.tuple([z.string(), z.string()])).default([]),
})

const rememberedCalendars = 500

/** Answers lines of `ladder due`; calendars that come again are compiled once. */
export function makeDueAnswerer(options: { explain?: boolean } = {}): (line: string) => string {
  const compiled = new Map<string, WorkCalendar>()
  return (line) => {
    try {
      return JSON.stringify(answer(line, compiled, options.explain ?? false))
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? error.message : String(error) })
    }
  }
}

function answer(line: string, compiled: Map<string, WorkCalendar>, withSegments: boolean) {
  const parsed = lineSchema.safeParse(readJson(line))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new RangeError(`${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not understood'}`)
  }
  const { start, target, until, pauses } = parsed.data
  if (target === undefined && until === undefined) throw new RangeError('line: expected "target" or "until", or both')
  const calendar = calendarOf(parsed.data.calendar, compiled)
  const from = instantOf(start, 'start')
  const stops = pauses.map(([a, b], index) => pauseOf(a, b, index))
  const result: { due?: string; elapsedSeconds?: number; segments?: unknown } = {}
  let end = from
  if (target !== undefined) {
    const due = dueAfter(calendar, from, amountOf(target), stops)
    if (due === null) throw new RangeError('target: never reached')
    result.due = stampOf(due)
    end = due
  }
  if (until !== undefined) {
    const to = instantOf(until, 'until')
    result.elapsedSeconds = elapsedBetween(calendar, from, to, stops) / 1000
    end = Math.max(end, to)
  }
  if (withSegments) result.segments = explain(calendar, { from, to: end, pauses: stops.map((span) => ({ span })) })
  return result
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new RangeError('line: expected one JSON object')
  }
}

function calendarOf(
  source: { timeZone: string; hours: Record<string, string[]>; holidays: string[] },
  compiled: Map<string, WorkCalendar>,
) {
  const { timeZone, hours, holidays } = source
  const key = JSON.stringify([timeZone, hours, holidays])
  const known = compiled.get(key)
  if (known) return known
  const made = compileCalendar({ timeZone, hours, holidays })
  if (!made.ok) throw new RangeError(made.error.map(sayIssue).join('; '))
  if (compiled.size >= rememberedCalendars) compiled.clear()
  compiled.set(key, made.value)
  return made.value
}

function sayIssue(issue: CalendarIssue): string {
  return `calendar.${issue.path.join('.')}: came ${JSON.stringify(issue.came)}, expected ${issue.expected}`
}

function instantOf(text: string, field: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw new RangeError(
      `${field}: came ${JSON.stringify(text)}, expected an ISO 8601 instant, such as "2026-11-24T08:00:00Z"`,
    )
  }
}

function amountOf(text: string): number {
  const parsed = parseDuration(text)
  if (!parsed.ok) throw new RangeError(`target: came ${JSON.stringify(text)}, expected ${parsed.error.expected}`)
  return parsed.value * 1000
}

function pauseOf(a: string, b: string, index: number): Span {
  const span: Span = [instantOf(a, `pauses.${index}.0`), instantOf(b, `pauses.${index}.1`)]
  if (span[1] < span[0]) throw new RangeError(`pauses.${index}: ends before it begins`)
  return span
}
