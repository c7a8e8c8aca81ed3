import type { Language } from '../language/language.ts'
import { cutWords, mayJoin, wordsOf } from '../language/words.ts'
import { writeBytes } from './bytes.ts'
import { headFields, impactOf, passageFields, width } from './fields.ts'
import { type Lexicon, makeLexicon, markBeginnings, type Speaking } from './lexicon.ts'
import { makeNumbers, type Numbers } from './numbers.ts'
import type { PageKind, SearchPage } from './page.ts'
import { type Posting, packed, writePostings } from './postings.ts'

type Version = [page: number, original: number, language: string]

/** What is known of all pages without reading their words: little, so that a browser can have it at once. */
export type Facets = {
  kinds: PageKind[]
  /** Catalogue id of each page's automation; empty for none. */
  automations: string[]
  /** Pages that are kept and ranked lower. */
  isArchived: boolean[]
  /** Pages that are there in several languages: each with its original, itself or another, and its language. */
  versions: Version[]
  /** Automations by id, with the stems of their names. */
  catalogue: { id: string; stems: string[] }[]
}

/** An inverted index: for each stem, in order, the postings that `readPostings` reads. */
export type SearchIndex = {
  pageCount: number
  languages: string[]
  facets: Facets
  stems: string[]
  /** Postings of stem s: bytes from offsets[s] to offsets[s + 1]. */
  offsets: Uint32Array
  bytes: Uint8Array
  /** Every word as it was written, in order, and how many pages have its stem. */
  words: string[]
  having: Uint32Array
}

/** Rows hold the spellings of each unit, field after field; gaps stand between texts. */
type Rows = {
  row: Numbers
  rowEnds: Numbers
  pages: Numbers
  units: Numbers
  extras: Map<number, { spelling: number; field: number }[]>
}

const gap = 0
/** What stands in different texts is not near each other. */
const apart = 6
const mostPlaces = 24
const mostCount = 255

/** Reads all pages once. The same pages give the same index, byte for byte. */
export function indexOfPages(pages: readonly SearchPage[]): SearchIndex {
  const lexicon = makeLexicon()
  const rows: Rows = {
    row: makeNumbers(),
    rowEnds: makeNumbers(),
    pages: makeNumbers(),
    units: makeNumbers(),
    extras: new Map(),
  }
  pages.forEach((page, number) => {
    const speaking = lexicon.language(page.language)
    const head = [[page.title], page.said, [page.summary], page.nouns]
    const passages = page.passages.map(({ heading, prose, code }) => [[heading], prose.split('\n'), code.split('\n')])
    for (const [unit, texts] of [head, ...passages].entries())
      readUnit(rows, { page: number, unit, texts, speaking, lexicon })
  })
  return {
    pageCount: pages.length,
    languages: lexicon.languages(),
    facets: {
      kinds: pages.map(({ kind }) => kind),
      automations: pages.map(({ automation }) => automation),
      isArchived: pages.map(({ confidence }) => confidence === 'archived'),
      versions: versionsOf(pages),
      catalogue: pages.flatMap(({ kind, automation, title, language }) =>
        kind === 'automation' ? [{ id: automation, stems: namesOf(title, lexicon.language(language).language) }] : [],
      ),
    },
    ...inverted(rows, lexicon),
  }
}

function versionsOf(pages: readonly SearchPage[]): Version[] {
  const originals = new Set(pages.flatMap(({ original }) => original ?? []))
  const numbers = new Map(pages.flatMap(({ id }, page) => (originals.has(id) ? [[id, page]] : [])))
  return pages.flatMap(({ id, original = id, language }, page): Version[] => {
    const of = numbers.get(original)
    return of === undefined ? [] : [[page, of, language]]
  })
}

function namesOf(name: string, language: Language): string[] {
  const words = wordsOf(name, language).filter(({ text, extra }) => !extra && !language.isStopWord(text))
  return [...new Set(words.map(({ stem }) => stem))]
}

function readUnit(
  { row, rowEnds, pages, units, extras }: Rows,
  {
    page,
    unit,
    texts,
    speaking,
    lexicon,
  }: { page: number; unit: number; texts: string[][]; speaking: Speaking; lexicon: Lexicon },
) {
  const number = pages.count()
  pages.push(page)
  units.push(unit)
  for (let field = 0; field < width; field++) {
    for (const text of texts[field] ?? []) {
      if (text === '') continue
      row.push(gap)
      for (const { text: word, extra } of cutWords(text)) {
        const spelling = lexicon.add({ text: word, isPart: !extra }, speaking)
        if (!extra) row.push(spelling)
        else extras.set(number, [...(extras.get(number) ?? []), { spelling, field }])
      }
    }
    rowEnds.push(row.count())
  }
}

type Counted = { stems: Numbers; units: Numbers; counts: Numbers; placeEnds: Numbers; places: Numbers }

