import type { Article } from '#domain/knowledge/article.ts'

export type RenderedHeading = { depth: number; slug: string; text: string }

/** An article as HTML with its headings in order; null where its text is shown plain. */
export type RenderArticle = (
  article: Pick<Article, 'id' | 'language'>,
) => Promise<{ html: string; headings: RenderedHeading[] } | null>
