import { firstNotBefore } from '../base/halving.ts'
import { eraAt, fromLocal, toLocal } from '../base/zone.ts'
import { clipStart, dayLength, mergeSpans, type Span, type WorkCalendar } from './calendar.ts'

const mostSpansADay = 24
const rememberedDays = 20_000
/** The first day that instants of fixed width cannot name: 10000-01-01. */
const endOfTime = 2_932_897

/**
 * The earliest instant at which `amount` milliseconds of working time have passed since `start`, outside the pauses.
 * An amount used up exactly at closing time is due at closing time, no amount is due at once. Null when an open-ended pause leaves
 * nothing, or when it would be after the year 9999.
 */
export function dueAfter(
  calendar: WorkCalendar,
  start: number,
  amount: number,
  pauses: readonly Span[] = [],
): number | null {
  if (!(amount >= 0)) throw new RangeError(`${amount} ms is no amount of time; expected zero or more`)
  if (amount === 0) return start
  if (amount === Number.POSITIVE_INFINITY) return null
  const stops = ordered(pauses)
  const lastStop = stops.at(-1)
  let need = amount
  let day = nextWorkDay(calendar, localDay(calendar, start) - 1)
  for (;;) {
    day = afterLongStop(calendar, day, stops)
    const weeks = Math.min(Math.floor((need - 1) / calendar.weekTotal), plainWeeks(calendar, day, start, stops))
    if (weeks > 0) {
      need -= weeks * calendar.weekTotal
      day += 7 * weeks
    }
    for (const [from, to] of without(clipStart(shiftsOf(calendar, day), start), stops)) {
      if (to - from >= need) return from + need
      need -= to - from
    }
    day = nextWorkDay(calendar, day + 1)
    if (day >= endOfTime) return null
    if (lastStop?.[1] === Number.POSITIVE_INFINITY && day * dayLength - 2 * dayLength > lastStop[0]) return null
  }
}

/** The latest instant from which `amount` milliseconds of working time pass until `end`. */
export function dueBefore(calendar: WorkCalendar, end: number, amount: number): number {
  if (!(amount >= 0)) throw new RangeError(`${amount} ms is no amount of time; expected zero or more`)
  let need = amount
  if (need === 0) return end
  for (let day = localDay(calendar, end); ; day--) {
    for (const [from, to] of [...shiftsOf(calendar, day)].reverse()) {
      const until = Math.min(to, end)
      if (until <= from) continue
      if (until - from >= need) return until - need
      need -= until - from
    }
  }
}

/** Working milliseconds from one instant to another, outside the pauses; zero when `to` is not after `from`. */
export function elapsedBetween(calendar: WorkCalendar, from: number, to: number, pauses: readonly Span[] = []): number {
  const stops = ordered(pauses)
  const last = localDay(calendar, to)
  let sum = 0
  let day = nextWorkDay(calendar, localDay(calendar, from) - 1)
  while (to > from && day <= last) {
    const weeks = Math.min(Math.floor((last - 1 - day) / 7), plainWeeks(calendar, day, from, stops))
    if (weeks > 0) {
      sum += weeks * calendar.weekTotal
      day += 7 * weeks
    }
    for (const [a, b] of without(clipStart(shiftsOf(calendar, day), from), stops))
      sum += Math.max(0, Math.min(b, to) - a)
    day = afterLongStop(calendar, nextWorkDay(calendar, day + 1), stops)
  }
  return sum
}

/** Working spans between two instants, in order, joined where they touch. */
export function openSpans(calendar: WorkCalendar, from: number, to: number): Span[] {
  const spans: Span[] = []
  const last = localDay(calendar, to)
  for (
    let day = nextWorkDay(calendar, localDay(calendar, from) - 1);
    to > from && day <= last;
    day = nextWorkDay(calendar, day + 1)
  ) {
    for (const [a, b] of clipStart(shiftsOf(calendar, day), from)) if (a < to) spans.push([a, Math.min(b, to)])
  }
  return mergeSpans(spans)
}

/** Local days between two instants that are holidays, as spans from midnight to midnight, joined. */
export function holidaySpans(calendar: WorkCalendar, from: number, to: number): Span[] {
  const spans: Span[] = []
  const last = localDay(calendar, to)
  for (let index = firstHolidayFrom(calendar, localDay(calendar, from)); index < calendar.holidayDays.length; index++) {
    const day = calendar.holidayDays[index] as number
    if (day > last) break
    const a = Math.max(from, fromLocal(calendar.zone, day * dayLength))
    const b = Math.min(to, fromLocal(calendar.zone, (day + 1) * dayLength))
    if (a < b) spans.push([a, b])
  }
  return mergeSpans(spans)
}

/** Whether somebody works at an instant; opening counts, closing does not. */
export function isOpen(calendar: WorkCalendar, at: number): boolean {
  return openSpans(calendar, at, at + 1).length > 0
}

/** The first open instant at or after `at`. */
export function nextOpen(calendar: WorkCalendar, at: number): number {
  const used = dueAfter(calendar, at, 1)
  return (used ?? at) - 1
}

/** When work begins on a later day than that of an instant, in the calendar's own zone; null where it never ends. */
export function nextDayAtWork(calendar: WorkCalendar, at: number): number | null {
  const dayOf = (instant: number) => Math.floor(toLocal(calendar.zone, instant) / dayLength)
  for (let from = at, spans = 0; spans < mostSpansADay; spans++) {
    const end = isOpen(calendar, from) ? openUntil(calendar, from) : from
    if (end === null) return null
    from = nextOpen(calendar, end)
    if (dayOf(from) > dayOf(at)) return from
  }
  return null
}

