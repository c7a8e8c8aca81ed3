import type { Article } from './article.ts'

/** When an article is due to be checked, and whether it is overdue. */
export type Review = { due: string | null; overdue: boolean }
type Reviewed = Pick<Article, 'reviewed' | 'reviewEvery' | 'confidence'>

/** The same for many articles, of which most share their days. */
export function reviewer(on: { every: string; today: string }): (article: Reviewed) => Review {
  const known = new Map<string, Review>()
  return (article) => {
    const key = `${article.reviewed} ${article.reviewEvery} ${article.confidence}`
    const review = known.get(key) ?? reviewOf(article, on)
    known.set(key, review)
    return review
  }
}

/** Whether articles are overdue today; looked up once a day. */
export function overdueOn(
  articles: ReadonlyMap<string, Reviewed>,
  { every, today }: { every: string; today: () => string },
): (id: string) => boolean {
  let day = ''
  let overdue: ReadonlySet<string> = new Set()
  return (id) => {
    const now = today()
    if (now !== day) {
      const reviewed = reviewer({ every, today: now })
      overdue = new Set([...articles].flatMap(([name, article]) => (reviewed(article).overdue ? [name] : [])))
      day = now
    }
    return overdue.has(id)
  }
}

/** When an article must be checked again, and whether that day has passed; an archived or never checked one has no such day. */
export function reviewOf(article: Reviewed, { every, today }: { every: string; today: string }): Review {
  if (!article.reviewed || article.confidence === 'archived') return { due: null, overdue: false }
  const due = Temporal.PlainDate.from(article.reviewed)
    .add(article.reviewEvery ?? every)
    .toString()
  return { due, overdue: due < today }
}
