import type { Article } from '#domain/knowledge/article.ts'
import { type ArticleRef, articleRef } from '#domain/views/article.ts'
import type { World } from '../world.ts'

/**
 * Articles whose title, aliases, symptoms or id hold the words of a query, best first. All audiences, also those the
 * public search does not know; the last word may be half typed. An empty query finds nothing.
 */
export function findArticles(world: World, query: string, { limit }: { limit: number }): ArticleRef[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  return [...world.articles.values()]
    .flatMap((article) => {
      const score = scoreOf(article, words)
      return score > 0 ? [{ article, score }] : []
    })
    .sort((a, b) => b.score - a.score || (a.article.title < b.article.title ? -1 : 1))
    .slice(0, limit)
    .map(({ article }) => articleRef(article))
}

function scoreOf({ id, title, summary, aliases, symptoms }: Article, words: readonly string[]): number {
  const fields: [weight: number, words: Set<string>][] = [
    [4, new Set(wordsOf(title))],
    [3, new Set([...aliases, ...symptoms].flatMap(wordsOf))],
    [2, new Set(wordsOf(id))],
    [1, new Set(wordsOf(summary))],
  ]
  const scores = words.map((word, index) => {
    const last = index === words.length - 1
    const found = fields.find(
      ([, known]) => known.has(word) || (last && [...known].some((text) => text.startsWith(word))),
    )
    return found?.[0] ?? 0
  })
  return scores.filter((score) => score > 0).length * 2 >= words.length
    ? scores.reduce((sum, score) => sum + score, 0)
    : 0
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
