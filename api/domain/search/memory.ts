import type { Term } from '../knowledge/content.ts'
import { languageOf } from '../language/language.ts'
import type { SearchIndex } from './index-of-pages.ts'
import { nearIndexOf, nearWords } from './near-words.ts'
import { type Postings, readPostings } from './postings.ts'
import type { Source } from './rank.ts'
import { readSynonyms } from './synonyms.ts'

/** A whole index in memory, ready to be asked. Postings stay packed; each question unpacks those of its words. */
export function sourceInMemory(index: SearchIndex, glossary: readonly Term[]): Source {
  const numbers = new Map(index.stems.map((stem, number) => [stem, number]))
  const languages = index.languages.map(languageOf)
  const near = nearIndexOf(index)
  return {
    pageCount: index.pageCount,
    facets: index.facets,
    languages,
    synonyms: readSynonyms(glossary, languages[0] ?? languageOf('en')),
    async postings(stems) {
      const found = new Map<string, Postings>()
      for (const stem of stems) {
        const number = numbers.get(stem)
        if (number === undefined) continue
        found.set(stem, readPostings(index.bytes.subarray(index.offsets[number], index.offsets[number + 1])))
      }
      return found
    },
    async near(word, options) {
      return nearWords(near, word, options)
    },
  }
}
