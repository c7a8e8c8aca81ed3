import { mayJoin } from '../language/words.ts'
import { writeBytes } from './bytes.ts'
import { headFields, impactOf, passageFields, width } from './fields.ts'
import { type Lexicon, markBeginnings } from './lexicon.ts'
import { makeNumbers, type Numbers } from './numbers.ts'
import { type Postings, writePostings } from './postings.ts'

/** Rows hold the spellings of each unit, field after field; gaps stand between texts. */
export type Rows = {
  row: Numbers
  rowEnds: Numbers
  pages: Numbers
  units: Numbers
  extras: Map<number, { spelling: number; field: number }[]>
}

export const gap = 0
/** What stands in different texts is not near each other. */
const apart = 6
const mostPlaces = 24
const mostCount = 255

/** What stands where in the rows of all pages, by stem. Millions of places are gone through: they lie in rows of numbers, and nothing is made for each. */
export function inverted(rows: Rows, lexicon: Lexicon) {
  const impactAt = impacts(rows)
  const counted = count(rows, lexicon)
  const order = [...lexicon.stems.keys()].sort()
  const written = new Set(lexicon.spellings.flatMap(({ stem, isPart }) => (isPart ? [stem] : [])))
  const { starts, sorted } = byStem(counted, lexicon.stems.size)
  const [pages, units] = [rows.pages.values(), rows.units.values()]
  const out = writeBytes()
  const offsets = new Uint32Array(order.length + 1)
  const having = new Uint32Array(lexicon.stems.size)
  order.forEach((name, index) => {
    const stem = lexicon.stems.get(name) ?? 0
    const postings = postingsOf(sorted.subarray(starts[stem], starts[stem + 1]), written.has(stem))
    having[stem] = postings.having
    writePostings(out, postings)
    offsets[index + 1] = out.size()
  })
  const words = new Map(lexicon.spellings.slice(1).map(({ word, stem }) => [word, having[stem] ?? 0]))
  const sortedWords = [...words.keys()].sort()
  return {
    stems: order,
    offsets,
    bytes: out.bytes().slice(),
    words: sortedWords,
    having: Uint32Array.from(sortedWords, (word) => words.get(word) ?? 0),
  }

  function postingsOf(all: Uint32Array, isWritten: boolean): Postings {
    const of = {
      pages: new Uint32Array(all.length),
      starts: new Uint32Array(all.length + 1),
      units: new Uint32Array(all.length),
      impacts: new Float32Array(all.length),
      placeStarts: new Uint32Array(all.length + 1),
    }
    let having = 0
    let placeCount = 0
    for (let at = 0; at < all.length; at++) {
      const posting = all[at] ?? 0
      const number = counted.units[posting] ?? 0
      const page = pages[number] ?? 0
      if (having === 0 || of.pages[having - 1] !== page) {
        of.pages[having] = page
        of.starts[having++] = at
      }
      of.units[at] = units[number] ?? 0
      of.impacts[at] = impactAt(number, counted.counts[posting] ?? 0)
      placeCount += (counted.placeStarts[posting + 1] ?? 0) - (counted.placeStarts[posting] ?? 0)
      of.placeStarts[at + 1] = placeCount
    }
    of.starts[having] = all.length
    const places = new Uint32Array(placeCount)
    for (let at = 0; at < all.length; at++) {
      const posting = all[at] ?? 0
      let to = of.placeStarts[at] ?? 0
      for (let from = counted.placeStarts[posting] ?? 0; from < (counted.placeStarts[posting + 1] ?? 0); from++)
        places[to++] = counted.places[from] ?? 0
    }
    return {
      ...of,
      ...{ isWritten, having, places },
      pages: of.pages.subarray(0, having),
      starts: of.starts.subarray(0, having + 1),
    }
  }
}

/** How much each unit is about a word that each of its fields has so often: eight bits of `counts` a field. */
function impacts(rows: Rows): (number: number, counts: number) => number {
  const units = rows.units.values()
  const { lengths, usual } = lengthsOf(rows)
  return (number, counts) => {
    const isHead = units[number] === 0
    const fields = isHead ? headFields : passageFields
    let impact = 0
    for (let field = 0; field < fields.length; field++) {
      const count = (counts >>> (field * 8)) & mostCount
      const shape = fields[field]
      if (count === 0 || !shape) continue
      const length = lengths[number * width + field] ?? 0
      impact += impactOf(shape, { count, length, usual: usual[(isHead ? 0 : width) + field] ?? 1 })
    }
    return impact
  }
}

