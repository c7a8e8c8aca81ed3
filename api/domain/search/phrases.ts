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

/** Whether the head of a page (title, symptoms, summary) says in one piece what was asked: as far from word to word as in the question. */
export function headSays(words: readonly { at: number; found: readonly Postings[] }[], page: number): boolean {
  const [first, ...others] = words.map(({ at, found }) => ({
    at,
    places: found.flatMap((postings) => {
      const index = indexOfPage(postings, page)
      return index < 0 ? [] : [...placesAt(postings, index, 0)]
    }),
  }))
  if (!first || others.length === 0) return false
  return first.places.some((place) => others.every(({ at, places }) => places.includes(place + at - first.at)))
}
