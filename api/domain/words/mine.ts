import { mine as en } from './en/mine.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said around the automations of an owner. */
export function mineWords(language: Language): typeof en {
  return spoken[language]
}
