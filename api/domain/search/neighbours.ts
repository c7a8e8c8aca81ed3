import { rarityOf } from './fields.ts'

/** Two words that stand next to each other in the question, or with one between. `first` and `second` are their places in it. */
export type Pair = { first: number; second: number; gap: number; worth: number }

const reach = 4
const share = 0.45
const backwards = 0.5
const saturation = 1.2

/** What to look for when the words of a question stand together. `having` says how many pages have each word, `weight` how much it counts. */
export function pairsOf(
  words: readonly { key: string; at: number; having: number; weight: number }[],
  pageCount: number,
): Pair[] {
  const pairs = new Map<string, Pair>()
  words.forEach((one, first) => {
    for (const apart of [1, 2]) {
      const second = first + apart
      const other = words[second]
      if (!other || one.having === 0 || other.having === 0 || one.key === other.key) continue
      const key = `${one.key} ${other.key}`
      if (pairs.has(key)) continue
      const rarity = rarityOf(one.having, pageCount) + rarityOf(other.having, pageCount)
      const worth = (share * rarity * Math.min(one.weight, other.weight)) / apart
      pairs.set(key, { first, second, gap: other.at - one.at, worth })
    }
  })
  return [...pairs.values()]
}

/** What a pair adds that stands near each other so often, in a text of usual length. */
export function worthOf({ worth }: Pair, near: number): number {
  return near === 0 ? 0 : (worth * near * (saturation + 1)) / (near + saturation)
}

/** Sum over the first word's places of how near the second one is: 1 right behind it, less farther off or before it. */
export function nearness(first: ArrayLike<number>, second: ArrayLike<number>, gap: number): number {
  let sum = 0
  let from = 0
  for (let index = 0; index < first.length; index++) {
    const place = first[index] ?? 0
    while (from < second.length && (second[from] ?? 0) < place - reach) from++
    let best = 0
    for (let next = from; next < second.length; next++) {
      const apart = (second[next] ?? 0) - place
      if (apart > reach) break
      if (apart === 0) continue
      const near = apart === gap ? 1 : apart > 0 ? 1 / apart : -backwards / apart
      if (near > best) best = near
    }
    sum += best
  }
  return sum
}
