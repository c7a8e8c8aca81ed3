type Ranked = { url: string }
/** A ranked list, and how much its order is worth beside the others. */
export type Ranking<T extends Ranked> = { items: readonly T[]; weight: number }

/** How fast a place loses worth; small, because only the first few are read. */
const softness = 4

/** One order from several: each list gives a page its weight over its place. The first list that has a page describes it. */
export function fuse<T extends Ranked>(rankings: readonly Ranking<T>[]): T[] {
  const known = new Map<string, { item: T; score: number }>()
  for (const { items, weight } of rankings) {
    for (const [place, item] of items.entries()) {
      const score = weight / (place + softness)
      const entry = known.get(item.url)
      if (entry) entry.score += score
      else known.set(item.url, { item, score })
    }
  }
  return [...known.values()].sort((a, b) => b.score - a.score).map(({ item }) => item)
}
