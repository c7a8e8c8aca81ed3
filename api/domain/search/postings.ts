import type { Language } from '../language/language.ts'
import { mayJoin, wordsOf } from '../language/words.ts'
import { type Entry, fields } from './fields.ts'
import { type Lexicon, makeLexicon } from './lexicon.ts'
import { makeNumbers, type Numbers } from './numbers.ts'

/** The inverted index and, beside it, every field as the row of its words. */
export type Postings = {
  count: number
  language: Language
  lexicon: Lexicon
  /** Postings of term t are those from starts[t] to starts[t + 1], by entry. */
  starts: Uint32Array
  entries: Uint32Array
  /** How often, for each posting and field. */
  times: Uint8Array
  /** Words of field f of entry e: from rowStarts[e * width + f]; 0 stands between two texts. */
  row: Uint32Array
  rowStarts: Uint32Array
  lengths: Uint32Array
  averages: number[]
}

type Rows = Pick<Postings, 'row' | 'rowStarts' | 'lengths'> & { extras: { word: string; field: number }[][] }

export const width = fields.length
const most = 255

export function makePostings(entries: readonly Entry[], language: Language): Postings {
  const { rows, lexicon } = readRows(entries, language)
  const terms = makeNumbers()
  const places = makeNumbers()
  const times = makeNumbers()
  for (let entry = 0; entry < entries.length; entry++) {
    for (const [term, packed] of countsOf(entry, rows, lexicon)) {
      terms.push(term)
      places.push(entry)
      times.push(packed)
    }
  }
  const { row, rowStarts, lengths } = rows
  return {
    count: entries.length,
    language,
    lexicon: lexicon.lexicon,
    ...byTerm({ terms, places, times, size: lexicon.lexicon.size() }),
    row,
    rowStarts,
    lengths,
    averages: fields.map((_, field) => averageOf(lengths, field)),
  }
}

/** While building, rows hold spellings, so that neighbours can be joined; they end up holding terms. */
type Spellings = { lexicon: Lexicon; spellings: string[]; terms: Numbers }

function readRows(entries: readonly Entry[], language: Language): { rows: Rows; lexicon: Spellings } {
  const lexicon = makeLexicon(language)
  const numbers = new Map<string, number>()
  const terms = makeNumbers()
  terms.push(0)
  const spelled = makeNumbers()
  const rowStarts = new Uint32Array(entries.length * width + 1)
  const lengths = new Uint32Array(entries.length * width)
  const extras = entries.map((entry, place) => {
    const more: { word: string; field: number }[] = []
    entry.forEach((texts, field) => {
      rowStarts[place * width + field] = spelled.count()
      let length = 0
      for (const text of texts) {
        if (length > 0) spelled.push(0)
        for (const word of wordsOf(text, language)) {
          if (word.extra) more.push({ word: word.text, field })
          else {
            let number = numbers.get(word.text)
            if (number === undefined) {
              number = numbers.size + 1
              numbers.set(word.text, number)
              terms.push(lexicon.add(word.text, { part: true }))
            }
            spelled.push(number)
            length++
          }
        }
      }
      lengths[place * width + field] = length
    })
    return more
  })
  rowStarts[entries.length * width] = spelled.count()
  const row = Uint32Array.from({ length: spelled.count() }, (_, index) => spelled.at(index))
  return { rows: { row, rowStarts, lengths, extras }, lexicon: { lexicon, spellings: ['', ...numbers.keys()], terms } }
}

/** Counts the terms of one entry, and turns its rows from spellings to terms. */
function countsOf(entry: number, rows: Rows, { lexicon, spellings, terms }: Spellings): Map<number, number> {
  const counts = new Map<number, number>()
  const count = (term: number, field: number) => counts.set(term, addOne(counts.get(term) ?? 0, field))
  for (let field = 0; field < width; field++) {
    const end = rows.rowStarts[entry * width + field + 1] ?? 0
    for (let index = rows.rowStarts[entry * width + field] ?? 0; index < end; index++) {
      const spelling = rows.row[index] ?? 0
      if (spelling === 0) continue
      const term = terms.at(spelling)
      rows.row[index] = term
      count(term, field)
      const joined = index + 1 < end && joinedOf(spellings[spelling], spellings[rows.row[index + 1] ?? 0])
      if (joined && lexicon.isWritten(joined)) count(lexicon.find(joined), field)
    }
  }
  for (const { word, field } of rows.extras[entry] ?? []) count(lexicon.add(word, { part: false }), field)
  return counts
}

/** Two neighbours written as one word. */
export function joinedOf(first: string | undefined, second: string | undefined): string | null {
  return first && second && mayJoin(first, second) ? first + second : null
}

/** Counts of all fields in one number, eight bits each. */
function addOne(packed: number, field: number): number {
  const shift = field * 8
  return ((packed >> shift) & most) === most ? packed : packed + (1 << shift)
}

function byTerm({ terms, places, times, size }: { terms: Numbers; places: Numbers; times: Numbers; size: number }) {
  const starts = new Uint32Array(size + 1)
  const count = terms.count()
  for (let index = 0; index < count; index++) starts[terms.at(index) + 1] = (starts[terms.at(index) + 1] ?? 0) + 1
  for (let term = 0; term < size; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  const next = starts.slice()
  const entries = new Uint32Array(count)
  const sorted = new Uint8Array(count * width)
  for (let index = 0; index < count; index++) {
    const term = terms.at(index)
    const place = next[term] ?? 0
    next[term] = place + 1
    entries[place] = places.at(index)
    for (let field = 0; field < width; field++) sorted[place * width + field] = (times.at(index) >> (field * 8)) & most
  }
  return { starts, entries, times: sorted }
}

function averageOf(lengths: Uint32Array, field: number): number {
  let sum = 0
  let filled = 0
  for (let index = field; index < lengths.length; index += width) {
    const length = lengths[index] ?? 0
    sum += length
    if (length > 0) filled++
  }
  return filled === 0 ? 0 : sum / filled
}
