import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import { type CutPages, cutPages } from './cut-pages.ts'
import { inverted } from './inverted.ts'
import { makeLexicon } from './lexicon.ts'
import type { PageKind, SearchPage } from './page.ts'

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

/** Reads all pages once. The same pages give the same index, byte for byte. `cut` has their words, where they were cut before. */
export function indexOfPages(pages: readonly SearchPage[], cut: CutPages = cutPages(pages)): SearchIndex {
  const lexicon = makeLexicon(cut.words)
  const speakings = pages.map(({ language }) => lexicon.language(language))
  const postings = inverted(cut, { lexicon, speakings })
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
    ...postings,
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
