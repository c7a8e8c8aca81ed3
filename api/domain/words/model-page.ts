import { modelPage as en } from './en/model-page.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says around the support model and a proposed one. */
export function modelPageWords(language: Language): typeof en {
  return spoken[language]
}
