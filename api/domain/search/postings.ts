import { type ByteWriter, readBytes } from './bytes.ts'

/**
 * Where a word stands. Pages ascend; the units of pages[i] are those from starts[i] to starts[i + 1]: unit 0 is the page's head,
 * the others are its passages in order, from 1. `impacts` say how much a unit is about the word.
 */
export type Postings = {
  /** Whether the word was written as such, and is not only another spelling of an identifier. */
  isWritten: boolean
  pages: Uint32Array
  starts: Uint32Array
  units: Uint32Array
  impacts: Float32Array
  /** Places of the word in unit u: from placeStarts[u] to placeStarts[u + 1]. */
  placeStarts: Uint32Array
  places: Uint32Array
}

/** One word in one unit, as it is written. */
export type Posting = { page: number; unit: number; impact: number; places: readonly number[] }

/** Impacts are kept in one byte each, in steps too small to change an order. */
const step = 1 / 24

/** Writes the postings of one word, sorted by page and unit. */
export function writePostings(
  to: ByteWriter,
  { isWritten, postings }: { isWritten: boolean; postings: readonly Posting[] },
) {
  const pages = Map.groupBy(postings, ({ page }) => page)
  to.number(pages.size * 2 + (isWritten ? 1 : 0))
  to.number(postings.length)
  to.number(postings.reduce((sum, { places }) => sum + places.length, 0))
  let lastPage = 0
  for (const [page, units] of pages) {
    to.number(page - lastPage)
    lastPage = page
    to.number(units.length)
    let lastUnit = 0
    for (const { unit, impact, places } of units) {
      to.number(unit - lastUnit)
      lastUnit = unit
      to.byte(Math.max(1, Math.min(255, Math.round(impact / step))))
      to.number(places.length)
      let lastPlace = 0
      for (const place of places) {
        to.number(place - lastPlace)
        lastPlace = place
      }
    }
  }
}

/** Reads what `writePostings` wrote. */
export function readPostings(bytes: Uint8Array): Postings {
  const from = readBytes(bytes)
  const first = from.number()
  const pageCount = Math.floor(first / 2)
  const unitCount = from.number()
  const placeCount = from.number()
  const read: Postings = {
    isWritten: first % 2 === 1,
    pages: new Uint32Array(pageCount),
    starts: new Uint32Array(pageCount + 1),
    units: new Uint32Array(unitCount),
    impacts: new Float32Array(unitCount),
    placeStarts: new Uint32Array(unitCount + 1),
    places: new Uint32Array(placeCount),
  }
  let page = 0
  let at = 0
  let placeAt = 0
  for (let index = 0; index < pageCount; index++) {
    page += from.number()
    read.pages[index] = page
    read.starts[index] = at
    let unit = 0
    for (let left = from.number(); left > 0; left--) {
      unit += from.number()
      read.units[at] = unit
      read.impacts[at] = from.byte() * step
      read.placeStarts[at] = placeAt
      let place = 0
      for (let more = from.number(); more > 0; more--) {
        place += from.number()
        read.places[placeAt++] = place
      }
      at++
    }
  }
  read.starts[pageCount] = at
  read.placeStarts[unitCount] = placeAt
  return read
}

/** The place of a page in the postings of a word, or -1. */
export function indexOfPage({ pages }: Postings, page: number): number {
  let low = 0
  let high = pages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pages[middle] ?? 0) < page) low = middle + 1
    else high = middle
  }
  return pages[low] === page ? low : -1
}
