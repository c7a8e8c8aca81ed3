import type { Content } from '#domain/knowledge/content.ts'
import { reviewOf } from '#domain/knowledge/review.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { pagesOf } from '#domain/search/pages-of.ts'

/** What can be found, with the day on which each page must be looked at again. */
export function searchedPages(content: Content): SearchPage[] {
  const { every, today } = { every: content.model.defaults.reviewEvery, today: '' }
  return pagesOf(content, { dueOf: (article) => reviewOf(article, { every, today }).due ?? '' })
}
