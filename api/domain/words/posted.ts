import { posted as en } from './en/posted.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the page says on which support posts known problems. */
export function postedWords(language: Language): typeof en {
  return spoken[language]
}
