import { createRoute, z } from '@hono/zod-openapi'
import { listQuestions } from '#api/store/questions.ts'
import { text } from '#domain/base/text.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { questionsSchema } from '#domain/views/question.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { jsonAnswer, operations } from '../route.ts'

const route = createRoute({
  tags: ['Anyone'],
  method: 'get',
  path: '/community/questions',
  operationId: 'listCommunity',
  summary: 'Questions of the community, newest first',
  request: {
    query: z.object({
      automation: idSchema.optional().describe('Only about this automation'),
      view: z
        .enum(['newest', 'unanswered', 'settled'])
        .default('newest')
        .describe('settled: with an answer that stands'),
      q: text({ most: 200 }).optional().describe('Words that they hold'),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
  },
  responses: {
    200: jsonAnswer('Newest first', questionsSchema),
    default: problemResponse,
  },
})

/** Questions as data, for pages that list some of them. */
export function questionList({ world, limit }: Pick<Deps, 'world' | 'limit'>) {
  const api = operations()
  if (!world.community.on) return api
  const reading = limit({ name: 'community list', perMinute: 240 })
  api.use('/community/questions', (c, next) => (c.req.method === 'GET' ? reading(c, next) : next()))
  return api.openapi(route, async (c) => {
    const { q, limit: most, ...filter } = c.req.valid('query')
    const { items, next } = await listQuestions(world.read, {
      filter: { ...filter, text: q || undefined },
      limit: most,
      dialect: world.dialect,
    })
    const listed = items.map(({ id, title, answers, accepted, asked_at }) => ({
      ...{ title, url: `/community/${id}/`, answers, accepted: accepted === 1, askedAt: asked_at },
    }))
    return c.json({ items: listed, isMore: next !== null }, 200, { 'cache-control': 'no-store' })
  })
}
