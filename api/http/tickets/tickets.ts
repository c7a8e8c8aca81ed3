import { createRoute } from '@hono/zod-openapi'
import type { Opened } from '#api/actions/new-ticket.ts'
import { openTicket } from '#api/actions/open.ts'
import type { World } from '#api/actions/world.ts'
import type { Result } from '#domain/base/result.ts'
import { type OpenCommand, openSchema } from '#domain/ticket/open.ts'
import { openedSchema, openedView } from '#domain/views/opened.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { aboutPublic } from './about.ts'
import { answerForm, isForm, newForm } from './form-answer.ts'

const route = createRoute({
  method: 'post',
  path: '/tickets',
  tags: ['Anyone'],
  summary: 'Open a ticket',
  description:
    'Stored durably before the answer. As a form (title, description, name, email, type, automation, article, impact, ' +
    'urgency, detail.FIELD, attempt as JSON text) it answers a page. A machine sends its API key as bearer, and a body ' +
    'as in MachineTicket: an open ticket with the same `key` is used again and answered with 200.',
  security: [{}, { key: [] }] as Record<string, string[]>[],
  request: { body: { content: { 'application/json': { schema: openSchema } } } },
  responses: {
    200: { description: 'An open ticket is used again', content: { 'application/json': { schema: openedSchema } } },
    201: { description: 'Opened', content: { 'application/json': { schema: openedSchema } } },
    default: problemResponse,
  },
})

export function ticketRoutes(deps: Deps) {
  const api = operations()
  const open = (command: OpenCommand) => openForPublic(deps.world, command)
  api.use('/tickets', deps.limit({ name: 'tickets', perMinute: 30 }))
  api.use('/tickets', deps.once)
  api.use('/tickets/new', deps.limit({ name: 'ticket form', perMinute: 120 }))
  api.get('/tickets/new', (c) => newForm(c, deps))
  api.post('/tickets', (c, next) => (isForm(c.req.header('content-type')) ? answerForm(c, deps, open) : next()))
  return api.openapi(route, async (c) => {
    if (!c.req.header('content-type')) return answerProblem(c, { code: 'request.unsupported-type' })
    const opened = await open(c.req.valid('json'))
    if (!opened.ok) return answerProblem(c, opened.error)
    return c.json(openedView(opened.value), 201, { 'cache-control': 'no-store' })
  })
}

async function openForPublic(world: World, command: OpenCommand): Promise<Result<Opened>> {
  const about = aboutPublic(world, command)
  return about.ok ? openTicket(world, about.value) : about
}
