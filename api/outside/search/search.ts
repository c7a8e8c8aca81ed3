import type { Content } from '#domain/knowledge/content.ts'
import { answer, type Card } from '#domain/search/answer.ts'
import { indexOfPages } from '#domain/search/index-of-pages.ts'
import { sourceInMemory } from '#domain/search/memory.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { Teams } from '#domain/search/places.ts'
import type { Search } from '#domain/search/result.ts'

/** What is searched. */
export type Searched = Pick<Content, 'articles' | 'glossary'> &
  Partial<Pick<Content, 'automations' | 'notes'>> & { teams?: Teams }

/** Reads everything once; answers from memory. */
export function makeSearch({ glossary, teams = [], ...content }: Searched): Search {
  const pages = pagesOf(content)
  const library = {
    source: sourceInMemory(indexOfPages(pages), glossary),
    teams,
    async card(page: number, units: readonly number[]): Promise<Card> {
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
  return (query, options) => answer(library, query, options)
}
