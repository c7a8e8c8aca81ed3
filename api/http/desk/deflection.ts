import { createRoute } from '@hono/zod-openapi'
import { readDeflection } from '#api/actions/read/deflection.ts'
import { deflectionQuestionSchema, deflectionSchema } from '#domain/views/deflection.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const deflection = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  operationId: 'getDeflection',
  method: 'get',
  path: '/desk/deflection',
  summary: 'What people found without a request, beside what was resolved',
  request: { query: deflectionQuestionSchema },
  responses: {
    200: {
      description: 'A month, and the months before it',
      content: { 'application/json': { schema: deflectionSchema } },
    },
    default: problemResponse,
  },
})

/** What people solved by themselves. */
export function deskDeflection({ world }: Deps) {
  return operations().openapi(deflection, async (c) => c.json(await readDeflection(world, c.req.valid('query')), 200))
}
