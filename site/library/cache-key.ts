import { createHash } from 'node:crypto'
import { reviewOf } from '#domain/knowledge/review.ts'
import { settings } from '../build/settings.ts'
import { compare, library } from './articles.ts'
import type { ListedArticle } from './data.ts'
import { organisation } from './organisation.ts'
import { neighbours, windowAround } from './sections.ts'
import { today } from './text.ts'

/** Makes a key for the page of an article: the same key, the same page. It covers all that the page shows, its neighbours too. */
export async function makeCacheKey(): Promise<(article: ListedArticle) => string> {
  const { sections, related, versions, original } = await library()
  const { model, glossary, automations } = await organisation()
  const around = hashOf([settings, model, glossary, automations.map(({ entry }) => entry.data)])
  const asOf = today()
  return (article) => {
    const first = original(article)
    const section = sections.of(first)
    const shown = windowAround(section.articles, first, { size: neighbours, compare })
    return hashOf([
      around,
      article.entry.digest,
      article.taken?.digest,
      section.articles.length,
      versions(article).map(({ url, language }) => [url, language]),
      shown.map(({ id, title, confidence }) => [id, title, confidence]),
      related(article, 4).map(({ id, title, summary }) => [id, title, summary]),
      reviewOf(article, { every: model.defaults.reviewEvery, today: asOf }),
    ])
  }
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
