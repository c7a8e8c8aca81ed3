import { compare } from './articles.ts'
import type { ListedArticle } from './data.ts'

/** Articles in order of their last review, newest first; never reviewed ones come last. */
export function recent(all: ListedArticle[], limit: number): ListedArticle[] {
  return [...all]
    .sort((a, b) => (b.reviewed ?? '').localeCompare(a.reviewed ?? '') || compare(a.title, b.title))
    .slice(0, limit)
}
