/**
 * Each field is scored as a text of its own, so that a title counts the same above a short and a long page. `bend` is how
 * much a longer text than usual needs more mentions.
 */
type Field = { name: string; weight: number; bend: number }

/** The fields of a page's head, and those of each of its passages. */
export const headFields: Field[] = [
  { name: 'title', weight: 2, bend: 0.75 },
  { name: 'said', weight: 1, bend: 0.5 },
  { name: 'summary', weight: 1, bend: 0.8 },
  { name: 'nouns', weight: 0.6, bend: 0.3 },
]
export const passageFields: Field[] = [
  { name: 'heading', weight: 0.6, bend: 0.5 },
  { name: 'prose', weight: 1, bend: 0.8 },
  { name: 'code', weight: 0.9, bend: 0.8 },
]

/** How many fields a head or passage has at most. */
export const width = 4
/** How soon more mentions of a word add less: BM25's k1. */
const saturation = 1.6

/** What a number of mentions in a field of so many words adds: BM25 without rarity. `usual` is the mean length of that field. */
export function impactOf(
  { weight, bend }: Field,
  { count, length, usual }: { count: number; length: number; usual: number },
) {
  if (count === 0) return 0
  const norm = 1 - bend + (bend * length) / (usual || 1)
  return (weight * count * (saturation + 1)) / (count + saturation * norm)
}

/** How much it says that a page has a word that so many have: BM25's idf, never negative. */
export function rarityOf(having: number, pages: number): number {
  return Math.log(1 + (pages - having + 0.5) / (having + 0.5))
}
