import type { Content } from '#domain/knowledge/content.ts'
import type { TaughtWords } from '#domain/knowledge/learned.ts'
import { answer, type Library } from '#domain/search/answer.ts'
import type { SearchIndex } from '#domain/search/index-of-pages.ts'
import { type Indexes, indexesOf, openPages } from '#domain/search/indexes.ts'
import { sourceInMemory } from '#domain/search/memory.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { Teams } from '#domain/search/places.ts'
import type { Search } from '#domain/search/result.ts'
import { lessonsFrom } from '#domain/search/taught.ts'

const nothing: readonly TaughtWords[] = []

/** What is searched. */
export type Searched = Pick<Content, 'articles' | 'glossary'> &
  Partial<Pick<Content, 'automations' | 'notes'>> & {
    teams?: Teams
    /** What solved tickets taught, as it is now: another list when it has changed. */
    taught?: () => readonly TaughtWords[]
  }

/** Answers from memory. The indexes are made where none are given; those given must be of the same content. */
export function makeSearch(
  { glossary, teams = [], taught = () => nothing, ...content }: Searched,
  indexes?: Indexes,
): Search {
  const all = pagesOf(content)
  const { everyone, support } = indexes ?? indexesOf(all)
  const forEveryone = libraryOf(openPages(all), { index: everyone, glossary, teams, taught })
  const forSupport = support === everyone ? forEveryone : libraryOf(all, { index: support, glossary, teams, taught })
  return (query, { audience, ...options }) => answer(audience === 'support' ? forSupport : forEveryone, query, options)
}

function libraryOf(
  pages: readonly SearchPage[],
  {
    index,
    glossary,
    teams,
    taught,
  }: Required<Pick<Searched, 'glossary' | 'teams' | 'taught'>> & { index: SearchIndex },
): Library {
  return {
    source: sourceInMemory(index, { glossary, lessons: lessonsFrom(taught, { pages, languages: index.languages }) }),
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
