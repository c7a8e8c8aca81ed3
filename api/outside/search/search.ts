import type { Content, Term } from '#domain/knowledge/content.ts'
import { answer, type Library } from '#domain/search/answer.ts'
import { indexOfPages } from '#domain/search/index-of-pages.ts'
import { sourceInMemory } from '#domain/search/memory.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { Teams } from '#domain/search/places.ts'
import type { Search } from '#domain/search/result.ts'

/** What is searched. */
export type Searched = Pick<Content, 'articles' | 'glossary'> &
  Partial<Pick<Content, 'automations' | 'notes'>> & { teams?: Teams }

/** Reads everything once; answers from memory. What only support may read is in an index of its own, so that nobody else's order tells of it. */
export function makeSearch({ glossary, teams = [], ...content }: Searched): Search {
  const all = pagesOf(content)
  const open = all.filter(({ audience }) => audience === 'everyone')
  const forEveryone = libraryOf(open, { glossary, teams })
  const forSupport = open.length === all.length ? forEveryone : libraryOf(all, { glossary, teams })
  return (query, { audience, ...options }) => answer(audience === 'support' ? forSupport : forEveryone, query, options)
}

function libraryOf(
  pages: readonly SearchPage[],
  { glossary, teams }: { glossary: readonly Term[]; teams: Teams },
): Library {
  return {
    source: sourceInMemory(indexOfPages(pages), glossary),
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
