import { deliveries as en } from './en/deliveries.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said of notices that did not get through. */
export function deliveryWords(language: Language): typeof en {
  return spoken[language]
}

/** What a notice tells, by its kind; that of a webhook is named as its event. */
export function sayNotice(kind: string, language: Language): string {
  return spoken[language].kinds[kind] ?? kind
}
