import { type Postings, width } from './postings.ts'
import type { Asked } from './question.ts'
import { rarityOf } from './scoring.ts'

/** Two words that stand next to each other in the question, or with one between. */
type Pair = { first: number; second: number; gap: number; worth: number }
/** `placeOf` numbers the terms of the question from 1; 0 is any other. */
export type Neighbours = { pairs: Pair[]; placeOf: Uint16Array; count: number }

const reach = 4
const share = 0.45
const backwards = 0.5
const saturation = 1.2
const bend = 0.75

/** What to look for when the words of a question stand together. */
export function readNeighbours(words: readonly Asked[], postings: Postings): Neighbours {
  const placeOf = new Uint16Array(postings.lexicon.size())
  let count = 0
  for (const { term } of words) if (term > 0 && placeOf[term] === 0) placeOf[term] = ++count
  const pairs = new Map<string, Pair>()
  words.forEach((first, index) => {
    for (const apart of [1, 2]) {
      const second = words[index + apart]
      if (!second || first.term === 0 || second.term === 0 || first.term === second.term) continue
      const key = `${first.term} ${second.term}`
      if (pairs.has(key)) continue
      const worth = (share * (rarityOf(postings, first.term) + rarityOf(postings, second.term))) / apart
      pairs.set(key, {
        first: (placeOf[first.term] ?? 1) - 1,
        second: (placeOf[second.term] ?? 1) - 1,
        gap: second.at - first.at,
        worth,
      })
    }
  })
  return { pairs: [...pairs.values()], placeOf, count }
}

/** What it adds to an entry that words of the question stand near each other in it, in their order above all. */
export function scoreOfNeighbours(postings: Postings, neighbours: Neighbours, entry: number): number {
  const { pairs } = neighbours
  const near = new Float64Array(pairs.length)
  let length = 0
  for (let field = 0; field < width; field++) {
    length += postings.lengths[entry * width + field] ?? 0
    const places = placesIn(postings, neighbours, entry * width + field)
    pairs.forEach(({ first, second, gap }, index) => {
      near[index] = (near[index] ?? 0) + nearness(places[first] ?? [], places[second] ?? [], gap)
    })
  }
  const usual = postings.averages.reduce((sum, average) => sum + average, 0) || 1
  const norm = 1 - bend + (bend * length) / usual
  let score = 0
  pairs.forEach(({ worth }, index) => {
    const count = near[index] ?? 0
    score += (worth * count * (saturation + 1)) / (count + saturation * norm)
  })
  return score
}

function placesIn({ row, rowStarts }: Postings, { placeOf, count }: Neighbours, text: number): number[][] {
  const places: number[][] = Array.from({ length: count }, () => [])
  const end = rowStarts[text + 1] ?? 0
  let at = 0
  for (let index = rowStarts[text] ?? 0; index < end; index++) {
    const term = row[index] ?? 0
    at += term === 0 ? reach + 1 : 1
    const place = placeOf[term] ?? 0
    if (place > 0) places[place - 1]?.push(at)
  }
  return places
}

/** Sum over the first word's places of how near the second one is: 1 right behind it, less farther off or before it. */
function nearness(first: number[], second: number[], gap: number): number {
  let sum = 0
  let from = 0
  for (const place of first) {
    while (from < second.length && (second[from] ?? 0) < place - reach) from++
    let best = 0
    for (let index = from; index < second.length; index++) {
      const apart = (second[index] ?? 0) - place
      if (apart > reach) break
      if (apart === 0) continue
      const near = apart === gap ? 1 : apart > 0 ? 1 / apart : -backwards / apart
      if (near > best) best = near
    }
    sum += best
  }
  return sum
}
