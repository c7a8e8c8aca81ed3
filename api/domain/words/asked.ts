import { asked } from './en/asked.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof asked> = { en: asked }

/** What is said where a reader tells what they did not find. */
export function askedWords(language: Language): typeof asked {
  return spoken[language]
}
