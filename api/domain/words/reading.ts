import { reading as de } from './de/reading.ts'
import { reading as en } from './en/reading.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said around an article that is read. */
export function readingWords(language: Language): typeof en {
  return spoken[language]
}

/** Which ticked steps go along with a request: "We send along that you did steps 1, 2 and 4."; nothing when none is. */
export function sayStepsAlong(numbers: readonly number[], language: Language): string {
  const { step, steps } = spoken[language].stuck
  const last = numbers.at(-1)
  if (last === undefined) return ''
  return numbers.length === 1 ? step(last) : steps(numbers.slice(0, -1).join(', '), last)
}
