import { machines as de } from './de/machines.ts'
import { machines as en } from './en/machines.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said of machines and what they report. */
export function machineWords(language: Language): typeof en {
  return spoken[language]
}
