import { z } from 'zod'
import { type Article, articleKinds, confidences } from '../knowledge/article.ts'
import { quoteOf } from '../knowledge/passage.ts'
import type { SectionHit } from '../search/result.ts'

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

const quoteSchema = z.object({
  heading: z.string(),
  url: z.string().describe('Of the heading on its page'),
  text: z.string().describe('As plain text, a line per block'),
})

const foundArticleSchema = articleRefSchema
  .extend({ passages: z.array(quoteSchema).describe('Below which headings the words stand, best first') })
  .meta({ id: 'FoundArticle' })
export type FoundArticle = z.infer<typeof foundArticleSchema>

/** Articles found by words, best first. */
export const articlesFoundSchema = z.object({ items: z.array(foundArticleSchema) })

/** An article as it is found, with what can be quoted of it to a requester: nothing of one for support only. */
export function foundArticle(article: Article, sections: readonly SectionHit[]): FoundArticle {
  const quoted = article.audience === 'everyone' ? sections : []
  return {
    ...articleRef(article),
    passages: quoted.flatMap(({ url }) => {
      const quote = quoteOf(article, url.slice(url.indexOf('#') + 1))
      return quote ? [{ ...quote, url }] : []
    }),
  }
}

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
