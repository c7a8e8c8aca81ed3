import type { Language } from './language.ts'

/** Making a format takes far longer than using it, and each page of a site tells numbers. */
const formats: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en'),
  de: new Intl.NumberFormat('de'),
}

/** A number as it is written in a language: "12,000". */
export function sayNumber(count: number, language: Language): string {
  return formats[language].format(count)
}
