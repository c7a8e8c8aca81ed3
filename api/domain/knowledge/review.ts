import type { Article } from './article.ts'

/** When an article is due to be checked, and whether it is overdue. */
export type Review = { due: string | null; overdue: boolean }

/** When an article must be checked again, and whether that day has passed; an archived or never checked one has no such day. */
export function reviewOf(
  article: Pick<Article, 'reviewed' | 'reviewEvery' | 'confidence'>,
  { every, today }: { every: string; today: string },
): Review {
  if (!article.reviewed || article.confidence === 'archived') return { due: null, overdue: false }
  const due = Temporal.PlainDate.from(article.reviewed)
    .add(article.reviewEvery ?? every)
    .toString()
  return { due, overdue: due < today }
}
