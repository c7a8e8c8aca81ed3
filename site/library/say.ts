import { sayDuration as sayDurationIn } from '#domain/words/amounts.ts'
import { homeLanguage, type Language } from '#domain/words/language.ts'
import { sayDay as sayDayIn } from '#domain/words/moments.ts'

/* What the rules say, in the language of the portal. */

export const language: Language = homeLanguage

export function sayDay(day: string): string {
  return sayDayIn(day, language)
}

export function sayDuration(duration: string): string {
  return sayDurationIn(duration, language)
}
