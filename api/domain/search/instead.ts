import type { Postings } from './postings.ts'
import { hasTerm, postingOf, rarityOf, scoreOfPosting } from './scoring.ts'

/** Other words for something in the question: `by` counts where it says more than `what` itself does. */
export type Instead = { what: number[]; by: { terms: number[]; weight: number }[] }

/** Adds, for each entry, the best of the other words, as far as it goes beyond the word that was asked. */
export function addInstead(scores: Float64Array, postings: Postings, { what, by }: Instead): void {
  const best = new Map<number, number>()
  for (const { terms, weight } of by) {
    const [first, ...rest] = terms
    if (!first) continue
    for (let posting = postings.starts[first] ?? 0; posting < (postings.starts[first + 1] ?? 0); posting++) {
      const entry = postings.entries[posting] ?? 0
      if (!rest.every((term) => hasTerm(postings, term, entry))) continue
      const score = weight * scoreOf(postings, terms, entry)
      if (score > (best.get(entry) ?? 0)) best.set(entry, score)
    }
  }
  for (const [entry, score] of best) {
    const beyond = score - scoreOf(postings, what, entry)
    if (beyond > 0) scores[entry] = (scores[entry] ?? 0) + beyond
  }
}

export function isThereInstead(postings: Postings, { by }: Instead, entry: number): boolean {
  return by.some(({ terms }) => terms.length > 0 && terms.every((term) => hasTerm(postings, term, entry)))
}

function scoreOf(postings: Postings, terms: number[], entry: number): number {
  let score = 0
  for (const term of terms) {
    const posting = postingOf(postings, term, entry)
    if (posting >= 0) score += rarityOf(postings, term) * scoreOfPosting(postings, posting)
  }
  return score
}
