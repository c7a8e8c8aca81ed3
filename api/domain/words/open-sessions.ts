import { openSessions as en } from './en/open-sessions.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said of the browsers in which somebody is signed in. */
export function openSessionWords(language: Language): typeof en {
  return spoken[language]
}
