import { z } from 'zod'
import { type Article, articleKinds, confidences } from '../knowledge/article.ts'

/** An article as a link. */
export const articleRefSchema = z
  .object({
    id: z.string(),
    kind: z.enum(articleKinds),
    title: z.string(),
    summary: z.string(),
    audience: z.enum(['everyone', 'support']),
    confidence: z.enum(confidences),
    url: z.string().nullable().describe('Null where only support may read it: GET /desk/articles/{id}'),
  })
  .meta({ id: 'ArticleRef' })
export type ArticleRef = z.infer<typeof articleRefSchema>

/** An article as a link that everybody may see: one for support only has no address. */
export function articleRef({ id, kind, title, summary, audience, confidence, url }: Article): ArticleRef {
  return { id, kind, title, summary, audience, confidence, url: audience === 'everyone' ? url : null }
}

/** Articles found by words, best first. */
export const articlesFoundSchema = z.object({ items: z.array(articleRefSchema) })

/** One article to read at the desk. */
export const deskArticleSchema = articleRefSchema.extend({
  automation: z.string().nullable(),
  owner: z.string().nullable(),
  reviewed: z.string().nullable(),
  revision: z.string(),
  symptoms: z.array(z.string()),
  headings: z.array(z.string()),
  text: z.string().describe('The body as plain text, a line per block'),
})
export type DeskArticle = z.infer<typeof deskArticleSchema>

/** An article with its text, as plain words. */
export function deskArticle(article: Article): DeskArticle {
  const { automation = null, owner = null, reviewed = null, revision, symptoms, headings, text } = article
  return { ...articleRef(article), automation, owner, reviewed, revision, symptoms, headings, text }
}
