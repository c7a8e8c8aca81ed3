import type { Language } from './language.ts'

/** What stands between thousands. Not asked of Intl: its first use costs a page of results a tenth of a second on a phone. */
const between: Record<Language, string> = { en: ',', de: '.' }

/** A count as it is written in a language: "12,000". */
export function sayNumber(count: number, language: Language): string {
  const digits = String(count)
  const parts: string[] = []
  for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end))
  return parts.join(between[language])
}
