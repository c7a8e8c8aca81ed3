import { panel as de } from './de/panel.ts'
import { panel as en } from './en/panel.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the help panel says that stands on other pages of the organisation. */
export function panelWords(language: Language): typeof en {
  return spoken[language]
}
