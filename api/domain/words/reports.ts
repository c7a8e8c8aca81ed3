import { definitions, reports } from './en/reports.ts'
import type { Language } from './language.ts'

const en = { reports, definitions }
const spoken: Record<Language, typeof en> = { en, de: en }

/** What the reports call things. */
export function reportWords(language: Language): typeof en.reports {
  return spoken[language].reports
}

/** How each number of the reports is made, for page and command line. */
export function reportDefinitions(language: Language): typeof en.definitions {
  return spoken[language].definitions
}
