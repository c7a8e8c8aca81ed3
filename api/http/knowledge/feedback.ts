import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { z } from 'zod'
import { recordSignals } from '#api/actions/signals.ts'
import { refuse } from '#domain/base/result.ts'
import { feedbackSchema, searchesSchema, signalsSchema } from '#domain/knowledge/signal.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem, fieldErrors, problemResponse } from '../problems.ts'
import { jsonBody, operations } from '../route.ts'

const feedback = createRoute({
  method: 'post',
  path: '/feedback',
  operationId: 'sendFeedback',
  tags: ['Anyone'],
  summary: 'Say whether an article helped',
  request: { body: jsonBody(feedbackSchema) },
  responses: { 204: { description: 'Kept, without saying by whom' }, default: problemResponse },
})

const searches = createRoute({
  method: 'post',
  path: '/searches',
  operationId: 'recordSearches',
  tags: ['Anyone'],
  summary: 'Tell what was searched',
  description: 'JSON, also as text/plain, so that a page can send it while it closes. Kept without saying by whom.',
  request: { body: { content: { 'text/plain': { schema: searchesSchema } } } },
  responses: { 204: { description: 'Kept' }, default: problemResponse },
})

const signals = createRoute({
  method: 'post',
  path: '/signals',
  operationId: 'recordSignals',
  tags: ['Anyone'],
  summary: 'Tell what was searched, read and voted, and what came of it',
  description:
    'JSON, also as text/plain, so that a page can send it while it closes. Kept without saying by whom, and with nothing ' +
    'that tells of a person in its words. Who sends `DNT: 1` or `Sec-GPC: 1` is not recorded.',
  request: { body: { content: { 'text/plain': { schema: signalsSchema } } } },
  responses: { 204: { description: 'Kept' }, default: problemResponse },
})

export function knowledgeRoutes({ world, limit, once }: Deps) {
  const api = operations()
  api.use('/feedback', limit({ name: 'feedback', perMinute: 30 }))
  api.use('/feedback', once)
  api.use('/searches', limit({ name: 'searches', perMinute: 60 }))
  api.use('/signals', limit({ name: 'signals', perMinute: 120 }))
  return api
    .openapi(feedback, async (c) => {
      const sent = c.req.valid('json')
      const article = world.articles.get(sent.article)
      if (article?.audience !== 'everyone') return answerProblem(c, unknownArticle(sent.article).error)
      await recordSignals(world, [{ kind: 'vote', ...sent }], { source: 'portal' })
      return c.body(null, 204)
    })
    .openapi(searches, async (c) => {
      const sent = await readText(c, searchesSchema)
      if (!sent.success)
        return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(sent.error, world.language) })
      const { source, searches: made } = sent.data
      if (!wantsNoTrace(c))
        await recordSignals(
          world,
          made.map((search) => ({ kind: 'search', ...search })),
          { source },
        )
      return c.body(null, 204)
    })
    .openapi(signals, async (c) => {
      const sent = await readText(c, signalsSchema)
      if (!sent.success)
        return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(sent.error, world.language) })
      const { signals: made, ...from } = sent.data
      if (!wantsNoTrace(c)) await recordSignals(world, made, from)
      return c.body(null, 204)
    })
}

/** "Do not track" and Global Privacy Control. A vote is said on purpose, and kept alone. */
export function wantsNoTrace(c: Context<Env>): boolean {
  return c.req.header('dnt') === '1' || c.req.header('sec-gpc') === '1'
}

async function readText<T extends z.ZodType>(c: Context<Env>, schema: T) {
  return schema.safeParse(parsedOrNull(await c.req.text()))
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
