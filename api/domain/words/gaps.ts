import { gaps as en } from './en/gaps.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said of knowledge gaps at the desk. */
export function gapWords(language: Language): typeof en {
  return spoken[language]
}

/** What a gap is made of: "Nothing fitted 3 times, 1 ticket solved without an article". */
export function sayGapKinds(kinds: Record<keyof typeof en.kinds, number>, language: Language): string {
  const words = spoken[language].kinds
  const said = (Object.keys(words) as (keyof typeof words)[])
    .filter((kind) => kinds[kind] > 0)
    .map((kind) => words[kind](kinds[kind]))
  const text = said.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
