import { spokenLanguage } from '#domain/words/language.ts'
import { settings } from '../build/settings.ts'
import { library } from './articles.ts'
import type { ListedArticle } from './data.ts'
import { addressAt, languageAt } from './say.ts'
import { spokenAddress } from './spoken.ts'

/** How an article's language is told: those it is also there in, that of its text where a page may be in several, and the one that is missed. */
export async function toldLanguage(article: ListedArticle, asked?: string) {
  const { languages, versions } = await library()
  const several = languages.length > 0
  const wanted = asked ?? (several && article.original === undefined ? settings.language : article.language)
  const all = versions(article)
  const isMissed = ![article, ...all].some(({ language }) => isSameLanguage(language, wanted))
  return {
    versions: all,
    lang: several || !isSameLanguage(article.language, settings.language) ? article.language : undefined,
    missed: isMissed ? wanted : undefined,
    reading: article.original === undefined ? asked : article.language,
  }
}

/** Which form of an article is shown at an address: that in its language where there is one. */
export async function readAt({ pathname }: { pathname: string }): Promise<(article: ListedArticle) => ListedArticle> {
  const { versions } = await library()
  const reading = languageAt(pathname)
  if (!reading) return (article) => article
  return (article) => versions(article).find(({ language }) => isSameLanguage(language, reading)) ?? article
}

/** A page of the portal in all languages that it is read in, that of the home first; empty where there is no other. */
export async function spokenVersions(pathname: string): Promise<{ url: string; language: string }[]> {
  const { languages } = await library()
  const others = languages.filter((one) => spokenLanguage(one) && !isSameLanguage(one, settings.language))
  const url = addressAt(pathname)
  if (others.length === 0 || spokenAddress(url, 'x') === url) return []
  return [
    { url, language: settings.language },
    ...others.map((one) => ({ url: spokenAddress(url, one), language: one })),
  ]
}

export function isSameLanguage(one: string, other: string): boolean {
  return one.toLowerCase().split('-')[0] === other.toLowerCase().split('-')[0]
}
