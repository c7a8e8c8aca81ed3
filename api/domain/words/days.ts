import { millis } from '../base/time.ts'
import { days as de } from './de/days.ts'
import { days as en } from './en/days.ts'
import type { Language } from './language.ts'
import { monthName } from './moments.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** A calendar day: "12 Oct 2026" for 2026-10-12. Without Intl, whose first use costs a page of results a tenth of a second on a phone. */
export function sayDay(day: string, language: Language): string {
  return `${sayShortDay(day, language)} ${day.slice(0, 4)}`
}

/** A calendar day of a year that is known: "12 Oct" for 2026-10-12. */
export function sayShortDay(day: string, language: Language): string {
  const { date } = spoken[language]
  const [, month, number] = day.split('-').map(Number)
  return date({ day: String(number), month: monthName(month ?? 0, language) })
}

/** A month: "November 2026" for 2026-11, "Nov 2026" where there is little room. */
export function sayMonth(month: string, language: Language, name: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(spoken[language].locale, { month: name, year: 'numeric', timeZone: 'UTC' })
  return format.format(millis(`${month}-01T00:00:00.000Z`))
}
