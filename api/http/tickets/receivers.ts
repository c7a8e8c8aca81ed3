import { createRoute, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { act } from '#api/actions/act.ts'
import { idByKey } from '#api/actions/read/by-key.ts'
import { recover } from '#api/actions/recover.ts'
import { findAutomation, newId, type World } from '#api/actions/world.ts'
import { ok, type Result } from '#domain/base/result.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { actorOf } from '#domain/ticket/key-reach.ts'
import { alertmanagerSchema, fromAlertmanager } from '#domain/ticket/received/alertmanager.ts'
import { flatDetails, fromPagerduty, pagerdutySchema } from '#domain/ticket/received/pagerduty.ts'
import type { Received } from '#domain/ticket/received/received.ts'
import { machineWords } from '#domain/words/machines.ts'
import { readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { bearerOf, keyed, machineGuard } from '../middleware/machine-guard.ts'
import { answerProblem, fieldErrors, problemResponse } from '../problems.ts'
import { jsonAnswer, jsonBody, operations } from '../route.ts'
import { openAsMachine } from './as-machine.ts'

const alertsSchema = z.object({
  items: z.array(
    z.object({
      key: z.string().describe('The fingerprint of the alert'),
      ref: z.string().nullable().describe('Its ticket; null when none is open, or it was refused'),
      code: z.string().optional().describe('Why it was refused'),
    }),
  ),
})
const processedSchema = z.object({ status: z.literal('success'), message: z.string(), dedup_key: z.string() })

/** What monitors send as they send it anywhere: no glue between. */
export function receiverRoutes({ world, limit }: Deps) {
  const machines = limit({ name: 'machines', perMinute: 600 })
  const alertmanager = createRoute({
    tags: ['Machines'],
    ...keyed('receiveAlerts'),
    middleware: [machines, machineGuard(world, 'receiveAlerts')] as MiddlewareHandler<Env>[],
    method: 'post',
    path: '/receivers/alertmanager',
    summary: 'The webhook of Prometheus Alertmanager',
    description:
      'Each firing alert opens a ticket under its fingerprint, or counts once more; a resolved one is a recovery. The label `automation`, or the query, ' +
      'says what it is about; `severity` how urgent it is. An automation that is in no catalogue is told in the details.',
    request: { query: z.object({ automation: idSchema.optional() }), body: jsonBody(alertmanagerSchema) },
    responses: { 200: jsonAnswer('What became of each alert', alertsSchema), default: problemResponse },
  })
  const pagerduty = createRoute({
    tags: ['Machines'],
    ...keyed('receivePagerDuty'),
    middleware: [machines, machineGuard(world, 'receivePagerDuty', routingKey)] as MiddlewareHandler<Env>[],
    method: 'post',
    path: '/receivers/pagerduty/v2/enqueue',
    summary: "Events as PagerDuty's Events API v2 takes them",
    description:
      '`trigger` opens a ticket under its `dedup_key`, or counts once more; `resolve` is a recovery; `acknowledge` acknowledges it for the team of a key ' +
      'that may act, and changes nothing otherwise. The `routing_key` is an API key.',
    request: { body: jsonBody(pagerdutySchema) },
    responses: { 202: jsonAnswer('Processed', processedSchema), default: problemResponse },
  })
  const api = operations()
  api.openAPIRegistry.registerPath(pagerduty)
  api.use(pagerduty.path, ...pagerduty.middleware)
  api.post(pagerduty.path, async (c) => {
    const sent = await readJson(c, z.unknown())
    if (!sent.ok) return answerProblem(c, sent.error)
    const event = pagerdutySchema.safeParse(flatDetails(sent.value))
    if (!event.success)
      return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(event.error, world.language) })
    const received = fromPagerduty(event.data, newId(world))
    const done = await happen(world, c, received)
    if (!done.ok) return answerProblem(c, done.error)
    return c.json({ status: 'success' as const, message: 'Event processed', dedup_key: received.key }, 202)
  })
  return api.openapi(alertmanager, async (c) => {
    const { automation } = c.req.valid('query')
    const items: z.infer<typeof alertsSchema>['items'] = []
    for (const received of fromAlertmanager(c.req.valid('json'))) {
      const done = await happen(world, c, received, automation)
      items.push({ key: received.key, ...(done.ok ? { ref: done.value } : { ref: null, code: done.error.code }) })
    }
    return c.json({ items }, 200)
  })
}

/** PagerDuty's clients send the key in the body. */
async function routingKey(c: Context<Env>): Promise<string | undefined> {
  const bearer = bearerOf(c)
  if (bearer !== undefined) return bearer
  const sent = await readJson(c, z.looseObject({ routing_key: z.string().max(200) }))
  return sent.ok ? sent.value.routing_key : undefined
}

/** Does what was received; answers the ticket that it is about, or null when none is open. */
async function happen(
  world: World,
  c: Context<Env>,
  received: Received,
  automation?: string,
): Promise<Result<string | null>> {
  const { machine, key } = c.var
  const named = `${machine.name}/${received.key}`
  switch (received.type) {
    case 'failed': {
      const { failure } = received
      const about = findAutomation(world, failure.automation ?? automation)?.id
      const { automation: _, ...asked } = failure
      const opened = await openAsMachine(world, machine, { ...asked, automation: about, key: received.key })
      return opened.ok ? ok(opened.value.ref) : opened
    }
    case 'recovered': {
      const note = received.note ?? machineWords(world.language).recovered(machine.name)
      const done = await recover(world, named, { by: machine, note })
      return done.ok ? ok(done.value?.ref ?? null) : done
    }
    case 'acknowledged': {
      const known = await idByKey(world, named)
      if (!known || !key.scopes.includes('act')) return ok(known?.ref ?? null)
      await act(world, { id: known.id }, { type: 'acknowledge' }, { by: actorOf(key, world.model) })
      return ok(known.ref)
    }
  }
}
