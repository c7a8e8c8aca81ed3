import { isStopWord, partsOf, stemOf } from './words.ts'

/** From here on a word counts as found; below, Pagefind fell back to a beginning that says little. */
export const found = 0.6
/** From here on nobody needs to look further. */
export const sure = 0.8

/** How much of a term a word matches, 0 to 1: the beginning they share, or 1 for the same stem. */
export function matchOf(term: string, word: string): number {
  if (word === term || stemOf(word) === stemOf(term)) return 1
  let shared = 0
  while (shared < term.length && term[shared] === word[shared]) shared++
  const share = shared / term.length
  return term.length <= 3 && share < 1 ? 0 : share
}

/** How much of each term the words matched on a page account for, 0 to 1 each. */
export function coverageOf(terms: readonly string[], words: readonly string[]): number[] {
  const parts = new Set(words.flatMap((word) => [word.toLowerCase(), ...partsOf(word)]))
  return terms.map((term) => {
    if (isStopWord(term)) return 1
    let best = 0
    for (const part of parts) {
      best = Math.max(best, matchOf(term, part))
      if (best === 1) break
    }
    return best
  })
}

/** Whether every term was matched well enough. */
export function covers(coverage: readonly number[], least: number): boolean {
  return coverage.length > 0 && coverage.every((share) => share >= least)
}

/** The share of terms that were found. */
export function shareOf(coverage: readonly number[]): number {
  return coverage.length === 0 ? 0 : coverage.filter((share) => share >= found).length / coverage.length
}
