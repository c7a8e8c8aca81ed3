import { createRoute } from '@hono/zod-openapi'
import { readHealth } from '#api/actions/read/health.ts'
import { healthQuestionSchema, healthSchema } from '#domain/views/health.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { jsonAnswer, operations } from '../route.ts'

const health = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  operationId: 'getArticleHealth',
  method: 'get',
  path: '/desk/health',
  summary: 'How articles do, and what to do about them',
  request: { query: healthQuestionSchema },
  responses: {
    200: jsonAnswer('What harms most first', healthSchema),
    default: problemResponse,
  },
})

/** The health of articles. */
export function deskHealth({ world }: Deps) {
  return operations().openapi(health, async (c) => c.json(await readHealth(world, c.req.valid('query')), 200))
}
