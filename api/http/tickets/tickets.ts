import { createRoute } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { openSchema } from '#domain/ticket/open.ts'
import { openedSchema } from '#domain/views/opened.ts'
import { bodyKind } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { machineGuard } from '../middleware/machine-guard.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { answerForm, newForm } from './form-door.ts'
import { answerJson } from './json-door.ts'
import { answerMachine, machineSchema } from './machine-door.ts'

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

/** Tickets come in by three doors: a machine brings its key, a plain page a form, everybody else JSON. */
export function ticketRoutes(deps: Deps) {
  const { world, limit, once } = deps
  const people = limit({ name: 'tickets', perMinute: 30 })
  const api = operations()
  api.openAPIRegistry.register('MachineTicket', machineSchema)
  api.openAPIRegistry.registerPath(route)
  api.post(
    '/tickets',
    byDoor({ machine: limit({ name: 'machines', perMinute: 600 }), form: people, json: people }),
    byDoor({ machine: machineGuard(world), form: pass, json: pass }),
    once,
    byDoor({
      machine: (c) => answerMachine(c, deps),
      form: (c) => answerForm(c, deps),
      json: (c) => answerJson(c, deps),
    }),
  )
  return api.get('/tickets/new', limit({ name: 'ticket form', perMinute: 120 }), (c) => newForm(c, deps))
}

type Door = 'machine' | 'form' | 'json'

const pass: MiddlewareHandler<Env> = (_, next) => next()

function byDoor(doors: Record<Door, MiddlewareHandler<Env>>): MiddlewareHandler<Env> {
  return (c, next) => doors[doorOf(c)](c, next)
}

function doorOf(c: Context<Env>): Door {
  if (c.req.header('authorization') !== undefined) return 'machine'
  return bodyKind(c) === 'form' ? 'form' : 'json'
}
