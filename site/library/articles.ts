import { getCollection } from 'astro:content'
import type { ArticleKind } from '#domain/knowledge/article.ts'
import type { ListedArticle } from './data.ts'
import { once } from './once.ts'
import { makeRelated } from './related.ts'
import { makeSections, type Sections } from './sections.ts'

export type Library = {
  all: ListedArticle[]
  byId: ReadonlyMap<string, ListedArticle>
  sections: Sections
  /** The articles a reader of this one may want next, best first. */
  related(article: ListedArticle, limit: number): ListedArticle[]
}

/** Every article that everyone may read. Read once in a build; support-only articles and drafts are not in it. */
export const library = once(async (): Promise<Library> => {
  const entries = await getCollection('articles', ({ data }) => !data.draft && data.audience === 'everyone')
  const all = entries.map((entry) => ({ ...entry.data, entry })).sort((a, b) => compare(a.title, b.title))
  const byId = new Map(all.map((article) => [article.id, article]))
  return { all, byId, sections: makeSections(all), related: makeRelated(all, byId) }
})

export function ofKind(articles: ListedArticle[], kind: ArticleKind): ListedArticle[] {
  return articles.filter((article) => article.kind === kind)
}

const collator = new Intl.Collator('en', { numeric: true })

export function compare(a: string, b: string): number {
  return collator.compare(a, b)
}
