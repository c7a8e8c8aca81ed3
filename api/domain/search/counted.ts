import { type CutPages, fieldEnd, gap, isExtra, wordOf } from './cut-pages.ts'
import { width } from './fields.ts'
import { type Lexicon, type Speaking, unmet } from './lexicon.ts'
import { makeNumbers } from './numbers.ts'

/** How the words of pages are read: each page in its language. */
export type Reading = { lexicon: Lexicon; speakings: readonly Speaking[] }

/** What stands in different texts is not near each other. */
const apart = 6
const mostPlaces = 24
const mostCount = 255

/** How often an entry's word stands in a field. */
export function countIn(counts: number, field: number): number {
  return (counts >>> (field * 8)) & mostCount
}

/** One entry for each stem of each unit, unit after unit: how often it stands in each field, eight bits each, and in how many places. */
export type Counted = {
  stems: Uint32Array
  units: Uint32Array
  counts: Uint32Array
  placeCounts: Uint8Array
  /** The places of all units as they come, each with the entry that it is of. */
  places: Uint32Array
  entries: Uint32Array
  /** The page of each unit, and which of its units it is: its head is 0. */
  pages: Uint32Array
  unitsOfPages: Uint32Array
  /** How many words each field of each unit has. */
  lengths: Uint32Array
}

/** Counts what stands in each unit. */
export function count({ codes, spans }: CutPages, { lexicon, speakings }: Reading): Counted {
  const joins = lexicon.joins()
  /** A word and what it is joined to are two entries at most. */
  const most = 2 * codes.length
  const [stems, units, counts] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)]
  const placeCounts = new Uint8Array(most)
  const [places, entries] = [new Uint32Array(codes.length), new Uint32Array(codes.length)]
  const [pages, unitsOfPages, lengths] = [makeNumbers(), makeNumbers(), makeNumbers()]
  let [size, placed] = [0, 0]
  const last = new Uint32Array(lexicon.stems.size)
  let first = 0
  for (const [page, { from, to }] of spans.entries()) {
    const known = speakings[page]?.stems
    if (!known) continue
    let [unit, field, length, place, before] = [0, 0, 0, 0, unmet]
    for (let at = from; at < to; at++) {
      const code = codes[at] ?? gap
      if (code === gap) {
        place += apart
        before = unmet
      } else if (code === fieldEnd) {
        lengths.push(length)
        length = 0
        before = unmet
        if (++field === width) {
          pages.push(page)
          unitsOfPages.push(unit++)
          field = place = 0
          first = size
        }
      } else {
        const word = wordOf(code)
        const entry = entryOf(known[word] ?? 0, field)
        if (isExtra(code)) continue
        length++
        place++
        if ((placeCounts[entry] ?? 0) < mostPlaces) {
          placeCounts[entry] = (placeCounts[entry] ?? 0) + 1
          places[placed] = place
          entries[placed++] = entry
        }
        const joined = before === unmet ? undefined : joins.get(before)?.get(word)
        if (joined !== undefined) entryOf(joined, field)
        before = word
      }
    }
  }
  return {
    ...{ stems: stems.subarray(0, size), units: units.subarray(0, size), counts, placeCounts },
    ...{ places: places.subarray(0, placed), entries: entries.subarray(0, placed) },
    ...{ pages: pages.values(), unitsOfPages: unitsOfPages.values(), lengths: lengths.values() },
  }

  /** The entry of a stem in the unit that is read, with one more in a field. */
  function entryOf(stem: number, field: number): number {
    let entry = (last[stem] ?? 0) - 1
    if (entry < first) {
      entry = size++
      last[stem] = entry + 1
      stems[entry] = stem
      units[entry] = pages.count()
    }
    const packed = counts[entry] ?? 0
    if (countIn(packed, field) < mostCount) counts[entry] = packed + 2 ** (field * 8)
    return entry
  }
}
