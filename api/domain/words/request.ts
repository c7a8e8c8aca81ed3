import { request as en } from './en/request.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en }

/** What the request page says around the request itself. */
export function requestWords(language: Language): typeof en {
  return spoken[language]
}
