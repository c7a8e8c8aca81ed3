import { writeBytes } from './bytes.ts'
import { type Counted, count, countIn, type Reading } from './counted.ts'
import { type CutPages, fieldEnd, gap, isExtra, wordOf } from './cut-pages.ts'
import { headFields, impactOf, passageFields, width } from './fields.ts'
import { unmet } from './lexicon.ts'
import { writePostings } from './postings.ts'

/** What stands where in all pages, by stem. Millions of places are gone through: they lie in rows of numbers, and nothing is made for each. */
export function inverted(cut: CutPages, reading: Reading) {
  meetAll(cut, reading)
  const { lexicon } = reading
  const spellings = lexicon.spellings()
  const isWritten = new Set(spellings.flatMap(({ stem, isPart }) => (isPart ? [stem] : [])))
  const counted = count(cut, reading)
  const { starts, ranks } = byStem(counted, lexicon.stems.size)
  const sorted = inOrder(counted, ranks)
  const order = [...lexicon.stems.keys()].sort()
  const pagesIn = onceEach(ranks.length)
  const out = writeBytes()
  const offsets = new Uint32Array(order.length + 1)
  const having = new Uint32Array(lexicon.stems.size)
  order.forEach((name, index) => {
    const stem = lexicon.stems.get(name) ?? 0
    const [from, to] = [starts[stem] ?? 0, starts[stem + 1] ?? 0]
    const { pages, starts: pageStarts } = pagesIn(sorted.pages.subarray(from, to))
    having[stem] = pages.length
    writePostings(out, {
      ...{ isWritten: isWritten.has(stem), having: pages.length, pages, starts: pageStarts },
      units: sorted.units.subarray(from, to),
      impacts: sorted.impacts.subarray(from, to),
      placeStarts: sorted.placeStarts.subarray(from, to + 1),
      places: sorted.places,
    })
    offsets[index + 1] = out.size()
  })
  const words = new Map(spellings.map(({ word, stem }) => [word, having[stem] ?? 0]))
  const sortedWords = [...words.keys()].sort()
  return {
    stems: order,
    offsets,
    bytes: out.bytes().slice(),
    words: sortedWords,
    having: Uint32Array.from(sortedWords, (word) => words.get(word) ?? 0),
  }
}

/** Finds the stem of each word in the language of its page. */
function meetAll({ codes, spans }: CutPages, { lexicon, speakings }: Reading): void {
  for (const [page, { from, to }] of spans.entries()) {
    const speaking = speakings[page]
    if (!speaking) continue
    for (let at = from; at < to; at++) {
      const code = codes[at] ?? gap
      if (code === gap || code === fieldEnd) continue
      const word = wordOf(code)
      if (speaking.stems[word] === unmet) lexicon.meet(word, speaking)
      if (!isExtra(code)) speaking.isPart[word] = 1
    }
  }
}

/** Where the entries of each stem begin when they lie stem after stem, and the place of each entry then. */
function byStem({ stems: of }: Counted, size: number) {
  const starts = new Uint32Array(size + 1)
  for (let entry = 0; entry < of.length; entry++) {
    const after = (of[entry] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let stem = 0; stem < size; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0)
  const next = starts.slice()
  const ranks = new Uint32Array(of.length)
  for (let entry = 0; entry < of.length; entry++) {
    const stem = of[entry] ?? 0
    const rank = next[stem] ?? 0
    next[stem] = rank + 1
    ranks[entry] = rank
  }
  return { starts, ranks }
}

/** What is told of entries, each in its place. */
function inOrder(counted: Counted, ranks: Uint32Array) {
  const impactAt = makeImpact(counted)
  const pages = new Uint32Array(ranks.length)
  const units = new Uint32Array(ranks.length)
  const impacts = new Float32Array(ranks.length)
  const placeStarts = new Uint32Array(ranks.length + 1)
  for (let entry = 0; entry < ranks.length; entry++) {
    const rank = ranks[entry] ?? 0
    const unit = counted.units[entry] ?? 0
    pages[rank] = counted.pages[unit] ?? 0
    units[rank] = counted.unitsOfPages[unit] ?? 0
    impacts[rank] = impactAt(unit, counted.counts[entry] ?? 0)
    placeStarts[rank + 1] = counted.placeCounts[entry] ?? 0
  }
  for (let rank = 0; rank < ranks.length; rank++)
    placeStarts[rank + 1] = (placeStarts[rank + 1] ?? 0) + (placeStarts[rank] ?? 0)
  const { places: found, entries } = counted
  const next = placeStarts.slice()
  const places = new Uint32Array(found.length)
  for (let index = 0; index < found.length; index++) {
    const rank = ranks[entries[index] ?? 0] ?? 0
    const to = next[rank] ?? 0
    next[rank] = to + 1
    places[to] = found[index] ?? 0
  }
  return { pages, units, impacts, placeStarts, places }
}

/** Finds each page once, and where its entries begin. What was found before is written over. */
function onceEach(most: number) {
  const pages = new Uint32Array(most)
  const starts = new Uint32Array(most + 1)
  return (of: Uint32Array) => {
    let count = 0
    for (let at = 0; at < of.length; at++) {
      const page = of[at] ?? 0
      if (count > 0 && pages[count - 1] === page) continue
      pages[count] = page
      starts[count++] = at
    }
    starts[count] = of.length
    return { pages: pages.subarray(0, count), starts: starts.subarray(0, count + 1) }
  }
}

/** How much each unit is about a word that each of its fields has so often: eight bits of `counts` a field. */
function makeImpact({ unitsOfPages: units, lengths }: Counted): (unit: number, counts: number) => number {
  const usual = usualLengths(units, lengths)
  return (unit, counts) => {
    const isHead = units[unit] === 0
    const fields = isHead ? headFields : passageFields
    let impact = 0
    for (let field = 0; field < fields.length; field++) {
      const count = countIn(counts, field)
      const shape = fields[field]
      if (count === 0 || !shape) continue
      const length = lengths[unit * width + field] ?? 0
      impact += impactOf(shape, { count, length, usual: usual[(isHead ? 0 : width) + field] ?? 1 })
    }
    return impact
  }
}

/** The mean length of each field where it has any words, for heads and for passages. */
function usualLengths(units: Uint32Array, lengths: Uint32Array): Float64Array {
  const sums = new Float64Array(2 * width)
  const filled = new Float64Array(2 * width)
  for (let index = 0; index < lengths.length; index++) {
    const length = lengths[index] ?? 0
    const of = (units[Math.floor(index / width)] === 0 ? 0 : width) + (index % width)
    sums[of] = (sums[of] ?? 0) + length
    filled[of] = (filled[of] ?? 0) + Math.min(length, 1)
  }
  return sums.map((sum, of) => sum / (filled[of] || 1))
}
