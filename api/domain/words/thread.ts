import { thread as en } from './en/thread.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What a ticket's conversation says around what people wrote. */
export function threadWords(language: Language): typeof en {
  return spoken[language]
}
