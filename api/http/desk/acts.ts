import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { act } from '#api/actions/act.ts'
import { actOnGroup, groupTickets } from '#api/actions/group.ts'
import { mergeTickets } from '#api/actions/merge.ts'
import type { Acted } from '#api/actions/ticket-tx.ts'
import { modelFor, type World } from '#api/actions/world.ts'
import { keySchema, refSchema } from '#domain/base/key.ts'
import type { Result } from '#domain/base/result.ts'
import { namesFor } from '#domain/model/in-force.ts'
import type { Command } from '#domain/ticket/command.ts'
import { type DeskVerb, deskVerbs, verbs } from '#domain/ticket/verbs.ts'
import { actedSchema, actedView, groupAnsweredSchema } from '#domain/views/acted.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { etagOf, versionOf } from '../middleware/etag.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const done = jsonAnswer('Done', actedSchema)
const headers = z.object({
  'if-match': z
    .string()
    .regex(/^[ -~]{0,100}$/)
    .optional()
    .describe('Version that was read, as in ETag: 412 when it has changed'),
})

/** Where a verb that is asked for in its own way lies, as the table of verbs has it. */
type At<V extends DeskVerb> = `/desk/tickets/{ref}${(typeof verbs)[V]['resource']['path']}`

const group = createRoute({
  ...desk,
  method: 'put',
  path: '/desk/tickets/{ref}/group' satisfies At<'group'>,
  operationId: 'deskGroup',
  summary: verbs.group.means,
  request: { params: z.object({ ref: refSchema }), headers, body: jsonBody(verbs.group.resource.own) },
  responses: { 200: done, default: problemResponse },
})

const merge = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/tickets/{ref}/merge' satisfies At<'merge'>,
  operationId: 'deskMerge',
  summary: verbs.merge.means,
  request: { params: z.object({ ref: refSchema }), headers, body: jsonBody(verbs.merge.resource.own) },
  responses: { 201: done, default: problemResponse },
})

const groupReply = createRoute({
  ...desk,
  method: 'post',
  path: `/desk/groups/{id}${verbs.reply.resource.path}`,
  operationId: 'deskReplyToGroup',
  summary: 'One update to all tickets of a group',
  request: { params: z.object({ id: keySchema }), body: jsonBody(verbs.reply.takes.pick({ body: true })) },
  responses: {
    201: jsonAnswer('Sent', groupAnsweredSchema),
    default: problemResponse,
  },
})

/** What the desk does: every verb from the table, and those that touch several tickets. */
export function deskActs({ world }: Deps) {
  const api = operations()
  for (const verb of deskVerbs) if (!verbs[verb].resource.own) routeVerb(world, api, verb)
  return api
    .openapi(group, async (c) => {
      const { ref } = c.req.valid('param')
      const options = optionsOf(c)
      if (!options) return answerProblem(c, unreadable)
      const acted = await groupTickets(world, { ref }, { ref: c.req.valid('json').with }, options)
      return acted.ok ? c.json(...(await answerOf(world, acted.value, 200))) : answerProblem(c, acted.error)
    })
    .openapi(merge, async (c) => {
      const { ref } = c.req.valid('param')
      const options = optionsOf(c)
      if (!options) return answerProblem(c, unreadable)
      const acted = await mergeTickets(world, { ref }, { ref: c.req.valid('json').into }, options)
      return acted.ok ? c.json(...(await answerOf(world, acted.value, 201))) : answerProblem(c, acted.error)
    })
    .openapi(groupReply, async (c) => {
      const command = { type: 'reply' as const, body: c.req.valid('json').body, attachments: [] }
      const acted = await actOnGroup(world, c.req.valid('param').id, command, { by: c.var.person })
      if (!acted.ok) return answerProblem(c, acted.error)
      const answered = acted.value.acted.map(({ ticket }) => ticket.ref)
      return c.json({ answered, skipped: acted.value.skipped }, 201)
    })
}

function routeVerb(world: World, api: OpenAPIHono<Env>, verb: DeskVerb): void {
  const { means, resource, takes } = verbs[verb]
  const { method, path, creates } = resource
  const named = path.includes('{id}')
  const body = Object.keys(takes.shape).length > 0 ? (named ? withoutId(takes) : takes) : null
  const route = createRoute({
    ...desk,
    method,
    path: `/desk/tickets/{ref}${path}`,
    operationId: `desk${verb.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: means,
    request: {
      params: named ? z.object({ ref: refSchema, id: keySchema }) : z.object({ ref: refSchema }),
      headers,
      ...(body ? { body: jsonBody(body) } : {}),
    },
    responses: { [creates ? 201 : 200]: done, default: problemResponse } as {
      200: typeof done
      201: typeof done
      default: typeof problemResponse
    },
  })
  api.openapi(route, async (c) => {
    const options = optionsOf(c)
    if (!options) return answerProblem(c, unreadable)
    const { ref, id } = c.req.param() as { ref: string; id?: string }
    const sent = body ? (c.req.valid('json' as never) as object) : {}
    const command = { type: verb, ...sent, ...(id === undefined ? {} : { vendorTicket: id }) } as Command
    const acted: Result<Acted> = await act(world, { ref }, command, options)
    return acted.ok
      ? c.json(...(await answerOf(world, acted.value, creates ? 201 : 200)))
      : answerProblem(c, acted.error)
  })
}

/** The vendor ticket stands in the path, not in the body. */
function withoutId(takes: z.ZodObject): z.ZodObject {
  return takes.omit({ vendorTicket: true })
}

const unreadable = {
  code: 'request.invalid',
  detail: { errors: [{ path: 'If-Match', message: 'Expected the ETag of the ticket, such as "7".' }] },
}

function optionsOf(c: Context<Env>) {
  const version = versionOf(c.req.header('if-match'))
  return version === null ? null : { by: c.var.person, ifVersion: version }
}

async function answerOf<S extends 200 | 201>(world: World, acted: Acted, status: S) {
  const model = await modelFor(world, world.read, acted.ticket.model)
  return [actedView(acted, namesFor(world.model, model)), status, { etag: etagOf(acted.ticket.version) }] as const
}