function inverted(rows: Rows, lexicon: Lexicon) {
  const { lengths, usual } = lengthsOf(rows)
  const counted = count(rows, lexicon)
  const order = [...lexicon.stems.keys()].sort()
  const written = new Set(lexicon.spellings.flatMap(({ stem, isPart }) => (isPart ? [stem] : [])))
  const { starts, sorted } = byStem(counted, lexicon.stems.size)
  const out = writeBytes()
  const offsets = new Uint32Array(order.length + 1)
  const having = new Map<number, number>()
  order.forEach((name, index) => {
    const stem = lexicon.stems.get(name) ?? 0
    const postings: Posting[] = []
    for (let at = starts[stem] ?? 0; at < (starts[stem + 1] ?? 0); at++) postings.push(postingAt(sorted[at] ?? 0))
    const whole = packed({ isWritten: written.has(stem), postings })
    having.set(stem, whole.having)
    writePostings(out, whole)
    offsets[index + 1] = out.size()
  })
  const words = new Map(lexicon.spellings.slice(1).map(({ word, stem }) => [word, having.get(stem) ?? 0]))
  const sortedWords = [...words.keys()].sort()
  return {
    stems: order,
    offsets,
    bytes: out.bytes().slice(),
    words: sortedWords,
    having: Uint32Array.from(sortedWords, (word) => words.get(word) ?? 0),
  }

  function postingAt(posting: number): Posting {
    const number = counted.units.at(posting)
    const unit = rows.units.at(number)
    const packed = counted.counts.at(posting)
    let impact = 0
    for (const [field, shape] of (unit === 0 ? headFields : passageFields).entries()) {
      const length = lengths.at(number * width + field)
      impact += impactOf(shape, {
        count: (packed >>> (field * 8)) & mostCount,
        length,
        usual: usual[(unit === 0 ? 0 : width) + field] ?? 1,
      })
    }
    const from = posting === 0 ? 0 : counted.placeEnds.at(posting - 1)
    const places = Array.from({ length: counted.placeEnds.at(posting) - from }, (_, index) =>
      counted.places.at(from + index),
    )
    return { page: rows.pages.at(number), unit, impact, places }
  }
}

/** How many words each field of each unit has, and the mean of those that have any, for heads and for passages. */
function lengthsOf({ row, rowEnds, units }: Rows) {
  const lengths = makeNumbers()
  const sums = new Float64Array(2 * width)
  const filled = new Float64Array(2 * width)
  let at = 0
  for (let index = 0; index < rowEnds.count(); index++) {
    let length = 0
    for (; at < rowEnds.at(index); at++) if (row.at(at) !== gap) length++
    lengths.push(length)
    const of = (units.at(Math.floor(index / width)) === 0 ? 0 : width) + (index % width)
    sums[of] = (sums[of] ?? 0) + length
    filled[of] = (filled[of] ?? 0) + Math.min(length, 1)
  }
  return { lengths, usual: sums.map((sum, of) => sum / (filled[of] || 1)) }
}

/** How often and where each unit has each stem, unit after unit. */
function count({ row, rowEnds, pages, extras }: Rows, { spellings, known }: Lexicon): Counted {
  const counted: Counted = {
    stems: makeNumbers(),
    units: makeNumbers(),
    counts: makeNumbers(),
    placeEnds: makeNumbers(),
    places: makeNumbers(),
  }
  const written = known()
  markBeginnings(spellings)
  let at = 0
  for (let unit = 0; unit < pages.count(); unit++) {
    const found = new Map<number, { packed: number; places: number[] }>()
    const add = (stem: number, field: number, place?: number) => {
      const entry = found.get(stem) ?? { packed: 0, places: [] }
      if (((entry.packed >>> (field * 8)) & mostCount) < mostCount) entry.packed += 2 ** (field * 8)
      if (place !== undefined && entry.places.length < mostPlaces) entry.places.push(place)
      found.set(stem, entry)
    }
    let place = 0
    for (let field = 0; field < width; field++) {
      let before = ''
      for (; at < rowEnds.at(unit * width + field); at++) {
        const spelling = spellings[row.at(at)]
        if (row.at(at) === gap || !spelling) {
          place += apart
          before = ''
          continue
        }
        add(spelling.stem, field, ++place)
        if (before !== '' && mayJoin(before, spelling.word)) {
          const joined = spellings[written.map((words) => words.get(before + spelling.word)).find(Boolean) ?? 0]
          if (joined?.isPart) add(joined.stem, field)
        }
        before = spelling.begins ? spelling.word : ''
      }
    }
    for (const { spelling, field } of extras.get(unit) ?? []) add(spellings[spelling]?.stem ?? 0, field)
    for (const [stem, { packed, places }] of found) {
      counted.stems.push(stem)
      counted.units.push(unit)
      counted.counts.push(packed >>> 0)
      for (const one of places) counted.places.push(one)
      counted.placeEnds.push(counted.places.count())
    }
  }
  return counted
}

function byStem({ stems }: Counted, size: number) {
  const starts = new Uint32Array(size + 1)
  for (let index = 0; index < stems.count(); index++)
    starts[stems.at(index) + 1] = (starts[stems.at(index) + 1] ?? 0) + 1
  for (let stem = 0; stem < size; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(stems.count())
  for (let index = 0; index < stems.count(); index++) {
    const place = next[stems.at(index)] ?? 0
    next[stems.at(index)] = place + 1
    sorted[place] = index
  }
  return { starts, sorted }
}
