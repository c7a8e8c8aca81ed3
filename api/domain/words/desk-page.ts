import { deskPage as en } from './en/desk-page.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What pages of the desk say around what they list. */
export function deskPageWords(language: Language): typeof en {
  return spoken[language]
}
