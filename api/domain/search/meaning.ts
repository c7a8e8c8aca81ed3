import type { Hit } from './hit.ts'
import type { SearchPage } from './page.ts'

/** A text that stands for one unit of a page: 0 is its head, the others its passages in order. */
type UnitText = { page: number; unit: number; text: string }

/** Vectors of units, each as whole numbers from -127 to 127: a quarter of the memory, and the same order. */
export type Meanings = {
  dimensions: number
  pages: Uint32Array
  units: Uint32Array
  vectors: Int8Array
  lengths: Float32Array
}

/** A second ranking of the same pages: those whose texts mean most nearly what was asked, best first. */
export type Nearest = (query: string) => Promise<Hit[] | null>

/** So many pages a second ranking may bring in. */
const most = 20
/** What the first of them counts, as a share of the best page's score: less than the words, which are what was asked. */
const weight = 0.2
/** How soon the later ones count less. */
const fading = 10

/** What is turned into vectors: prose below its title, without code. */
export function unitTexts(pages: readonly SearchPage[]): UnitText[] {
  return pages.flatMap(({ title, said, summary, passages }, page) => [
    { page, unit: 0, text: textOf([title, ...said, summary]) },
    ...passages.flatMap(({ heading, prose }, index) =>
      prose === '' ? [] : [{ page, unit: index + 1, text: textOf([title, heading, prose]) }],
    ),
  ])
}

function textOf(parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n')
}

/** A vector in the steps that are kept of it. Its length is lost: only its direction means something. */
export function stepsOf(vector: ArrayLike<number>): Int8Array {
  let largest = 0
  for (let at = 0; at < vector.length; at++) largest = Math.max(largest, Math.abs(vector[at] ?? 0))
  return Int8Array.from(vector, (value) => (largest === 0 ? 0 : Math.round((value / largest) * 127)))
}

/** Puts vectors of units in a row to be compared. */
export function meaningsFrom(
  found: readonly { page: number; unit: number; vector: Int8Array }[],
  dimensions: number,
): Meanings {
  const vectors = new Int8Array(found.length * dimensions)
  for (const [row, { vector }] of found.entries()) vectors.set(vector, row * dimensions)
  return {
    dimensions,
    pages: Uint32Array.from(found, ({ page }) => page),
    units: Uint32Array.from(found, ({ unit }) => unit),
    vectors,
    lengths: Float32Array.from(found, ({ vector }) => Math.hypot(...vector)),
  }
}

/** The pages nearest to what was asked, each by its best unit. `asked` must have as many dimensions. */
export function nearestPages({ dimensions, pages, units, vectors, lengths }: Meanings, asked: Int8Array): Hit[] {
  const best = new Map<number, { unit: number; score: number }>()
  for (let row = 0; row < pages.length; row++) {
    let product = 0
    const from = row * dimensions
    // Very many numbers for each question: whole ones, and no fallbacks, for all of them are there.
    for (let at = 0; at < dimensions; at++)
      product = (product + Math.imul(vectors[from + at] as number, asked[at] as number)) | 0
    const page = pages[row] ?? 0
    const score = product / (lengths[row] || 1)
    if (score > (best.get(page)?.score ?? 0)) best.set(page, { unit: units[row] ?? 0, score })
  }
  return [...best]
    .map(([page, found]) => ({ page, score: found.score, units: [found] }))
    .sort((one, other) => other.score - one.score || one.page - other.page)
    .slice(0, most)
}

/**
 * The ranking by words with a second one beside it, by reciprocal ranks: figures of nearness do not compare between models. A page that only
 * the second one knows comes in at its weight.
 */
export function fusedWith(hits: readonly Hit[], near: readonly Hit[]): Hit[] {
  const best = hits[0]?.score || 1
  const lifts = new Map(near.map(({ page }, place) => [page, (weight * best * fading) / (fading + place)]))
  const known = new Set(hits.map(({ page }) => page))
  const found = near.filter(({ page }) => !known.has(page)).map((hit) => ({ ...hit, score: 0 }))
  return [...hits, ...found]
    .map((hit) => ({ ...hit, score: hit.score + (lifts.get(hit.page) ?? 0) }))
    .sort((one, other) => other.score - one.score || one.page - other.page)
}
