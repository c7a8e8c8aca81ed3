import { createRoute } from '@hono/zod-openapi'
import { bePresent, leave } from '#api/actions/presence.ts'
import { presenceSchema, presentSchema } from '#domain/views/presence.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byRef, desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const responses = {
  200: jsonAnswer('Who has it open now', presentSchema),
  default: problemResponse,
}

const come = createRoute({
  ...desk,
  method: 'put',
  path: '/desk/tickets/{ref}/presence',
  operationId: 'bePresent',
  summary: 'Say that you have the ticket open',
  description: 'Forgotten after 30 seconds unless it is said again; no history is kept.',
  request: { params: byRef, body: jsonBody(presenceSchema) },
  responses,
})

const go = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/tickets/{ref}/presence',
  operationId: 'leaveTicket',
  summary: 'Say that you no longer have it open',
  request: { params: byRef },
  responses,
})

/** Who else looks at a ticket, or types a reply to it. */
export function deskPresence({ world }: Deps) {
  return operations()
    .openapi(come, async (c) => {
      const { ref } = c.req.valid('param')
      const there = await bePresent(world, { ref, by: c.var.person, ...c.req.valid('json') })
      return there.ok ? c.json(there.value, 200) : answerProblem(c, there.error)
    })
    .openapi(go, async (c) => {
      const left = await leave(world, { ref: c.req.valid('param').ref, by: c.var.person })
      return left.ok ? c.json(left.value, 200) : answerProblem(c, left.error)
    })
}
