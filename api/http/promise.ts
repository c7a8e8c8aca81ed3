import { createRoute, z } from '@hono/zod-openapi'
import type { World } from '#api/actions/world.ts'
import { type Field, fieldSchema } from '#domain/field.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { causeOf, placesOf, policyOf, promisesOf, routeOf } from '#domain/routing.ts'
import { gradeSchema, idSchema, prioritySchema, ticketTypeSchema } from '#domain/support-model.ts'
import { stamp, stampOf } from '#domain/time.ts'
import { calendarOf } from '#domain/work-calendars.ts'
import { isOpen, nextOpen, openUntil } from '#domain/working-time.ts'
import type { Deps } from './deps.ts'
import { promiseTimesSchema, teamRefSchema } from './new-ticket.ts'
import { answerProblem, problemResponse } from './problems.ts'
import { operations } from './route.ts'

const querySchema = z.object({
  automation: blank(idSchema).describe('Automation id'),
  article: blank(z.string().max(200)).describe('Article id'),
  type: blank(ticketTypeSchema).describe('Default: incident'),
  impact: blank(gradeSchema).describe('Default: from the model'),
  urgency: blank(gradeSchema).describe('Default: from the model'),
})
type Asked = z.infer<typeof querySchema>

const promisedSchema = z
  .object({
    priority: prioritySchema,
    level: z.int(),
    levelName: z.string(),
    team: teamRefSchema,
    policy: z.string().describe('Name of the SLA policy'),
    calendar: z.object({
      timeZone: z.string(),
      open: z.boolean().describe('Whether the promise counts right now'),
      openUntil: z.string().optional(),
      opensAt: z.string().optional(),
    }),
    promise: promiseTimesSchema,
    ladder: z.array(z.object({ level: z.int(), name: z.string(), team: z.string() })),
    collect: z.array(fieldSchema).describe('What the form must ask for'),
  })
  .openapi('Promise')
type Promised = z.infer<typeof promisedSchema>

const route = createRoute({
  method: 'get',
  path: '/promise',
  tags: ['Anyone'],
  summary: 'Who would help, and by when',
  request: { query: querySchema },
  responses: {
    200: { description: 'The promise, were it filed now', content: { 'application/json': { schema: promisedSchema } } },
    default: problemResponse,
  },
})

export function promiseRoutes({ world, limit }: Deps) {
  const api = operations()
  api.use('/promise', limit({ name: 'promise', perMinute: 120 }))
  return api.openapi(route, (c) => {
    const promised = promiseOf(world, c.req.valid('query'))
    if (!promised.ok) return answerProblem(c, promised.error)
    return c.json(promised.value, 200, { 'cache-control': 'no-store' })
  })
}

/** What a requester would be promised if they filed now. */
export function promiseOf(world: World, asked: Asked): Result<Promised> {
  const { model } = world
  const article = asked.article ? world.articles.get(asked.article) : undefined
  if (asked.article && !article) return refuse('ticket.unknown-article', pathed('article'))
  const automationId = asked.automation ?? article?.automation
  const automation = automationId ? world.automations.get(automationId) : undefined
  if (automationId && !automation) return refuse('ticket.unknown-automation', pathed('automation'))
  const cause = causeOf(model, automation ?? null, asked)
  const to = routeOf(model, cause)
  const policy = policyOf(model, { ...cause, priority: to.priority, team: to.team })
  const ladder = placesOf(model, cause.owner).map(({ level, name, team }) => ({
    level,
    name,
    team: teamName(world, team),
  }))
  return ok({
    priority: to.priority,
    level: to.level,
    levelName: ladder.find(({ level }) => level === to.level)?.name ?? '',
    team: { id: to.team, name: teamName(world, to.team) },
    policy: policy.name,
    calendar: openness(world, policy.calendar),
    promise: promisesOf(model, to, stamp(world.now())),
    ladder,
    collect: fieldsToCollect(automation?.collect ?? [], article?.collect ?? []),
  })
}

function openness({ model, now }: World, id: string): Promised['calendar'] {
  const calendar = calendarOf(model, id)
  const at = now().epochMilliseconds
  const timeZone = model.calendars.find((entry) => entry.id === id)?.timeZone ?? 'UTC'
  if (!isOpen(calendar, at)) return { timeZone, open: false, opensAt: stampOf(nextOpen(calendar, at)) }
  const until = openUntil(calendar, at)
  return { timeZone, open: true, ...(until === null ? {} : { openUntil: stampOf(until) }) }
}

/** The fields of automation and article; the article's word counts where both name one. */
export function fieldsToCollect(automation: readonly Field[], article: readonly Field[]): Field[] {
  return [...new Map([...automation, ...article].map((field) => [field.name, field])).values()]
}

export function teamName({ model }: Pick<World, 'model'>, id: string): string {
  return model.teams.find((team) => team.id === id)?.name ?? id
}

function pathed(path: string) {
  return { errors: [{ path, message: 'There is nothing with this id.' }] }
}

/** An empty query field says nothing. */
function blank<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}
