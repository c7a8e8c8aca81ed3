import { onCall as en } from './en/on-call.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says about who is on call. */
export function onCallWords(language: Language): typeof en {
  return spoken[language]
}
