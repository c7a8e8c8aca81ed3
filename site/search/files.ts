import { languageOf } from '#domain/language/language.ts'
import type { Library } from '#domain/search/answer.ts'
import { type CardFile, cardFrom, type MoreFile } from '#domain/search/cards.ts'
import { affixesOf, nearWords, type Written } from '#domain/search/near-words.ts'
import { chunkOf, type Manifest, unpackFacets, unpackStems, unpackWords } from '#domain/search/packed.ts'
import { type Postings, readPostings } from '#domain/search/postings.ts'
import { lessonsOf } from '#domain/search/taught.ts'

/** A short beginning is shared by very many words: those beyond so many files are not looked through. */
const mostChunks = 3
const shortest = 2

/** The search that the build left as files, opened on first use; a failed opening is tried again by the next question. */
export function openFiles(base: string): () => Promise<Library> {
  let opening: Promise<Library> | undefined
  return () => {
    opening ??= open(base).catch((error) => {
      opening = undefined
      throw error
    })
    return opening
  }
}

async function open(base: string): Promise<Library> {
  const manifest: Manifest = JSON.parse(new TextDecoder().decode(await loaded(`${base}index.pack`)))
  const { pageCount, languages, facets, synonyms, taught, teams, at, overdue } = manifest
  const file = kept((name) => loaded(`${base}${at}/${name}.pack`))
  const json = async (name: string) => JSON.parse(new TextDecoder().decode(await file(name)))
  const stems = kept(async (number) => unpackStems(await file(`stems-${number}`)))
  const words = (kind: 'words' | 'endings') => kept(async (number) => unpackWords(await file(`${kind}-${number}`)))
  const written = { words: words('words'), endings: words('endings') }

  const lessons = lessonsOf(taught)
  const late = new Set(overdue)

  return {
    teams,
    card: async (page, units) =>
      cardFrom(
        (await json(`page-${page}`)) as CardFile,
        units,
        async (part) => (await json(`page-${page}-${part}`)) as MoreFile,
      ),
    source: {
      lessons: () => lessons,
      isOverdue: (page) => late.has(page),
      pageCount,
      facets: unpackFacets(facets),
      languages: languages.map(languageOf),
      synonyms,
      async postings(asked) {
        const found = new Map<string, Postings>()
        await Promise.all(
          asked.map(async (stem) => {
            const number = chunkOf(manifest.stems, stem)
            const bytes = number < 0 ? undefined : (await stems(String(number))).get(stem)
            if (bytes) found.set(stem, readPostings(bytes))
          }),
        )
        return found
      },
      async near(word, options) {
        const { begins, ends } = affixesOf(word)
        const wide = (text: string, whole: string) => (text.length < shortest ? whole.slice(0, shortest) : text)
        const [beginning, ending] = await Promise.all([
          beginningWith('words', options.isLast && word.length < 4 ? word : wide(begins, word)),
          beginningWith('endings', wide(ends, [...word].reverse().join(''))),
        ])
        return nearWords(
          { words: beginning, backwards: ending.map(({ word, having }) => ({ ending: word, having })) },
          word,
          options,
        )
      },
    },
  }

  async function beginningWith(kind: 'words' | 'endings', text: string): Promise<Written[]> {
    const first = Math.max(0, chunkOf(manifest[kind], text))
    const last = Math.min(chunkOf(manifest[kind], `${text}\uffff`), first + mostChunks - 1)
    const parts = await Promise.all(
      Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => written[kind](String(first + index))),
    )
    return parts.flat()
  }
}

/** Loads each thing once, and again only when loading failed. */
function kept<T>(load: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (name) => {
    const before = known.get(name)
    if (before) return before
    const loading = load(name)
    known.set(name, loading)
    loading.catch(() => known.delete(name))
    return loading
  }
}

/** A pressed file. A server that says so about it has the browser unpack it already. */
async function loaded(address: string): Promise<Uint8Array> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
