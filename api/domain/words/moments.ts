import { dayNumber, millis } from '../base/time.ts'
import { moments as en } from './en/moments.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en }

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

/** A calendar day: "12 Oct 2026" for 2026-10-12. */
export function sayDay(day: string, language: Language): string {
  const { year, ...date } = readClock(`${day}T12:00:00.000Z`, { timeZone: 'UTC', language })
  return spoken[language].date(date, year)
}

function readClock(instant: string, { timeZone, language }: Place) {
  const at = millis(instant)
  const named = partsOf(at, {
    locale: spoken[language].locale,
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const counted = partsOf(at, { locale: 'en', timeZone, day: 'numeric', month: 'numeric', year: 'numeric' })
  return {
    weekday: named.weekday ?? '',
    day: named.day ?? '',
    month: named.month ?? '',
    year: named.year ?? '',
    time: `${named.hour}:${named.minute}`,
    epochDay: dayNumber(Number(counted.year), Number(counted.month), Number(counted.day)),
  }
}

function partsOf(
  at: number,
  { locale, ...options }: Intl.DateTimeFormatOptions & { locale: string },
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(at)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
