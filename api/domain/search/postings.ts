import { firstNotBefore } from '../base/halving.ts'
import { type ByteWriter, readBytes, writeBytes } from './bytes.ts'

/**
 * Where a word stands. Pages ascend; the units of pages[i] are those from starts[i] to starts[i + 1]: unit 0 is the page's head,
 * the others are its passages in order, from 1. `impacts` say how much a unit is about the word.
 */
export type Postings = {
  /** Whether the word was written as such, and is not only another spelling of an identifier. */
  isWritten: boolean
  /** How many pages have the word, those left out included. */
  having: number
  pages: Uint32Array
  starts: Uint32Array
  units: Uint32Array
  impacts: Float32Array
  /** Places of the word in unit u: from placeStarts[u] to placeStarts[u + 1]. */
  placeStarts: Uint32Array
  places: Uint32Array
}

/** Impacts are kept in one byte each, in steps too small to change an order. */
const step = 1 / 24

/** Writes the postings of one word, column after column: equal numbers lie together and are pressed well. */
export function writePostings(
  to: ByteWriter,
  { isWritten, having, pages, starts, units, impacts, placeStarts, places }: Postings,
) {
  to.number(pages.length * 2 + (isWritten ? 1 : 0))
  to.number(having)
  to.number(units.length)
  for (let index = 0; index < pages.length; index++) to.number((pages[index] ?? 0) - (pages[index - 1] ?? 0))
  for (let index = 0; index < pages.length; index++) to.number((starts[index + 1] ?? 0) - (starts[index] ?? 0))
  for (let index = 0; index < pages.length; index++) {
    let before = 0
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
      to.number((units[at] ?? 0) - before)
      before = units[at] ?? 0
    }
  }
  for (let at = 0; at < impacts.length; at++) to.byte(Math.max(1, Math.min(255, Math.round((impacts[at] ?? 0) / step))))
  for (let at = 0; at < units.length; at++) to.number((placeStarts[at + 1] ?? 0) - (placeStarts[at] ?? 0))
  for (let at = 0; at < units.length; at++) {
    let before = 0
    for (let index = placeStarts[at] ?? 0; index < (placeStarts[at + 1] ?? 0); index++) {
      to.number((places[index] ?? 0) - before)
      before = places[index] ?? 0
    }
  }
}

/** Reads what `writePostings` wrote. Very many numbers are read for each question, so they are read here and not one by one elsewhere. */
export function readPostings(bytes: Uint8Array): Postings {
  let at = 0
  const number = () => {
    let next = bytes[at++] ?? 0
    if (next < 128) return next
    let value = next & 127
    for (let scale = 128; next >= 128; scale *= 128) {
      next = bytes[at++] ?? 0
      value += (next & 127) * scale
    }
    return value
  }
  const first = number()
  const having = number()
  const pages = new Uint32Array(first >>> 1)
  const starts = new Uint32Array(pages.length + 1)
  const units = new Uint32Array(number())
  const impacts = new Float32Array(units.length)
  const placeStarts = new Uint32Array(units.length + 1)
  for (let index = 0, page = 0; index < pages.length; index++) pages[index] = page += number()
  for (let index = 0, start = 0; index < pages.length; index++) starts[index + 1] = start += number()
  for (let index = 0, unit = 0; index < pages.length; index++) {
    const end = starts[index + 1] ?? 0
    let before = 0
    for (; unit < end; unit++) units[unit] = before += number()
  }
  for (let unit = 0; unit < units.length; unit++) impacts[unit] = (bytes[at++] ?? 0) * step
  for (let unit = 0, start = 0; unit < units.length; unit++) placeStarts[unit + 1] = start += number()
  const places = new Uint32Array(placeStarts[units.length] ?? 0)
  for (let unit = 0, index = 0; unit < units.length; unit++) {
    const end = placeStarts[unit + 1] ?? 0
    let before = 0
    for (; index < end; index++) places[index] = before += number()
  }
  return { isWritten: first % 2 === 1, having, pages, starts, units, impacts, placeStarts, places }
}

/** How many units have a word, without reading more of its postings. */
function unitCountOf(bytes: Uint8Array): number {
  const from = readBytes(bytes)
  from.number()
  from.number()
  return from.number()
}

