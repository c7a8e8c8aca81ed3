import { makeDueAnswerer } from '#api/cli/due-line.ts'
import { type Calendar, compileCalendar, type Span, type WorkCalendar } from '#domain/hours/calendar.ts'
import { dueAfter, dueBefore, elapsedBetween, nextOpen, openSpans } from '#domain/hours/working-time.ts'
import { must } from './must.ts'

/** A compiled calendar; a bad one throws what is wrong with it. */
export function calendar(timeZone: string, hours: Record<string, string[]>, holidays: string[] = []) {
  return must(compileCalendar({ timeZone, hours: hours as Calendar['hours'], holidays }))
}

export function due(line: object): { due?: string; error?: string; elapsedSeconds?: number } {
  return JSON.parse(makeDueAnswerer()(JSON.stringify(line)))
}

export function dueFrom(on: WorkCalendar, start: string, amount: number, pauses: Span[] = []): string {
  return iso(dueAfter(on, ms(start), amount, pauses) as number)
}

export function startFor(on: WorkCalendar, end: string, amount: number): string {
  return iso(dueBefore(on, ms(end), amount))
}

export function opens(on: WorkCalendar, at: string): string {
  return iso(nextOpen(on, ms(at)))
}

export function within(on: WorkCalendar, from: string, to: string, pauses: Span[] = []): number {
  return elapsedBetween(on, ms(from), ms(to), pauses) / 1000
}

export function spansOn(timeZone: string, date: string, hours: Record<string, string[]>) {
  const day = Temporal.PlainDate.from(date)
  const [a, b] = [day, day.add({ days: 1 })].map((each) => each.toZonedDateTime(timeZone).epochMilliseconds)
  return openSpans(calendar(timeZone, hours), a as number, b as number).map(([x, y]) => [iso(x), iso(y)])
}

export function sunday(timeZone: string, date: string, intervals: string[]): number {
  return spansOn(timeZone, date, { sun: intervals }).reduce(
    (sum, [a, b]) => sum + (ms(b as string) - ms(a as string)) / 1000,
    0,
  )
}

export function pause(from: string, to: string): Span {
  return [ms(from), ms(to)]
}

export function ms(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}

export function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString()
}