/** When the present opening ends, or null while closed. A calendar that never closes answers null too. */
export function openUntil(calendar: WorkCalendar, at: number): number | null {
  const first = openSpans(calendar, at, at + 8 * dayLength)[0]
  return first && first[0] === at && first[1] < at + 8 * dayLength ? first[1] : null
}

/** The parts of spans that no pause covers. Both are in order, and pauses do not lie over each other. */
export function without(spans: readonly Span[], stops: readonly Span[]): Span[] {
  if (stops.length === 0) return spans as Span[]
  return spans.flatMap(([from, to]) => {
    const parts: Span[] = []
    let at = from
    for (let index = firstStopAfter(stops, from); index < stops.length; index++) {
      const [a, b] = stops[index] as Span
      if (a >= to) break
      if (a > at) parts.push([at, a])
      at = Math.max(at, b)
      if (at >= to) break
    }
    if (at < to) parts.push([at, to])
    return parts
  })
}

/** What lies in both of two lists of spans, each in order and apart. */
export function intersect(spans: readonly Span[], others: readonly Span[]): Span[] {
  const both: Span[] = []
  for (let i = 0, j = 0; i < spans.length && j < others.length; ) {
    const [a, b] = [spans[i] as Span, others[j] as Span]
    const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])]
    if (from < to) both.push([from, to])
    if (a[1] < b[1]) i++
    else j++
  }
  return both
}

/** Pauses in order and apart; those that are so already are taken as they are. */
function ordered(pauses: readonly Span[]): readonly Span[] {
  for (let index = 1; index < pauses.length; index++) {
    if ((pauses[index] as Span)[0] <= (pauses[index - 1] as Span)[1]) return mergeSpans(pauses)
  }
  return pauses
}

/** Working hours of a local date as instants; none on a holiday, none on a date that the zone skips. */
function shiftsOf(calendar: WorkCalendar, day: number): readonly Span[] {
  const known = calendar.known.get(day)
  if (known) return known
  if (calendar.known.size > rememberedDays) calendar.known.clear()
  const before = rawShifts(calendar, day - 1).at(-1)?.[1] ?? Number.NEGATIVE_INFINITY
  const shifts = clipStart(rawShifts(calendar, day), before)
  calendar.known.set(day, shifts)
  return shifts
}

function rawShifts(calendar: WorkCalendar, day: number): Span[] {
  if (calendar.holidays.has(day)) return []
  const midnight = day * dayLength
  if (localDay(calendar, fromLocal(calendar.zone, midnight)) !== day) return []
  const spans = (calendar.week[weekdayOf(day)] ?? []).flatMap(([from, to]): Span[] => {
    const span: Span = [fromLocal(calendar.zone, midnight + from), fromLocal(calendar.zone, midnight + to)]
    return span[0] < span[1] ? [span] : []
  })
  return mergeSpans(spans)
}

/** The day on which a pause ends that covers more than the day given; that day itself when none does. */
function afterLongStop(calendar: WorkCalendar, day: number, stops: readonly Span[]): number {
  const stop = stops[firstStopAfter(stops, (day - 1) * dayLength)]
  if (!stop || stop[0] > (day - 1) * dayLength || stop[1] === Number.POSITIVE_INFINITY) return day
  return Math.max(day, nextWorkDay(calendar, localDay(calendar, stop[1]) - 1))
}

/** Index of the first pause that ends after an instant. */
function firstStopAfter(stops: readonly Span[], at: number): number {
  return firstNotBefore(stops.length, (index) => (stops[index] as Span)[1] <= at)
}

/** How many whole weeks from a day on are plain: no holiday, no clock change, no pause, and all after `start`. */
function plainWeeks(calendar: WorkCalendar, day: number, start: number, stops: readonly Span[]): number {
  if (localDay(calendar, start) >= day - 1) return 0
  const opens = fromLocal(calendar.zone, day * dayLength)
  const era = eraAt(calendar.zone, opens)
  if (opens - 2 * dayLength < era.from) return 0
  const holiday = calendar.holidayDays[firstHolidayFrom(calendar, day - 1)] ?? Number.POSITIVE_INFINITY
  const change = era.to === Number.POSITIVE_INFINITY ? era.to : localDay(calendar, era.to - 1)
  const stop = stops[firstStopAfter(stops, opens)]
  const pause = stop ? localDay(calendar, Math.max(stop[0], opens)) : Number.POSITIVE_INFINITY
  const free = Math.min(holiday, change, pause) - 2 - day
  return free === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : Math.max(0, Math.floor(free / 7))
}

/** The first day, this one included, that has hours and is no holiday. */
function nextWorkDay(calendar: WorkCalendar, from: number): number {
  let day = from
  for (;;) {
    while (calendar.holidays.has(day)) day = endOfHolidays(calendar, day)
    const weekday = weekdayOf(day)
    let ahead = 0
    while (calendar.week[(weekday + ahead) % 7]?.length === 0) ahead++
    day += ahead
    if (!calendar.holidays.has(day)) return day
  }
}

/** The first day after an unbroken run of holidays. */
function endOfHolidays(calendar: WorkCalendar, day: number): number {
  const days = calendar.holidayDays
  let low = firstHolidayFrom(calendar, day)
  const offset = day - low
  let high = days.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((days[middle] as number) - middle === offset) low = middle
    else high = middle - 1
  }
  return (days[low] as number) + 1
}

/** Index of the first holiday on or after a day. */
function firstHolidayFrom({ holidayDays }: WorkCalendar, day: number): number {
  return firstNotBefore(holidayDays.length, (index) => (holidayDays[index] as number) < day)
}

function localDay(calendar: WorkCalendar, epoch: number): number {
  return Math.floor(toLocal(calendar.zone, epoch) / dayLength)
}

/** Monday is 0; the first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}
