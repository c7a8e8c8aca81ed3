import { readBytes, writeBytes } from './bytes.ts'
import type { SearchIndex } from './index-of-pages.ts'
import { packFacets, unpackFacets } from './packed.ts'

/** An index of everything, as one row of bytes to be kept: about as large as its postings. `unpackIndex` reads it. */
export function packIndex({
  pageCount,
  languages,
  facets,
  stems,
  offsets,
  bytes,
  words,
  having,
}: SearchIndex): Uint8Array {
  const facts = { pageCount, languages, facets: packFacets(facets), stems: stems.length, words: words.length }
  const texts = [JSON.stringify(facts), stems.join('\n'), words.join('\n')].map((text) =>
    new TextEncoder().encode(text),
  )
  const head = writeBytes()
  for (const { length } of texts) head.number(length)
  for (let stem = 0; stem < stems.length; stem++) head.number((offsets[stem + 1] ?? 0) - (offsets[stem] ?? 0))
  for (const count of having) head.number(count)
  const size = writeBytes()
  size.number(head.size())
  return joined([size.bytes(), head.bytes(), ...texts, bytes])
}

/** Reads what `packIndex` wrote; the postings are looked at where they lie. */
export function unpackIndex(packed: Uint8Array): SearchIndex {
  const from = readBytes(packed)
  const head = readBytes(from.take(from.number()))
  const sizes = [head.number(), head.number(), head.number()]
  const [facts = '{}', stems = '', words = ''] = sizes.map((size) => new TextDecoder().decode(from.take(size)))
  const told = JSON.parse(facts) as Facts
  const offsets = new Uint32Array(told.stems + 1)
  for (let stem = 0; stem < told.stems; stem++) offsets[stem + 1] = (offsets[stem] ?? 0) + head.number()
  return {
    pageCount: told.pageCount,
    languages: told.languages,
    facets: unpackFacets(told.facets),
    stems: told.stems === 0 ? [] : stems.split('\n'),
    offsets,
    words: told.words === 0 ? [] : words.split('\n'),
    having: Uint32Array.from({ length: told.words }, () => head.number()),
    bytes: from.take(offsets[told.stems] ?? 0),
  }
}

type Facts = {
  pageCount: number
  languages: string[]
  facets: Parameters<typeof unpackFacets>[0]
  stems: number
  words: number
}

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
