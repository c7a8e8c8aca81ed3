import { beside as en } from './en/beside.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What stands beside a ticket. */
export function besideWords(language: Language): typeof en {
  return spoken[language]
}
