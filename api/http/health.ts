import { createRoute, z } from '@hono/zod-openapi'
import { answerProblem, problemResponse } from './problems.ts'
import { operations } from './route.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['Service'],
  summary: 'Whether the process lives',
  responses: {
    200: { description: 'It does', content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } } },
  },
})

const ready = createRoute({
  method: 'get',
  path: '/ready',
  tags: ['Service'],
  summary: 'Whether the database answers',
  responses: {
    200: {
      description: 'It does',
      content: { 'application/json': { schema: z.object({ status: z.literal('ready') }) } },
    },
    default: problemResponse,
  },
})

export function healthRoutes(deps: { isReady: () => Promise<boolean> }) {
  return operations()
    .openapi(health, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(ready, async (c) =>
      (await deps.isReady())
        ? c.json({ status: 'ready' as const }, 200)
        : answerProblem(c, { code: 'request.not-ready' }),
    )
}
