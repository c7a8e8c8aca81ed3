import { doors as de } from './de/doors.ts'
import { doors as en } from './en/doors.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the ways to an answer are called, what each is good for, and how soon it answers. */
export function doorWords(language: Language): typeof en {
  return spoken[language]
}
