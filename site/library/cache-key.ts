import { createHash } from 'node:crypto'
import { reviewOf } from '#domain/knowledge/review.ts'
import { handed } from '../build/hand-over.ts'
import { settings } from '../build/settings.ts'
import { compare, library } from './articles.ts'
import type { ListedArticle } from './data.ts'
import { organisation } from './organisation.ts'
import { neighbours, windowAround } from './sections.ts'

/**
 * Makes a key for the page of an article: the same key, the same page. It covers all that the page shows, its neighbours too. What else
 * MDX imports, or how a picture is laid, no key can tell: such a page has none. In development nothing is kept, and no page has one.
 */
export async function makeCacheKey(): Promise<(article: ListedArticle, wanted?: string) => string | undefined> {
  if (import.meta.env.DEV) return () => undefined
  const { sections, related, versions, original } = await library()
  const { names } = await handed().read()
  const { model, today } = await organisation()
  const around = await hashOfAround()
  return (article, wanted) => {
    if (!isTold(article)) return
    const first = original(article)
    const section = sections.of(first)
    const shown = windowAround(section.articles, first, { size: neighbours, compare })
    return hashOf([
      around,
      wanted,
      ownPartOf(article, names),
      section.articles.length,
      versions(article).map(({ url, language }) => [url, language]),
      shown.flatMap((one) => [one, ...versions(one)]).map(({ url, title, confidence }) => [url, title, confidence]),
      related(article, 4).map(({ id, title, summary }) => [id, title, summary]),
      reviewOf(article, { every: model.defaults.reviewEvery, today }),
    ])
  }
}

/** The same for an article as Markdown, which shows nothing but itself. */
export function twinKey(article: ListedArticle): string {
  return hashOf([settings.publicUrl, settings.stamp, ownPartOf(article, '')])
}

/** Makes a key for a page that shows what it was handed, and of content only what every page shows. */
export async function makePlainKey(): Promise<(shown: unknown) => string | undefined> {
  if (import.meta.env.DEV) return () => undefined
  const around = await hashOfAround()
  return (shown) => hashOf([around, shown])
}

/** Makes a key for the page of a file of the manual; one that shows a picture has none. */
export async function makeManualKey(): Promise<(file: string) => Promise<string | undefined>> {
  const keyOf = await makePlainKey()
  const manual = await handed().manual()
  const listed = manual.map(({ path: _, ...told }) => told)
  return async (file) => {
    const text = await handed().bodyOf(file)
    return /!\[|<img\b/i.test(text) ? undefined : keyOf([listed, text])
  }
}

/** What is around every page. */
async function hashOfAround(): Promise<string> {
  const { model, glossary, automations } = await organisation()
  return hashOf([settings, model, glossary, automations.map(({ url: _, source: __, ...automation }) => automation)])
}

/** `names` stands for the files that a link may lead to. */
function ownPartOf({ source, ...data }: ListedArticle, names: string): unknown {
  return [source.leadsOn ? names : '', data]
}

function isTold({ source: { path, hasPictures } }: ListedArticle): boolean {
  return path.endsWith('.md') && !hasPictures
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
