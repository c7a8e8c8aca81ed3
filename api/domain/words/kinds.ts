import { kinds as de } from './de/kinds.ts'
import { kinds as en } from './en/kinds.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What kinds of pages and their confidence are called. */
export function kindWords(language: Language): typeof en {
  return spoken[language]
}

/** What one page of a kind is called, or many; of a kind that is unknown here, "Page". */
export function kindName(kind: string, { of, language }: { of: 'one' | 'many'; language: Language }): string {
  const names: Record<string, string> = spoken[language][of]
  return names[kind] ?? spoken[language][of].other
}
