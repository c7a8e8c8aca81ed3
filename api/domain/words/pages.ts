import { pages as de } from './de/pages.ts'
import { pages as en } from './en/pages.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the pages of the portal say around their content. */
export function pageWords(language: Language): typeof en {
  return spoken[language]
}
