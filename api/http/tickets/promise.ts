import { createRoute } from '@hono/zod-openapi'
import { promiseNow } from '#api/actions/read/promise.ts'
import type { World } from '#api/actions/world.ts'
import type { Result } from '#domain/base/result.ts'
import { type Promised, type PromiseQuestion, promisedSchema, promiseQuestionSchema } from '#domain/views/promise.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { jsonAnswer, operations } from '../route.ts'
import { type About, aboutOf } from './about.ts'

const route = createRoute({
  method: 'get',
  path: '/promise',
  operationId: 'getPromise',
  tags: ['Anyone'],
  summary: 'Who would help, and by when',
  request: { query: promiseQuestionSchema },
  responses: {
    200: jsonAnswer('The promise, were it filed now', promisedSchema),
    default: problemResponse,
  },
})

export function promiseRoutes({ world, limit }: Deps) {
  const api = operations()
  api.use('/promise', limit({ name: 'promise', perMinute: 120 }))
  return api.openapi(route, (c) => {
    const question = c.req.valid('query')
    const promised = promiseAbout(world, aboutOf(world, question), question)
    if (!promised.ok) return answerProblem(c, promised.error)
    return c.json(promised.value, 200, { 'cache-control': 'no-store' })
  })
}

/** What a requester would be promised if they filed now. */
export function promiseAbout(world: World, about: About, question: PromiseQuestion): Result<Promised> {
  if (about.wrong) return { ok: false, error: about.wrong }
  return promiseNow(world, { ...question, automation: about.automation?.id, article: about.article?.id })
}
