import { handOver as en } from './en/hand-over.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says where a shift is handed over. */
export function handOverWords(language: Language): typeof en {
  return spoken[language]
}
