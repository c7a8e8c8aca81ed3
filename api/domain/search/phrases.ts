import { indexOfPage, type Postings, placesAt } from './postings.ts'

/** Whether a page has words right behind each other. */
export function holdsPhrase(postings: Map<string, Postings>, phrase: readonly string[], page: number): boolean {
  const found = phrase.map((stem) => postings.get(stem))
  const [first] = found
  const index = first ? indexOfPage(first, page) : -1
  if (!first || index < 0) return false
  const units = first.units.subarray(first.starts[index], first.starts[index + 1])
  return units.some((unit) => {
    const places = found.map((one) => new Set(one ? placesAt(one, indexOfPage(one, page), unit) : []))
    return [...(places[0] ?? [])].some((place) => places.every((others, apart) => others.has(place + apart)))
  })
}

/** Where a page says in one piece what was asked, as far from word to word as in the question: in its head (title, symptoms, summary), in a passage, or nowhere. */
export function saysSo(
  words: readonly { at: number; found: readonly Postings[] }[],
  page: number,
): 'head' | 'passage' | null {
  if (words.length < 2) return null
  const all = words.map(({ at, found }) => ({
    at,
    found: found.flatMap((postings) => {
      const index = indexOfPage(postings, page)
      return index < 0 ? [] : [{ postings, index }]
    }),
  }))
  const [first, ...others] = all
  if (!first || all.some(({ found }) => found.length === 0)) return null
  const units = new Set(
    first.found.flatMap(({ postings: { starts, units }, index }) => [
      ...units.subarray(starts[index], starts[index + 1]),
    ]),
  )
  const isIn = (unit: number) => {
    const placesOf = ({ found }: typeof first) =>
      found.flatMap(({ postings, index }) => [...placesAt(postings, index, unit)])
    const beside = others.map((other) => ({ apart: other.at - first.at, places: placesOf(other) }))
    return placesOf(first).some((place) => beside.every(({ apart, places }) => places.includes(place + apart)))
  }
  if (units.has(0) && isIn(0)) return 'head'
  for (const unit of units) if (unit !== 0 && isIn(unit)) return 'passage'
  return null
}
