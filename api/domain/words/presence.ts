import { presence as en } from './en/presence.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says of who else has a ticket open. */
export function presenceWords(language: Language): typeof en {
  return spoken[language]
}
