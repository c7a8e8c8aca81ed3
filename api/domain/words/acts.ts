import type { DeskVerb } from '../ticket/verbs.ts'
import { acts } from './en/acts.ts'
import type { Language } from './language.ts'

const en: typeof acts & Record<DeskVerb, { label: string }> = acts
const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says of each verb that it offers: names, titles and labels of its form, and what is said when it is done. */
export function actWords(language: Language): typeof en {
  return spoken[language]
}
