import { createRoute } from '@hono/zod-openapi'
import { recordFeedback, recordSearches } from '#api/actions/feedback.ts'
import { refuse } from '#domain/base/result.ts'
import { feedbackSchema, searchesSchema } from '#domain/knowledge/feedback.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, fieldErrors, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const feedback = createRoute({
  method: 'post',
  path: '/feedback',
  tags: ['Anyone'],
  summary: 'Say whether an article helped',
  request: { body: { content: { 'application/json': { schema: feedbackSchema } }, required: true } },
  responses: { 204: { description: 'Kept, without saying by whom' }, default: problemResponse },
})

const searches = createRoute({
  method: 'post',
  path: '/searches',
  tags: ['Anyone'],
  summary: 'Tell what was searched',
  description: 'JSON, also as text/plain, so that a page can send it while it closes. Kept without saying by whom.',
  request: { body: { content: { 'text/plain': { schema: searchesSchema } } } },
  responses: { 204: { description: 'Kept' }, default: problemResponse },
})

export function knowledgeRoutes({ world, limit, once }: Deps) {
  const api = operations()
  api.use('/feedback', limit({ name: 'feedback', perMinute: 30 }))
  api.use('/feedback', once)
  api.use('/searches', limit({ name: 'searches', perMinute: 60 }))
  return api
    .openapi(feedback, async (c) => {
      const sent = c.req.valid('json')
      const article = world.articles.get(sent.article)
      if (article?.audience !== 'everyone') return answerProblem(c, unknownArticle(sent.article).error)
      await recordFeedback(world, sent)
      return c.body(null, 204)
    })
    .openapi(searches, async (c) => {
      const sent = searchesSchema.safeParse(parsedOrNull(await c.req.text()))
      if (!sent.success) return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(sent.error) })
      await recordSearches(world, sent.data.searches)
      return c.body(null, 204)
    })
}

function unknownArticle(id: string) {
  return refuse('ticket.unknown-article', { errors: [{ path: 'article', message: `"${id}" is not an article` }] })
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
