import * as de from './de/field-errors.ts'
import * as en from './en/field-errors.ts'
import type { Language } from './language.ts'
import { sayNumber } from './numbers.ts'

const spoken: Record<Language, { fieldErrors: typeof en.fieldErrors; rules: typeof en.rules }> = { en, de }

/** What is said of a field that is missing, not known, or of another type. */
export function fieldErrorWords(language: Language): typeof en.fieldErrors {
  return spoken[language].fieldErrors
}

/** What a rule says of a field, which it says in English: in another language where that has words for it. */
export function sayRule(rule: string, language: Language): string {
  const { fieldErrors, rules } = spoken[language]
  const [, bound, count = ''] = /^at (least|most) ([\d,]+) characters$/.exec(rule) ?? []
  if (bound === undefined) return rules[rule] ?? rule
  const number = sayNumber(Number(count.replaceAll(',', '')), language)
  return bound === 'least' ? fieldErrors.least(number) : fieldErrors.most(number)
}
