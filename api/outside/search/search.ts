import type { Content } from '#domain/knowledge/content.ts'
import type { TaughtWords } from '#domain/knowledge/learned.ts'
import { answer, type Library } from '#domain/search/answer.ts'
import type { SearchIndex } from '#domain/search/index-of-pages.ts'
import { type Indexes, indexesOf, openPages } from '#domain/search/indexes.ts'
import { type Nearest, nearestPages } from '#domain/search/meaning.ts'
import { sourceInMemory } from '#domain/search/memory.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { Teams } from '#domain/search/places.ts'
import type { Search } from '#domain/search/result.ts'
import { lessonsFrom } from '#domain/search/taught.ts'
import type { AskVector } from './question-vectors.ts'
import { meaningsOf, type Vectors } from './vectors.ts'

const nothing: readonly TaughtWords[] = []

/** What is searched. */
export type Searched = Pick<Content, 'articles' | 'glossary'> &
  Partial<Pick<Content, 'automations' | 'notes' | 'spoken'>> & {
    teams?: Teams
    /** What solved tickets taught, as it is now: another list when it has changed. */
    taught?: () => readonly TaughtWords[]
    /** Whether the review of an article is overdue now. */
    isOverdue?: (id: string) => boolean
  }

/** What a second ranking by meaning needs: the vectors of passages, and one of each question. */
export type Meaning = { vectors: Vectors; ask: AskVector }

/** Answers from memory. The indexes are made where none are given; those given must be of the same content. */
export function makeSearch(
  { glossary, teams = [], taught = () => nothing, isOverdue = () => false, ...content }: Searched,
  indexes?: Indexes,
  meaning?: Meaning,
): Search {
  const all = pagesOf(content)
  const { everyone, support } = indexes ?? indexesOf(all)
  const known = { glossary, teams, taught, isOverdue, meaning }
  const forEveryone = libraryOf(openPages(all), { index: everyone, ...known })
  const forSupport = support === everyone ? forEveryone : libraryOf(all, { index: support, ...known })
  return (query, { audience, ...options }) => answer(audience === 'support' ? forSupport : forEveryone, query, options)
}

function libraryOf(
  pages: readonly SearchPage[],
  {
    index,
    glossary,
    teams,
    taught,
    isOverdue,
    meaning,
  }: Required<Pick<Searched, 'glossary' | 'teams' | 'taught' | 'isOverdue'>> & {
    index: SearchIndex
    meaning: Meaning | undefined
  },
): Library {
  return {
    ...(meaning ? { nearest: nearestIn(pages, meaning) } : {}),
    source: sourceInMemory(index, {
      glossary,
      lessons: lessonsFrom(taught, { pages, languages: index.languages }),
      isOverdue: (page) => isOverdue(pages[page]?.id ?? ''),
    }),
    teams,
    async card(page, units) {
      const found = pages[page]
      if (!found) throw new Error(`the index holds page ${page}, which nobody wrote`)
      const { language, said: _, nouns: __, passages, ...facts } = found
      const chosen = units.flatMap((unit) => {
        const passage = passages[unit - 1]
        return passage ? [[unit, passage] as const] : []
      })
      return { facts, language, passages: new Map(chosen) }
    },
  }
}

function nearestIn(pages: readonly SearchPage[], { vectors, ask }: Meaning): Nearest {
  const meanings = meaningsOf(pages, vectors)
  return async (query) => {
    const asked = await ask(query)
    return asked && nearestPages(meanings, asked)
  }
}
