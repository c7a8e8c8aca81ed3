import type { Language } from '../language/language.ts'
import type { Facets } from './index-of-pages.ts'
import type { Postings } from './postings.ts'
import type { Synonyms } from './synonyms.ts'
import type { Lessons } from './taught.ts'

/** Where words are looked up: in memory, or in files loaded by the words asked. */
export type Source = {
  pageCount: number
  languages: readonly Language[]
  facets: Facets
  synonyms: Synonyms
  /** What stands where; stems that nobody wrote are left out. */
  postings: (stems: readonly string[]) => Promise<Map<string, Postings>>
  /** Written words that may have been meant. */
  near: (word: string, options: { isLast: boolean }) => Promise<string[]>
  /** Pages whose review is overdue: among what fits as well they come later. */
  isOverdue: (page: number) => boolean
  /** What solved tickets taught, as it is now. */
  lessons: () => Lessons
}
