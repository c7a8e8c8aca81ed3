import type { ArticleKind } from '#domain/knowledge/article.ts'
import type { Content } from '#domain/knowledge/content.ts'
import { handed, type ReadContent, type SourceFile } from '../build/hand-over.ts'
import { articleData, type ListedArticle } from './data.ts'
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
  const read = await handed().read()
  if (made?.of !== read.content) made = { of: read.content, library: libraryOf(read) }
  return made.library
})

/** In development it is asked for many times a page: then it is made anew when some article has changed. */
let made: { of: Content; library: Library } | undefined

function libraryOf({ content, files }: ReadContent): Library {
  const pages = content.articles
    .filter(({ audience }) => audience === 'everyone')
    .map((article) => ({ ...articleData(article), source: sourceOf(files, article.id) }))
    .sort((a, b) => compare(a.title, b.title))
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

/** The file of something that was read. */
export function sourceOf(files: ReadContent['files'], id: string): SourceFile {
  const source = files.get(id)
  if (!source) throw new Error(`No file is known for ${id}, which was read. Expected one for each.`)
  return source
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
