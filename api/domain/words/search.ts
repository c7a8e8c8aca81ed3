import { search as de } from './de/search.ts'
import { search as en } from './en/search.ts'
import type { Language } from './language.ts'
import { sayNumber } from './numbers.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What search says: in its box, on its page, and when it finds nothing. */
export function searchWords(language: Language): typeof en {
  return spoken[language]
}

/** How many results there are: "1 result", "1,200 results". */
export function sayResults(count: number, language: Language): string {
  return spoken[language].found(count, sayNumber(count, language))
}

/** The way to all results of a query. */
export function sayAllResults(query: string, { count, language }: { count: number; language: Language }): string {
  return spoken[language].seeAll(count, { number: sayNumber(count, language), query })
}
