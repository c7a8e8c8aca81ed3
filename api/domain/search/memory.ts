import type { Term } from '../knowledge/content.ts'
import { languageOf } from '../language/language.ts'
import type { SearchIndex } from './index-of-pages.ts'
import { nearIndexOf, nearWords } from './near-words.ts'
import { type Postings, readPostings, sizeOf } from './postings.ts'
import type { Source } from './source.ts'
import { readSynonyms } from './synonyms.ts'
import { lessonsOf } from './taught.ts'

/** Numbers of unpacked postings that are kept for the next question, four bytes each: those of the words that are asked most. */
const mostKept = 6_000_000

/** A whole index in memory, ready to be asked. Postings stay packed; each question unpacks those of its words, and 24 MB of them are kept. */
export function sourceInMemory(
  index: SearchIndex,
  {
    glossary,
    lessons = () => lessonsOf([]),
    isOverdue = () => false,
  }: { glossary: readonly Term[] } & Partial<Pick<Source, 'lessons' | 'isOverdue'>>,
): Source {
  const numbers = new Map(index.stems.map((stem, number) => [stem, number]))
  const languages = index.languages.map(languageOf)
  const near = nearIndexOf(index)
  const kept = new Map<string, Postings>()
  let size = 0
  return {
    lessons,
    isOverdue,
    pageCount: index.pageCount,
    facets: index.facets,
    languages,
    synonyms: readSynonyms(glossary, languages[0] ?? languageOf('en')),
    async postings(stems) {
      const found = new Map<string, Postings>()
      for (const stem of stems) {
        const number = numbers.get(stem)
        if (number === undefined) continue
        const postings =
          kept.get(stem) ?? readPostings(index.bytes.subarray(index.offsets[number], index.offsets[number + 1]))
        found.set(stem, postings)
        remember(stem, postings)
      }
      return found
    },
    async near(word, options) {
      return nearWords(near, word, options)
    },
  }

  /** What was asked last stands last; the first go when there is too much. */
  function remember(stem: string, postings: Postings) {
    if (!kept.delete(stem)) size += sizeOf(postings)
    kept.set(stem, postings)
    for (const [oldest, former] of kept) {
      if (size <= mostKept) return
      kept.delete(oldest)
      size -= sizeOf(former)
    }
  }
}
