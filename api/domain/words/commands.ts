import { commands as en } from './en/commands.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk's palette and its list of keys say. */
export function commandWords(language: Language): typeof en {
  return spoken[language]
}
