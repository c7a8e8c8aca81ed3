import type { APIRoute } from 'astro'
import { reviewOf } from '#domain/knowledge/review.ts'
import { library } from '../library/articles.ts'
import { organisation } from '../library/organisation.ts'
import { today } from '../library/text.ts'

/** The state of every article for machines: owner, when it was reviewed and is due, confidence. */
export const GET: APIRoute = async () => {
  const { pages } = await library()
  const { model, automation } = await organisation()
  const asOf = today()
  const articles = pages.map((article) => {
    const { id, url, title, kind, revision, reviewed, confidence } = article
    const owner = article.owner ?? automation(article.automation)?.owner ?? null
    const review = reviewOf(article, { every: model.defaults.reviewEvery, today: asOf })
    return {
      id,
      url,
      title,
      kind,
      automation: article.automation ?? null,
      owner,
      revision,
      reviewed: reviewed ?? null,
      ...review,
      confidence,
    }
  })
  const overdue = articles.filter((article) => article.overdue).length
  const neverReviewed = articles.filter((article) => article.reviewed === null).length
  return Response.json({ asOf, model: model.version, count: articles.length, overdue, neverReviewed, articles })
}