/** How many words each field of each unit has, and the mean of those that have any, for heads and for passages. */
function lengthsOf(rows: Rows) {
  const [row, rowEnds, units] = [rows.row.values(), rows.rowEnds.values(), rows.units.values()]
  const lengths = new Uint32Array(rowEnds.length)
  const sums = new Float64Array(2 * width)
  const filled = new Float64Array(2 * width)
  let at = 0
  for (let index = 0; index < rowEnds.length; index++) {
    let length = 0
    for (; at < (rowEnds[index] ?? 0); at++) if (row[at] !== gap) length++
    lengths[index] = length
    const of = (units[Math.floor(index / width)] === 0 ? 0 : width) + (index % width)
    sums[of] = (sums[of] ?? 0) + length
    filled[of] = (filled[of] ?? 0) + Math.min(length, 1)
  }
  return { lengths, usual: sums.map((sum, of) => sum / (filled[of] || 1)) }
}

/** One entry for each stem of each unit, unit after unit: how often it stands in each field, and where. */
type Counted = {
  stems: Uint32Array
  units: Uint32Array
  counts: Uint32Array
  placeStarts: Uint32Array
  places: Uint32Array
}

function count(rows: Rows, { spellings, stems: all, known }: Lexicon): Counted {
  const [row, rowEnds, unitCount] = [rows.row.values(), rows.rowEnds.values(), rows.pages.count()]
  const made = { stems: makeNumbers(), units: makeNumbers(), counts: makeNumbers() }
  const [placeStarts, places] = [makeNumbers(), makeNumbers()]
  placeStarts.push(0)
  const unit = stemsOfUnit(all.size)
  const written = known()
  markBeginnings(spellings)
  let at = 0
  for (let number = 0; number < unitCount; number++) {
    let place = 0
    for (let field = 0; field < width; field++) {
      let before = ''
      const end = rowEnds[number * width + field] ?? 0
      for (; at < end; at++) {
        const spelled = row[at] ?? gap
        const spelling = spellings[spelled]
        if (spelled === gap || !spelling) {
          place += apart
          before = ''
          continue
        }
        unit.add(spelling.stem, field, ++place)
        if (before !== '' && mayJoin(before, spelling.word)) {
          const joined = spellings[joinedIn(written, before + spelling.word)]
          if (joined?.isPart) unit.add(joined.stem, field)
        }
        before = spelling.begins ? spelling.word : ''
      }
    }
    for (const { spelling, field } of rows.extras.get(number) ?? []) unit.add(spellings[spelling]?.stem ?? 0, field)
    unit.take((stem, counts, from) => {
      made.stems.push(stem)
      made.units.push(number)
      made.counts.push(counts)
      for (const one of from) places.push(one)
      placeStarts.push(places.count())
    })
  }
  return {
    stems: made.stems.values(),
    units: made.units.values(),
    counts: made.counts.values(),
    placeStarts: placeStarts.values(),
    places: places.values(),
  }
}

function joinedIn(written: readonly ReadonlyMap<string, number>[], word: string): number {
  for (const words of written) {
    const spelling = words.get(word)
    if (spelling) return spelling
  }
  return 0
}

/** The stems of one unit after the other, in the order in which each came first. `size` is how many stems there are. */
function stemsOfUnit(size: number) {
  const counts = new Uint32Array(size)
  const placeCounts = new Uint8Array(size)
  const places: (Uint32Array | undefined)[] = new Array(size)
  const isThere = new Uint8Array(size)
  const found: number[] = []
  return {
    add(stem: number, field: number, place?: number) {
      if (isThere[stem] === 0) {
        isThere[stem] = 1
        counts[stem] = 0
        placeCounts[stem] = 0
        found.push(stem)
      }
      const packed = counts[stem] ?? 0
      if (((packed >>> (field * 8)) & mostCount) < mostCount) counts[stem] = packed + 2 ** (field * 8)
      const taken = placeCounts[stem] ?? 0
      if (place === undefined || taken === mostPlaces) return
      let own = places[stem]
      if (!own) places[stem] = own = new Uint32Array(mostPlaces)
      own[taken] = place
      placeCounts[stem] = taken + 1
    },
    /** Hands on what was added, and begins anew. */
    take(each: (stem: number, counts: number, places: Uint32Array) => void) {
      for (const stem of found) {
        each(stem, counts[stem] ?? 0, (places[stem] ?? none).subarray(0, placeCounts[stem]))
        isThere[stem] = 0
      }
      found.length = 0
    },
  }
}

const none = new Uint32Array(0)

function byStem({ stems }: Counted, size: number) {
  const starts = new Uint32Array(size + 1)
  for (let index = 0; index < stems.length; index++) {
    const after = (stems[index] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let stem = 0; stem < size; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(stems.length)
  for (let index = 0; index < stems.length; index++) {
    const stem = stems[index] ?? 0
    const place = next[stem] ?? 0
    next[stem] = place + 1
    sorted[place] = index
  }
  return { starts, sorted }
}
