import { indexOfPages, type SearchIndex } from './index-of-pages.ts'
import type { SearchPage } from './page.ts'

/**
 * What is searched by whom. What only support may read is in an index of its own, so that nobody else's order tells of it; where there is
 * no such page both are the same one.
 */
export type Indexes = { everyone: SearchIndex; support: SearchIndex }

/** Reads all pages, those for support among them. */
export function indexesOf(pages: readonly SearchPage[]): Indexes {
  const open = openPages(pages)
  const everyone = indexOfPages(open)
  return { everyone, support: open.length === pages.length ? everyone : indexOfPages(pages) }
}

/** The pages that anybody may read. */
export function openPages(pages: readonly SearchPage[]): SearchPage[] {
  return pages.filter(({ audience }) => audience === 'everyone')
}
