import type { Article } from '#domain/knowledge/article.ts'
import type { SourceFile } from '../build/hand-over.ts'

/** What pages know of an article: all but its text, which its file holds. */
export type ArticleData = Omit<Article, 'text'> & { minutes: number }

const wordsAMinute = 200

export function articleData({ text, ...article }: Article): ArticleData {
  return { ...article, minutes: Math.max(1, Math.round(text.split(/\s+/).length / wordsAMinute)) }
}

/** An article with the file that says it. */
export type ListedArticle = ArticleData & { source: SourceFile }
