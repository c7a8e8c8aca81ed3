import { createRoute } from '@hono/zod-openapi'
import { handOver } from '#api/actions/hand-over.ts'
import { handedOverSchema, handOverSchema } from '#domain/views/hand-over.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { jsonAnswer, jsonBody, operations } from '../route.ts'
import { refusedTicket } from './refused.ts'

const route = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  method: 'post',
  path: '/desk/hand-overs',
  operationId: 'deskHandOver',
  summary: 'Hand a shift over: tickets to somebody else with one note, all or none',
  request: { body: jsonBody(handOverSchema) },
  responses: {
    200: jsonAnswer('What was handed over: all, or none and what hinders it', handedOverSchema),
    default: problemResponse,
  },
})

/** Handing over a shift: one transaction for all of it. */
export function deskHandOver({ world }: Deps) {
  return operations().openapi(route, async (c) => {
    const { done, refused } = await handOver(world, c.req.valid('json'), { by: c.var.person })
    const named = refused.map(({ ref, error }) => refusedTicket(ref, error, c.var.requestId))
    return c.json({ done, refused: named }, 200)
  })
}
