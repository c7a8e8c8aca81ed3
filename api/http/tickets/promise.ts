import { createRoute, z } from '@hono/zod-openapi'
import { type Promised, type PromiseQuestion, promiseNow } from '#api/actions/read/promise.ts'
import type { World } from '#api/actions/world.ts'
import { fieldSchema } from '#domain/base/field.ts'
import type { Result } from '#domain/base/result.ts'
import { namedTeamSchema } from '#domain/model/people.ts'
import { gradeSchema, idSchema, prioritySchema, ticketTypeSchema } from '#domain/model/support-model.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { aboutPublic } from './about.ts'
import { promiseTimesSchema } from './opened.ts'

export const questionSchema = z.object({
  automation: blank(idSchema).describe('Automation id'),
  article: blank(z.string().max(200)).describe('Article id'),
  type: blank(ticketTypeSchema).describe('Default: incident'),
  impact: blank(gradeSchema).describe('Default: from the model'),
  urgency: blank(gradeSchema).describe('Default: from the model'),
})

const promisedSchema = z.object({
  about: z
    .object({
      automation: z.object({ id: z.string(), name: z.string() }).nullable(),
      article: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
    })
    .describe('What it is about; an article names its automation'),
  priority: prioritySchema,
  level: z.int(),
  levelName: z.string(),
  team: namedTeamSchema,
  policy: z.string().describe('Name of the SLA policy'),
  calendar: z
    .object({
      timeZone: z.string(),
      open: z.boolean(),
      openUntil: z.string().nullable().describe('When they go home; null while closed, or never'),
      opensAt: z.string().nullable().describe('When they are back; null while open'),
    })
    .describe('Whether the team is there right now'),
  promise: promiseTimesSchema,
  ladder: z.array(z.object({ level: z.int(), name: z.string(), team: z.string() })),
  collect: z.array(fieldSchema).describe('What the form must ask for'),
})

const route = createRoute({
  method: 'get',
  path: '/promise',
  tags: ['Anyone'],
  summary: 'Who would help, and by when',
  request: { query: questionSchema },
  responses: {
    200: { description: 'The promise, were it filed now', content: { 'application/json': { schema: promisedSchema } } },
    default: problemResponse,
  },
})

export function promiseRoutes({ world, limit }: Deps) {
  const api = operations()
  api.use('/promise', limit({ name: 'promise', perMinute: 120 }))
  return api.openapi(route, (c) => {
    const promised = promiseToPublic(world, c.req.valid('query'))
    if (!promised.ok) return answerProblem(c, promised.error)
    return c.json(promised.value, 200, { 'cache-control': 'no-store' })
  })
}

/** What a requester would be promised if they filed now. */
export function promiseToPublic(world: World, question: PromiseQuestion): Result<Promised> {
  const about = aboutPublic(world, question)
  return about.ok ? promiseNow(world, about.value) : about
}

/** An empty query field says nothing. */
function blank<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}
