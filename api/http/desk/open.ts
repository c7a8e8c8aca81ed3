import { createRoute } from '@hono/zod-openapi'
import { openSchema } from '#domain/ticket/open.ts'
import { openedForSchema } from '#domain/views/opened.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { jsonAnswer, jsonBody, operations } from '../route.ts'
import { aboutOf } from '../tickets/about.ts'
import { open } from '../tickets/open.ts'

const route = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  method: 'post',
  path: '/desk/tickets',
  operationId: 'openTicketFor',
  summary: 'Open a ticket for somebody who called or came by',
  description:
    'By the same rules and with the same promises as if they had filed it; the log says who opened it. The link to the ' +
    'request goes to the requester by mail, and to nobody else.',
  request: {
    body: jsonBody(openSchema.meta({ id: 'NewTicket' })),
  },
  responses: {
    201: jsonAnswer('Opened', openedForSchema),
    default: problemResponse,
  },
})

/** Tickets that support people open for others. */
export function deskOpen({ world }: Deps) {
  return operations().openapi(route, async (c) => {
    const command = c.req.valid('json')
    const opened = await open(world, { command, about: aboutOf(world, command) }, { by: c.var.person })
    if (!opened.ok) return answerProblem(c, opened.error)
    const { ref, level, team, priority, promise } = opened.value
    return c.json({ ref, level, team, priority, promise }, 201)
  })
}
