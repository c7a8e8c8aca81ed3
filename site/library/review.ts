import type { ArticleData } from './data.ts'

export type Review = { due: string; overdue: boolean }

/** When an article must be checked again, and whether that day has passed. */
export function reviewOf(
  article: Pick<ArticleData, 'reviewed' | 'reviewEvery'>,
  { every, today }: { every: string; today: string },
): Review {
  const due = Temporal.PlainDate.from(article.reviewed)
    .add(article.reviewEvery ?? every)
    .toString()
  return { due, overdue: due < today }
}
