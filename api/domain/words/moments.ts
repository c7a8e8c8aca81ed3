import { dayNumber, millis, twoDigits, type WallClock, wallClock } from '../base/time.ts'
import { moments as de } from './de/moments.ts'
import { moments as en } from './en/moments.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** Whose clock is read: without a zone, the one of the machine that says it. */
type Place = { timeZone?: string | undefined; language: Language }

/** A moment as near as it is: "14:05 today", "09:30 tomorrow", "Tue 14:05", "Tue 3 Dec, 14:05", with the year when it is another. */
export function sayMoment(instant: string, { now, ...place }: Place & { now: string }): string {
  const words = spoken[place.language]
  const { weekday, time, year, epochDay, ...date } = readClock(instant, place)
  const today = readClock(now, place)
  const days = epochDay - today.epochDay
  if (days === 0) return words.today(time)
  if (days === 1) return words.tomorrow(time)
  if (days > 1 && days < 7) return words.thisWeek(weekday, time)
  const day = { weekday, ...date }
  return words.at(year === today.year ? words.day(day) : words.dayOfYear(day, year), time)
}

/** A moment by its date, for what is read later: "Tue 24 Nov 2026, 09:30". */
export function sayDateTime(instant: string, place: Place): string {
  const words = spoken[place.language]
  const { weekday, day, month, year, time } = readClock(instant, place)
  return words.at(words.dayOfYear({ weekday, day, month }, year), time)
}

/** A moment by its date, with the zone named: "Tue 24 Nov 2026, 09:30 (Europe/Berlin)". */
export function sayZoned(instant: string, { timeZone, language }: { timeZone: string; language: Language }): string {
  return spoken[language].in(sayDateTime(instant, { timeZone, language }), timeZone)
}

/** Short name of a month, 1 to 12: "Jan". */
export function monthName(month: number, language: Language): string {
  return spoken[language].months[month - 1] ?? ''
}

/** Without Intl, whose first use costs a page a tenth of a second on a phone, unless a zone is named. */
function readClock(instant: string, { timeZone, language }: Place) {
  const at = millis(instant)
  const { year, month, day, hour, minute } = timeZone === undefined ? wallClock(at) : clockIn(timeZone, at)
  const epochDay = dayNumber(year, month, day)
  return {
    // Day 0 was a Thursday.
    weekday: spoken[language].weekdays.at((epochDay + 4) % 7) ?? '',
    day: String(day),
    month: monthName(month, language),
    year: String(year),
    time: `${twoDigits(hour)}:${twoDigits(minute)}`,
    epochDay,
  }
}

/** Making a format takes longer than using it a hundred times, and a queue tells hundreds of moments. */
const made = new Map<string, Intl.DateTimeFormat>()

function clockIn(timeZone: string, at: number): WallClock {
  let format = made.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    })
    made.set(timeZone, format)
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as WallClock
}
