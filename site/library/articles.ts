import { type CollectionEntry, getCollection } from 'astro:content'
import type { ArticleKind } from '#domain/knowledge/article.ts'
import type { ListedArticle } from './data.ts'
import { once } from './once.ts'
import { makeRelated } from './related.ts'
import { makeSections, type Sections } from './sections.ts'

export type Library = {
  /** Each article once, not again in other languages: what is listed. */
  all: ListedArticle[]
  /** Those in other languages too: what has a page. */
  pages: ListedArticle[]
  /** The languages that some article is there in beside its own. */
  languages: string[]
  /** An article in all languages that it is there in, itself first; empty where there is no other. */
  versions(article: ListedArticle): ListedArticle[]
  /** The article that is listed. */
  original(article: ListedArticle): ListedArticle
  byId: ReadonlyMap<string, ListedArticle>
  /** The article at an address, also at that of a language in which it is not there. */
  at(url: string): ListedArticle | undefined
  sections: Sections
  /** The articles a reader of this one may want next, best first. */
  related(article: ListedArticle, limit: number): ListedArticle[]
}

/** Every article that everyone may read. Read once in a build; support-only articles and drafts are not in it. */
export const library = once(async (): Promise<Library> => {
  const entries = await getCollection('articles', ({ data }) => !data.draft && data.audience === 'everyone')
  const stamp = import.meta.env.DEV ? entries.map(({ id, digest }) => `${id} ${digest}`).join() : ''
  if (made?.stamp !== stamp) made = { stamp, library: libraryOf(entries) }
  return made.library
})

/** In development it is asked for many times a page: then it is made anew when some article has changed. */
let made: { stamp: string; library: Library } | undefined

function libraryOf(entries: CollectionEntry<'articles'>[]): Library {
  const pages = entries.map((entry) => ({ ...entry.data, entry })).sort((a, b) => compare(a.title, b.title))
  const byId = new Map(pages.map((article) => [article.id, article]))
  const byUrl = new Map(pages.map((article) => [article.url, article]))
  const at = (url: string) => byUrl.get(url) ?? byUrl.get(url.replace(/^\/[^/]+/, ''))
  const all = pages.filter(({ original }) => original === undefined)
  const others = Map.groupBy(
    pages.filter(({ original }) => original !== undefined),
    ({ original }) => original,
  )
  const original = (article: ListedArticle) => byId.get(article.original ?? article.id) ?? article
  const versions = (article: ListedArticle) => {
    const first = original(article)
    const rest = others.get(first.id) ?? []
    return rest.length > 0 ? [first, ...rest.toSorted((a, b) => compare(a.language, b.language))] : []
  }
  const relatedTo = makeRelated(all, byId)
  const related = (article: ListedArticle, limit: number) =>
    relatedTo(original(article), limit).map((found) => inLanguageOf(article, versions(found)) ?? found)
  const languages = [...new Set([...others.values()].flat().map(({ language }) => language.toLowerCase()))].sort()
  return { all, pages, languages, versions, original, byId, at, sections: makeSections(all), related }
}

function inLanguageOf({ language }: ListedArticle, versions: ListedArticle[]): ListedArticle | undefined {
  return versions.find((version) => version.language === language)
}

export function ofKind(articles: ListedArticle[], kind: ArticleKind): ListedArticle[] {
  return articles.filter((article) => article.kind === kind)
}

const collator = new Intl.Collator('en', { numeric: true })

export function compare(a: string, b: string): number {
  return collator.compare(a, b)
}
