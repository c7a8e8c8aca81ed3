import { byMail as de } from './de/by-mail.ts'
import { byMail as en } from './en/by-mail.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said in a ticket of what came by mail. */
export function byMailWords(language: Language): typeof en {
  return spoken[language]
}
