import { filing as de } from './de/filing.ts'
import { filing as en } from './en/filing.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said beside the form that escalates: the promise, what goes along, what may answer it, why it is not sent. */
export function filingWords(language: Language): typeof en {
  return spoken[language]
}
