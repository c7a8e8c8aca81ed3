import { createRoute, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { openSchema } from '#domain/ticket/open.ts'
import { openedSchema } from '#domain/views/opened.ts'
import { bodyKind } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { htmlPage } from '../html/frame.ts'
import { keyed, machineGuard } from '../middleware/machine-guard.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { answerForm, formSchema, newForm } from './form-door.ts'
import { answerJson } from './json-door.ts'
import { answerMachine, machineSchema } from './machine-door.ts'

const route = createRoute({
  method: 'post',
  path: '/tickets',
  ...keyed('openTicket'),
  tags: ['Anyone'],
  summary: 'Open a ticket',
  description:
    'Stored durably before the answer. As a form it answers a page. A machine sends its API key as bearer, and a body as ' +
    'in MachineTicket: an open ticket with the same `key` is used again and answered with 200. Without a key, a body is ' +
    'as in NewTicket.',
  security: [{}, ...keyed('openTicket').security] as Record<string, string[]>[],
  request: {
    body: {
      content: {
        'application/json': {
          schema: z.union([openSchema.meta({ id: 'NewTicket' }), machineSchema.meta({ id: 'MachineTicket' })]),
        },
        'application/x-www-form-urlencoded': { schema: formSchema },
        'multipart/form-data': { schema: formSchema },
      },
      required: true,
    },
  },
  responses: {
    200: { description: 'An open ticket is used again', content: { 'application/json': { schema: openedSchema } } },
    201: {
      description: 'Opened; a form is answered with a page that has the promise and the tracking link',
      content: { 'application/json': { schema: openedSchema }, ...htmlPage },
    },
    422: {
      description: 'Something is wrong with it; a form comes again, with what was typed',
      content: { ...problemResponse.content, ...htmlPage },
    },
    default: problemResponse,
  },
})

const formRoute = createRoute({
  method: 'get',
  path: '/tickets/new',
  operationId: 'getTicketForm',
  tags: ['Anyone'],
  summary: 'The form for readers without JavaScript',
  request: { query: openSchema.pick({ automation: true, article: true }) },
  responses: { 200: { description: 'A page', content: htmlPage }, default: problemResponse },
})

/** Tickets come in by three doors: a machine brings its key, a plain page a form, everybody else JSON. */
export function ticketRoutes(deps: Deps) {
  const { world, limit, once } = deps
  const people = limit({ name: 'tickets', perMinute: 30 })
  const api = operations()
  api.openAPIRegistry.registerPath(route)
  api.openAPIRegistry.registerPath(formRoute)
  api.post(
    '/tickets',
    byDoor({ machine: limit({ name: 'machines', perMinute: 600 }), form: people, json: people }),
    byDoor({ machine: machineGuard(world, 'openTicket'), form: pass, json: pass }),
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
