import { createRoute } from '@hono/zod-openapi'
import { readDeflection } from '#api/actions/read/deflection.ts'
import { deflectionQuestionSchema, deflectionSchema } from '#domain/views/deflection.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { jsonAnswer, operations } from '../route.ts'

const deflection = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  operationId: 'getDeflection',
  method: 'get',
  path: '/desk/deflection',
  summary: 'What people found without a request, beside what was resolved',
  request: { query: deflectionQuestionSchema },
  responses: {
    200: jsonAnswer('A month, and the months before it', deflectionSchema),
    default: problemResponse,
  },
})

/** What people solved by themselves. */
export function deskDeflection({ world }: Deps) {
  return operations().openapi(deflection, async (c) => c.json(await readDeflection(world, c.req.valid('query')), 200))
}
