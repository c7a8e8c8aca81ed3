import { dayNumber, millis } from '../base/time.ts'
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

function readClock(instant: string, { timeZone, language }: Place) {
  const at = millis(instant)
  const { named, counted } = formatsOf(spoken[language].locale, timeZone)
  const { weekday = '', day = '', month = '', year = '', hour, minute } = partsOf(named, at)
  const date = partsOf(counted, at)
  const epochDay = dayNumber(Number(date.year), Number(date.month), Number(date.day))
  return { weekday, day, month, year, time: `${hour}:${minute}`, epochDay }
}

type Formats = { named: Intl.DateTimeFormat; counted: Intl.DateTimeFormat }

/** Making a format takes longer than using it a hundred times, and a queue tells hundreds of moments. */
const made = new Map<string, Formats>()

function formatsOf(locale: string, timeZone: string | undefined): Formats {
  const key = `${locale} ${timeZone ?? ''}`
  const known = made.get(key)
  if (known) return known
  const day = { timeZone, year: 'numeric', day: 'numeric' } as const
  const formats = {
    named: new Intl.DateTimeFormat(locale, {
      ...day,
      weekday: 'short',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    counted: new Intl.DateTimeFormat('en', { ...day, month: 'numeric' }),
  }
  made.set(key, formats)
  return formats
}

function partsOf(format: Intl.DateTimeFormat, at: number): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}
