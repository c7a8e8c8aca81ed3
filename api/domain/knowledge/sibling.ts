import type { Article } from './article.ts'

/** The same page in another language: `runbooks/sync/late.de` is `runbooks/sync/late` in German. */
export type Sibling = { original: string; language: string }

const ending = /^(.+)\.([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/i

/** What an id (the path of a file without .md) says of its language; null for one that ends in no language, as most do. */
export function siblingOf(id: string): Sibling | null {
  const [, original, tag] = ending.exec(id) ?? []
  return original && tag && isLanguage(tag) ? { original, language: tag } : null
}

/** The ending of an id that looks like a language and is none: `xx` in `late.xx`. */
export function unknownLanguageIn(id: string): string | null {
  const [, , tag] = ending.exec(id) ?? []
  return tag && !isLanguage(tag) ? tag : null
}

/** Where the page of an id is: one in another language below its own folder, such as /de/runbooks/sync/late/. */
export function addressOf(id: string): string {
  const sibling = siblingOf(id)
  return sibling ? inLanguage(sibling.original, sibling.language) : `/${id}/`
}

/** Where a page is read in a language. */
export function inLanguage(original: string, language: string): string {
  return `/${language.toLowerCase()}/${original}/`
}

/** A sibling with what its original says of it and it does not say itself. What only support may read stays so in every language. */
export function completed<A extends Article>(sibling: A, original: Article): A {
  const { automation, owner, reviewEvery, resource, taken, collect, related, audience, draft } = original
  return {
    ...(automation === undefined ? {} : { automation }),
    ...(owner === undefined ? {} : { owner }),
    ...(reviewEvery === undefined ? {} : { reviewEvery }),
    ...(resource === undefined ? {} : { resource }),
    ...(taken === undefined ? {} : { taken }),
    ...sibling,
    collect: sibling.collect.length > 0 ? sibling.collect : collect,
    related: sibling.related.length > 0 ? sibling.related : related,
    audience: audience === 'support' ? audience : sibling.audience,
    draft: draft || sibling.draft,
  }
}

function isLanguage(tag: string): boolean {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag) !== undefined
}
