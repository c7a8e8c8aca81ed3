import { asked as de } from './de/asked.ts'
import { asked as en } from './en/asked.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said where a reader tells what they did not find. */
export function askedWords(language: Language): typeof en {
  return spoken[language]
}
