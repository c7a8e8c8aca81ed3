import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from './deps.ts'
import { answerUnavailable, problemResponse } from './problems.ts'
import { operations } from './route.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  tags: ['Service'],
  summary: 'Whether the process lives',
  responses: {
    200: { description: 'It does', content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } } },
  },
})

const ready = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'getReadiness',
  tags: ['Service'],
  summary: 'Whether the database can be used',
  responses: {
    200: {
      description: 'It does',
      content: { 'application/json': { schema: z.object({ status: z.literal('ready') }) } },
    },
    default: problemResponse,
  },
})

export function healthRoutes(deps: Pick<Deps, 'unready'>) {
  return operations()
    .openapi(health, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(ready, async (c) => {
      const reason = await deps.unready()
      return reason ? answerUnavailable(c, reason) : c.json({ status: 'ready' as const }, 200)
    })
}
