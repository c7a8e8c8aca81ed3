import { following as de } from './de/following.ts'
import { following as en } from './en/following.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said where a known problem can be followed. */
export function followingWords(language: Language): typeof en {
  return spoken[language]
}
