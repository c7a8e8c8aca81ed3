import { createRoute, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { act } from '#api/actions/act.ts'
import { keyTicket, keyTickets } from '#api/actions/read/key-tickets.ts'
import { recover } from '#api/actions/recover.ts'
import { text } from '#domain/base/text.ts'
import type { Command } from '#domain/ticket/command.ts'
import { actedOnBy, actorOf } from '#domain/ticket/key-reach.ts'
import type { KeyedOperation } from '#domain/ticket/scopes.ts'
import { verbs } from '#domain/ticket/verbs.ts'
import {
  feedPageSchema,
  feedQuestionSchema,
  keyActedSchema,
  keyActedView,
  keyTicketWholeSchema,
  recoveredSchema,
  recoverySchema,
} from '#domain/views/key-ticket.ts'
import { machineWords } from '#domain/words/machines.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { keyed, machineGuard } from '../middleware/machine-guard.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byRef, jsonAnswer, jsonBody, operations } from '../route.ts'

const said = verbs.reply.takes.pick({ body: true })

/** What machines read and do by their key. */
export function keyTicketRoutes({ world, limit, once, addresses }: Deps) {
  const machines = limit({ name: 'machines', perMinute: 600 })
  const guarded = <O extends KeyedOperation>(operation: O) => ({
    tags: ['Machines'],
    ...keyed(operation),
    middleware: [machines, machineGuard(world, operation), once] as MiddlewareHandler<Env>[],
  })
  const list = createRoute({
    ...guarded('listTicketsByKey'),
    method: 'get',
    path: '/tickets',
    summary: 'Tickets that the key may read, by their last change',
    description:
      'Ask again with `cursor` of each answer: a ticket comes once, as it is now, and again whenever it changes. Nothing is missed, whoever ' +
      'writes meanwhile. A cursor of another database, or of one that was restored to an earlier state, is answered 410: begin anew.',
    request: { query: feedQuestionSchema },
    responses: { 200: jsonAnswer('One page', feedPageSchema), default: problemResponse },
  })
  const read = createRoute({
    ...guarded('getTicketByKey'),
    method: 'get',
    path: '/tickets/{ref}',
    summary: 'One ticket that the key may read, with what was said on it',
    request: { params: byRef },
    responses: { 200: jsonAnswer('The ticket', keyTicketWholeSchema), default: problemResponse },
  })
  const reply = createRoute({
    ...guarded('replyByKey'),
    method: 'post',
    path: '/tickets/{ref}/replies',
    summary: 'Reply to the requester, for the team of the key',
    request: { params: byRef, body: jsonBody(said) },
    responses: { 201: jsonAnswer('Sent', keyActedSchema), default: problemResponse },
  })
  const note = createRoute({
    ...guarded('noteByKey'),
    method: 'post',
    path: '/tickets/{ref}/notes',
    summary: 'Note for support only',
    request: { params: byRef, body: jsonBody(said) },
    responses: { 201: jsonAnswer('Noted', keyActedSchema), default: problemResponse },
  })
  const resolve = createRoute({
    ...guarded('resolveByKey'),
    method: 'put',
    path: '/tickets/{ref}/resolution',
    summary: 'Resolve, and say what solved it',
    request: { params: byRef, body: jsonBody(verbs.resolve.takes) },
    responses: { 200: jsonAnswer('Resolved', keyActedSchema), default: problemResponse },
  })
  const recovery = createRoute({
    ...guarded('recoverByKey'),
    method: 'put',
    path: '/tickets/by-key/{key}/recovery',
    summary: 'The failure of a key is over',
    description:
      'Resolves its open ticket, or marks it, as the automation says (`recovery`). Nothing is open: nothing happens, and `ref` is null.',
    request: {
      params: z.object({ key: text({ least: 1, most: 200 }) }),
      body: { content: { 'application/json': { schema: recoverySchema } } },
    },
    responses: { 200: jsonAnswer('What became of it', recoveredSchema), default: problemResponse },
  })
  const doing = async <S extends 200 | 201>(
    c: Context<Env>,
    { ref, command }: { ref: string; command: Command },
    status: S,
  ) => {
    const { key } = c.var
    const within = actedOnBy(key, world.model)
    const acted = await act(world, { ref }, command, { by: actorOf(key, world.model), within })
    return acted.ok ? c.json(keyActedView(acted.value.ticket, addresses), status) : answerProblem(c, acted.error)
  }
  const api = operations()
  api.openAPIRegistry.registerPath(read)
  const path = '/tickets/:ref{[Tt][Kk][Tt]-[A-Za-z0-9]+}'
  api.use(path, ...read.middleware)
  api.get(path, async (c) => {
    const found = await keyTicket(world, c.req.param('ref') ?? '', { key: c.var.key, addresses })
    return found.ok ? c.json(found.value, 200, noStore) : answerProblem(c, found.error)
  })
  return api
    .openapi(list, async (c) => {
      const found = await keyTickets(world, c.req.valid('query'), { key: c.var.key, addresses })
      return found.ok ? c.json(found.value, 200, noStore) : answerProblem(c, found.error)
    })
    .openapi(recovery, async (c) => {
      const { machine } = c.var
      const note = c.req.valid('json')?.note ?? machineWords(world.language).recovered(machine.name)
      const done = await recover(world, `${machine.name}/${c.req.valid('param').key}`, { by: machine, note })
      if (!done.ok) return answerProblem(c, done.error)
      const { ref, state } = done.value ?? { ref: null, state: null }
      return c.json({ ref, state, self: ref && addresses.self(ref) }, 200)
    })
    .openapi(reply, (c) => {
      const command = { type: 'reply' as const, ...c.req.valid('json'), attachments: [] }
      return doing(c, { ...c.req.valid('param'), command }, 201)
    })
    .openapi(note, (c) => {
      const command = { type: 'note' as const, ...c.req.valid('json'), attachments: [] }
      return doing(c, { ...c.req.valid('param'), command }, 201)
    })
    .openapi(resolve, (c) => {
      const command = { type: 'resolve' as const, ...c.req.valid('json') }
      return doing(c, { ...c.req.valid('param'), command }, 200)
    })
}

const noStore = { 'cache-control': 'no-store' }
