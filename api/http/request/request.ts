import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { act } from '#api/actions/act.ts'
import { confirmAddress } from '#api/actions/mail-addresses.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import type { Command } from '#domain/ticket/command.ts'
import { verbs } from '#domain/ticket/verbs.ts'
import { requestActed, requestActedSchema, requestViewSchema } from '#domain/views/request.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { etagOf, sameEtag } from '../middleware/etag.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { jsonAnswer, jsonBody, operations } from '../route.ts'

const security = [{ ticket: [] }]
const tags = ['Requester']
const stateAnswer = jsonAnswer('Done', requestActedSchema)

const view = createRoute({
  method: 'get',
  path: '/request',
  operationId: 'getRequest',
  tags,
  security,
  summary: 'Read one request',
  responses: {
    200: jsonAnswer('The request', requestViewSchema),
    304: { description: 'Nothing has happened to it since the version of If-None-Match' },
    default: problemResponse,
  },
})

const reply = createRoute({
  method: 'post',
  path: '/request/replies',
  operationId: 'replyToSupport',
  tags,
  security,
  summary: 'Write to support',
  request: { body: jsonBody(verbs.reply.takes) },
  responses: { 201: stateAnswer, default: problemResponse },
})

const confirm = createRoute({
  method: 'put',
  path: '/request/resolution',
  operationId: 'confirmResolution',
  tags,
  security,
  summary: 'Confirm that it is solved',
  responses: { 200: stateAnswer, default: problemResponse },
})

const reopen = createRoute({
  method: 'delete',
  path: '/request/resolution',
  operationId: 'reopenRequest',
  tags,
  security,
  summary: 'Say that it is not solved',
  request: { body: jsonBody(verbs.reopen.takes) },
  responses: { 200: stateAnswer, default: problemResponse },
})

const withdraw = createRoute({
  method: 'put',
  path: '/request/withdrawal',
  operationId: 'withdrawRequest',
  tags,
  security,
  summary: 'Withdraw it: it has solved itself',
  description: 'It is closed. If the problem comes back, DELETE /request/resolution reopens it.',
  responses: { 200: stateAnswer, default: problemResponse },
})

const rate = createRoute({
  method: 'put',
  path: '/request/rating',
  operationId: 'rateRequest',
  tags,
  security,
  summary: 'Rate how it went',
  request: { body: jsonBody(verbs.rate.takes) },
  responses: { 200: stateAnswer, default: problemResponse },
})

export function requestRoutes({ world, limit, once }: Deps) {
  const api = operations()
  api.use('/request', limit({ name: 'request', perMinute: 120 }))
  api.use('/request/*', limit({ name: 'request acts', perMinute: 30 }))
  api.use('/request/*', once)
  const does = (c: Context<Env>, command: Command) => act(world, { token: tokenOf(c) }, command, { by: 'requester' })
  return api
    .openapi(view, async (c) => {
      const found = await viewRequest(world, tokenOf(c))
      if (!found.ok) return answerProblem(c, found.error)
      await confirmAddress(world, tokenOf(c))
      const headers = { 'cache-control': 'private, no-store', etag: etagOf(found.value.version) }
      if (sameEtag(c.req.header('if-none-match'), headers.etag)) return c.body(null, 304, headers)
      return c.json(found.value, 200, headers)
    })
    .openapi(reply, async (c) => {
      const done = await does(c, { type: 'reply', ...c.req.valid('json') })
      return done.ok ? c.json(requestActed(done.value.ticket), 201) : answerProblem(c, done.error)
    })
    .openapi(confirm, async (c) => {
      const done = await does(c, { type: 'confirm' })
      return done.ok ? c.json(requestActed(done.value.ticket), 200) : answerProblem(c, done.error)
    })
    .openapi(reopen, async (c) => {
      const done = await does(c, { type: 'reopen', ...c.req.valid('json') })
      return done.ok ? c.json(requestActed(done.value.ticket), 200) : answerProblem(c, done.error)
    })
    .openapi(withdraw, async (c) => {
      const done = await does(c, { type: 'withdraw' })
      return done.ok ? c.json(requestActed(done.value.ticket), 200) : answerProblem(c, done.error)
    })
    .openapi(rate, async (c) => {
      const done = await does(c, { type: 'rate', ...c.req.valid('json') })
      return done.ok ? c.json(requestActed(done.value.ticket), 200) : answerProblem(c, done.error)
    })
}

/** The ticket token; without one, one that opens nothing. */
export function tokenOf(c: Context<Env>): string {
  return /^Bearer ([\w-]{16,64})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
}
