import { fields } from './fields.ts'
import { type Postings, width } from './postings.ts'

/** How soon more mentions of a word add less: BM25's k1. */
const saturation = 1.6

/** How much it says that an article has this term: BM25's idf, never negative. */
export function rarityOf({ starts, count }: Postings, term: number): number {
  const having = term > 0 ? (starts[term + 1] ?? 0) - (starts[term] ?? 0) : 1
  return Math.log(1 + (count - having + 0.5) / (having + 0.5))
}

/** BM25 of one posting, each field on its own and then summed. */
export function scoreOfPosting(postings: Postings, posting: number): number {
  const { entries, times, lengths, averages } = postings
  const entry = entries[posting] ?? 0
  let score = 0
  for (let field = 0; field < width; field++) {
    const count = times[posting * width + field] ?? 0
    const shape = fields[field]
    if (count === 0 || !shape) continue
    const length = (lengths[entry * width + field] ?? 0) / (averages[field] ?? 1)
    const norm = 1 - shape.bend + shape.bend * length
    score += (shape.weight * count * (saturation + 1)) / (count + saturation * norm)
  }
  return score
}

/** Adds what one term says about every entry that has it. */
export function addTerm(scores: Float64Array, postings: Postings, { term, weight }: { term: number; weight: number }) {
  const { starts, entries } = postings
  const factor = weight * rarityOf(postings, term)
  const end = starts[term + 1] ?? 0
  for (let posting = starts[term] ?? 0; posting < end; posting++) {
    const entry = entries[posting] ?? 0
    scores[entry] = (scores[entry] ?? 0) + factor * scoreOfPosting(postings, posting)
  }
}

/** The posting of a term in an entry, or -1. */
export function postingOf({ starts, entries }: Postings, term: number, entry: number): number {
  let low = starts[term] ?? 0
  const end = starts[term + 1] ?? 0
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle] ?? 0) < entry) low = middle + 1
    else high = middle
  }
  return low < end && entries[low] === entry ? low : -1
}

export function hasTerm(postings: Postings, term: number, entry: number): boolean {
  return term > 0 && postingOf(postings, term, entry) >= 0
}
