import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { openTicket } from '#api/actions/open.ts'
import type { World } from '#api/actions/world.ts'
import { findApiKey } from '#api/store/api-keys.ts'
import { findTeam } from '#domain/model/entries.ts'
import { causeOf, routeOf } from '#domain/model/routing.ts'
import { openSchema } from '#domain/ticket/open.ts'
import { openedView } from '#domain/views/opened.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem, fieldErrors } from '../problems.ts'
import { operations } from '../route.ts'
import { aboutPublic } from './about.ts'

/** What a machine sends: as a person does, with a key of its own, and for its owners where nobody asked. */
export const machineSchema = openSchema.extend({
  requester: openSchema.shape.requester.optional().describe("Who is told; the owner team's mailbox when left out"),
  key: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "The machine's own name for this trouble, such as automation and error: an open ticket of it is used again",
    ),
})

/** Lets machines log tickets with `Authorization: Bearer KEY`; whoever sends no key is not looked at. */
export function machineRoutes({ world, limit, once }: Deps) {
  const api = operations()
  api.openAPIRegistry.register('MachineTicket', machineSchema)
  for (const step of [limit({ name: 'machines', perMinute: 600 }), knowMachine(world), once])
    api.post('/tickets', ifKeyed(step))
  api.post('/tickets', (c, next) => (isKeyed(c) ? logTicket(world, c) : next()))
  return api
}

function isKeyed(c: Context<Env>): boolean {
  return c.req.header('authorization') !== undefined
}

function ifKeyed(step: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  return (c, next) => (isKeyed(c) ? step(c, next) : next())
}

/** Knows a machine by its key. */
export function knowMachine(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const known = key ? await findApiKey(world.read, key) : null
    if (!known) return answerProblem(c, { code: 'request.unknown-key' }, { headers: { 'www-authenticate': 'Bearer' } })
    c.set('machine', { kind: 'machine', name: known.name })
    return next()
  }
}

async function logTicket(world: World, c: Context<Env>): Promise<Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return answerProblem(c, { code: 'request.unsupported-type' })
  const body: unknown = await c.req.json().catch(() => undefined)
  if (body === undefined) return answerProblem(c, { code: 'request.malformed' })
  const sent = machineSchema.safeParse(body)
  if (!sent.success) return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(sent.error) })
  const { key, ...rest } = sent.data
  const about = aboutPublic(world, rest)
  if (!about.ok) return answerProblem(c, about.error)
  const requester = about.value.requester ?? ownersOf(world, about.value.automation)
  if (!requester) return answerProblem(c, nobody)
  const { name } = c.var.machine
  const command = { ...about.value, requester }
  const options = { by: c.var.machine, ...(key ? { key: `${name}/${key}` } : {}) }
  const opened = await openTicket(world, command, options)
  if (!opened.ok) return answerProblem(c, opened.error)
  return c.json(openedView(opened.value), opened.value.created ? 201 : 200, { 'cache-control': 'no-store' })
}

const nobody = {
  code: 'request.invalid',
  detail: { errors: [{ path: 'requester', message: 'Who is told? The team that would be has no mailbox.' }] },
}

/** The mailbox of the automation's owner team, else of the team that gets the ticket. */
function ownersOf({ model, automations }: World, id: string | undefined): { name: string; email: string } | null {
  const automation = automations.get(id ?? '') ?? null
  const first = routeOf(model, causeOf(model, automation, {})).team
  const team = [automation?.owner, first]
    .flatMap((wanted) => findTeam(model, wanted) ?? [])
    .find(({ email }) => email !== undefined)
  return team?.email ? { name: team.name, email: team.email } : null
}
