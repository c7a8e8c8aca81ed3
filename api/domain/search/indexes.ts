import { cutPages } from './cut-pages.ts'
import { indexOfPages, type SearchIndex } from './index-of-pages.ts'
import type { SearchPage } from './page.ts'

/**
 * What is searched by whom. What only support may read is in an index of its own, so that nobody else's order tells of it; where there is
 * no such page both are the same one.
 */
export type Indexes = { everyone: SearchIndex; support: SearchIndex }

/** Reads all pages, those for support among them. */
export function indexesOf(pages: readonly SearchPage[], cut = cutPages(pages)): Indexes {
  const open = openPages(pages)
  const support = indexOfPages(pages, cut)
  if (open.length === pages.length) return { everyone: support, support }
  const spans = cut.spans.filter((_, number) => isOpen(pages[number]))
  return { everyone: indexOfPages(open, { ...cut, spans }), support }
}

/** The pages that anybody may read. */
export function openPages(pages: readonly SearchPage[]): SearchPage[] {
  return pages.filter(isOpen)
}

function isOpen(page: SearchPage | undefined): boolean {
  return page?.audience === 'everyone'
}