/** How many numbers a word's postings hold: what it costs to keep them. */
export function sizeOf({ pages, units, places }: Postings): number {
  return 2 * pages.length + 3 * units.length + places.length
}

const mostUnits = 2_000
/** From this share of all pages on, a word is so common that where it stands says little. */
const common = 0.2

/** Postings to be sent, as they are written: of a word that very many pages have, only those that say most about it. */
export function shortened(bytes: Uint8Array, pageCount: number): Uint8Array {
  if (unitCountOf(bytes) <= mostUnits) return bytes
  const out = writeBytes()
  writePostings(out, mostTelling(readPostings(bytes), pageCount))
  return out.bytes()
}

function mostTelling(postings: Postings, pageCount: number): Postings {
  const { isWritten, having, pages, starts, units, impacts, placeStarts, places } = postings
  const withPlaces = having < pageCount * common
  const chosen = tellingPages(postings)
  const made = {
    pages: Uint32Array.from(chosen, (index) => pages[index] ?? 0),
    starts: new Uint32Array(chosen.length + 1),
    units: new Uint32Array(mostUnits),
    impacts: new Float32Array(mostUnits),
    placeStarts: new Uint32Array(mostUnits + 1),
    places: new Uint32Array(withPlaces ? places.length : 0),
  }
  let [count, placed] = [0, 0]
  for (const [page, index] of chosen.entries()) {
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
      made.units[count] = units[at] ?? 0
      made.impacts[count] = impacts[at] ?? 0
      if (withPlaces) {
        const own = places.subarray(placeStarts[at], placeStarts[at + 1])
        made.places.set(own, placed)
        placed += own.length
      }
      made.placeStarts[++count] = placed
    }
    made.starts[page + 1] = count
  }
  return { isWritten, having, ...made, units: made.units.subarray(0, count), impacts: made.impacts.subarray(0, count) }
}

/** The places of those pages that say most about a word and have no more units than are sent, in order. */
function tellingPages({ pages, starts, units, impacts }: Postings): Uint32Array {
  const best = new Uint32Array(pages.length)
  for (let index = 0; index < pages.length; index++)
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++)
      best[index] = Math.max(best[index] ?? 0, Math.round((impacts[at] ?? 0) / step) + (units[at] === 0 ? ofHead : 0))
  const order = mostFirst(best)
  let [count, left] = [0, mostUnits]
  for (; count < order.length; count++) {
    const index = order[count] ?? 0
    left -= (starts[index + 1] ?? 0) - (starts[index] ?? 0)
    if (left < 0) break
  }
  return order.subarray(0, count).sort()
}

/** What a page whose head has the word says more about it, in steps. */
const ofHead = Math.round(8 / step)

/** The places of numbers, the largest first; equal ones stay in order. The numbers are small: they are counted, and none is held against another. */
function mostFirst(numbers: Uint32Array): Uint32Array {
  const largest = numbers.reduce((one, other) => Math.max(one, other), 0)
  const next = new Uint32Array(largest + 2)
  for (const number of numbers) {
    const after = largest - number + 1
    next[after] = (next[after] ?? 0) + 1
  }
  for (let rank = 1; rank < next.length; rank++) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  const order = new Uint32Array(numbers.length)
  for (let place = 0; place < numbers.length; place++) {
    const rank = largest - (numbers[place] ?? 0)
    const to = next[rank] ?? 0
    next[rank] = to + 1
    order[to] = place
  }
  return order
}

/** The place of a page in the postings of a word, or -1. */
export function indexOfPage({ pages }: Postings, page: number): number {
  const at = firstNotBefore(pages.length, (index) => (pages[index] ?? 0) < page)
  return pages[at] === page ? at : -1
}

const none = new Uint32Array(0)

/** Places of a word in one unit of the page that lies at an index of its postings; none where it does not stand there. */
export function placesAt(postings: Postings, index: number, unit: number): Uint32Array {
  for (let at = postings.starts[index] ?? 0; at < (postings.starts[index + 1] ?? 0); at++) {
    if (postings.units[at] === unit)
      return postings.places.subarray(postings.placeStarts[at], postings.placeStarts[at + 1])
  }
  return none
}
