import { dayExpected, readDay } from '../base/day.ts'
import { ok, type Result } from '../base/result.ts'
import { dayNumber } from '../base/time.ts'
import { makeZone, type Zone, zoneExpected } from '../base/zone.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export const dayLength = 86_400_000

/** A calendar as editors write it: intervals per weekday, holidays as local dates. */
export type Calendar = {
  id?: string
  name?: string
  timeZone: string
  hours: Partial<Record<Weekday, string[]>>
  holidays: string[]
}

/** A stretch in milliseconds, end exclusive. */
export type Span = [from: number, to: number]

/** A checked calendar, ready for arithmetic. Days are counted from 1970-01-01 (a Thursday). */
export type WorkCalendar = {
  timeZone: string
  zone: Zone
  /** Working hours per weekday, Monday first, in milliseconds from local midnight; what runs past midnight is the next day's. Not joined: a gap in wall time may part what lies over each other. */
  week: Span[][]
  /** Working milliseconds of a week without holidays and clock changes. */
  weekTotal: number
  holidays: ReadonlySet<number>
  /** Holidays in order. */
  holidayDays: readonly number[]
  /** Shifts of days already asked for, as instants. */
  known: Map<number, readonly Span[]>
}

export type CalendarIssue = { path: (string | number)[]; came: string; expected: string }

const interval = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/

/** Checks a calendar and makes it ready; every issue names the path, what came and what was expected. */
export function compileCalendar(calendar: Calendar): Result<WorkCalendar, CalendarIssue[]> {
  const issues: CalendarIssue[] = []
  const zone = readZone(calendar.timeZone, issues)
  const week = weekdays.map((weekday) => readShifts(calendar.hours[weekday], ['hours', weekday], issues))
  for (const name of Object.keys(calendar.hours)) {
    if (!weekdays.includes(name as Weekday)) {
      issues.push({ path: ['hours', name], came: name, expected: `a weekday: ${weekdays.join(', ')}` })
    }
  }
  if (week.every((shifts) => shifts.length === 0) && issues.length === 0) {
    issues.push({
      path: ['hours'],
      came: 'no hours',
      expected: 'at least one interval in the week, such as mon: ["09:00-17:00"]',
    })
  }
  const holidays = readHolidays(calendar.holidays, issues)
  if (issues.length > 0 || !zone) return { ok: false, error: issues }
  const holidayDays = [...holidays].sort((a, b) => a - b)
  const days = splitAtMidnight(week)
  return ok({
    timeZone: zone.id,
    zone,
    week: days,
    weekTotal: days.flatMap(mergeSpans).reduce((sum, [from, to]) => sum + to - from, 0),
    holidays,
    holidayDays,
    known: new Map(),
  })
}

/** Intervals of one week that lie over each other: a configuration error, though the arithmetic would count them once. */
export function overlapsOf(calendar: WorkCalendar | Calendar): CalendarIssue[] {
  const issues: CalendarIssue[] = []
  if ('zone' in calendar) return issues
  const all = weekdays.flatMap((weekday, index) =>
    (calendar.hours[weekday] ?? []).flatMap((text, position) => {
      const span = parseInterval(text)
      return span
        ? [
            {
              from: index * dayLength + span[0],
              to: index * dayLength + span[1],
              text,
              path: ['hours', weekday, position],
            },
          ]
        : []
    }),
  )
  const sorted = all.sort((a, b) => a.from - b.from)
  const first = sorted[0]
  const wrapped = first ? [...sorted, { ...first, from: first.from + 7 * dayLength, to: first.to + 7 * dayLength }] : []
  for (let i = 1; i < wrapped.length; i++) {
    const [before, here] = [wrapped[i - 1], wrapped[i]]
    if (before && here && wrapped.length > 2 && here.from < before.to) {
      issues.push({
        path: here.path,
        came: here.text,
        expected: `an interval that begins after ${before.text} (${String(before.path[1])}) has ended`,
      })
    }
  }
  return issues
}

/** Joins spans that touch or lie over each other. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

function readZone(timeZone: string, issues: CalendarIssue[]): Zone | null {
  try {
    return makeZone(timeZone)
  } catch {
    issues.push({ path: ['timeZone'], came: String(timeZone), expected: zoneExpected })
    return null
  }
}

function readShifts(texts: string[] | undefined, path: (string | number)[], issues: CalendarIssue[]): Span[] {
  if (texts === undefined) return []
  if (!Array.isArray(texts) || texts.length === 0) {
    issues.push({ path, came: 'no interval', expected: 'at least one interval, or no entry for a closed day' })
    return []
  }
  return texts.flatMap((text, index) => {
    const span = parseInterval(text)
    if (span) return [span]
    issues.push({
      path: [...path, index],
      came: String(text),
      expected: 'an interval with a length, such as "09:00-17:00"; "24:00" may end it, "22:00-06:00" runs overnight',
    })
    return []
  })
}

function parseInterval(text: unknown): Span | null {
  const found = typeof text === 'string' ? interval.exec(text) : null
  if (!found) return null
  const [fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number) as [number, number, number, number]
  const from = (fromHour * 60 + fromMinute) * 60_000
  const to = (toHour * 60 + toMinute) * 60_000
  if (to > dayLength || from === to) return null
  return [from, to > from ? to : to + dayLength]
}

function readHolidays(dates: string[], issues: CalendarIssue[]): Set<number> {
  const days = new Set<number>()
  dates.forEach((text, index) => {
    const day = readDay(text)
    if (day) days.add(dayNumber(day.year, day.month, day.day))
    else issues.push({ path: ['holidays', index], came: String(text), expected: dayExpected })
  })
  return days
}

/** An overnight shift becomes two parts, so that a holiday takes what lies on its own date and nothing else. */
function splitAtMidnight(week: Span[][]): Span[][] {
  return week.map((shifts, index) => {
    const yesterday = week[(index + 6) % 7] ?? []
    return [
      ...yesterday.flatMap(([, to]): Span[] => (to > dayLength ? [[0, to - dayLength]] : [])),
      ...shifts.map(([from, to]): Span => [from, Math.min(to, dayLength)]),
    ]
  })
}

/** What remains of spans from an instant on. */
export function clipStart(spans: readonly Span[], from: number): readonly Span[] {
  if ((spans[0]?.[0] ?? from) >= from) return spans
  const rest: Span[] = []
  for (const [a, b] of spans) if (b > from) rest.push([Math.max(a, from), b])
  return rest
}
