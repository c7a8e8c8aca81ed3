import { knownProblems as de } from './de/known-problems.ts'
import { knownProblems as en } from './en/known-problems.ts'
import type { Language } from './language.ts'
import { sayMoment } from './moments.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is said about known problems at the desk and on the portal. */
export function knownProblemWords(language: Language): typeof en {
  return spoken[language]
}

type Standing = { state: keyof typeof en.states; planned: { from: string; to: string } | null }

/** How far support is with a problem, or when its planned work is: "Identified.", "Planned from 22:00 today to 23:00 today." */
export function sayProblemState({ state, planned }: Standing, told: { now: string; language: Language }): string {
  const words = spoken[told.language]
  return planned && state !== 'solved'
    ? words.planned(sayMoment(planned.from, told), sayMoment(planned.to, told))
    : words.state(words.states[state])
}
