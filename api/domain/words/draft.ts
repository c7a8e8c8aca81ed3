import { draft } from './en/draft.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof draft> = { en: draft, de: draft }

/** What is said about the draft of an article: on its page, and in the commit that it becomes. */
export function draftWords(language: Language): typeof draft {
  return spoken[language]
}
