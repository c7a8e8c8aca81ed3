import { openings as de } from './de/openings.ts'
import { openings as en } from './en/openings.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said of a team's hours at the moment of reading. */
export function openingWords(language: Language): typeof en {
  return spoken[language]
}
