import { forSupport as de } from './de/for-support.ts'
import { forSupport as en } from './en/for-support.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said around articles that only some may read. */
export function forSupportWords(language: Language): typeof en {
  return spoken[language]
}
