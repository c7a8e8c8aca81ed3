import { sayDuration as sayDurationIn } from '#domain/words/amounts.ts'
import { type Language, languageOf } from '#domain/words/language.ts'
import { sayDay as sayDayIn } from '#domain/words/moments.ts'
import { pageWords } from '#domain/words/pages.ts'
import { settings } from '../build/settings.ts'

/* What the rules say, in the language of the portal. */

export const language: Language = languageOf(settings.language)

/** What the pages say around their content. */
export const words = pageWords(language)

export function sayDay(day: string): string {
  return sayDayIn(day, language)
}

export function sayDuration(duration: string): string {
  return sayDurationIn(duration, language)
}
