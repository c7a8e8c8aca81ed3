import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { changeGap, type GapChange } from '#api/actions/change-gap.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { keySchema } from '#domain/base/key.ts'
import { text } from '#domain/base/text.ts'
import { gapChangedSchema, gapStates, gapsSchema } from '#domain/views/gap.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const responses = {
  200: jsonAnswer('Done', gapChangedSchema),
  default: problemResponse,
}

const list = createRoute({
  ...desk,
  operationId: 'listGaps',
  method: 'get',
  path: '/desk/gaps',
  summary: 'What people look for and no article answers',
  request: {
    query: z.object({
      state: z.enum(gapStates).default('open'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
  },
  responses: {
    200: jsonAnswer('The largest first', gapsSchema),
    default: problemResponse,
  },
})

const give = createRoute({
  ...desk,
  operationId: 'giveGap',
  method: 'put',
  path: '/desk/gaps/{id}/owner',
  summary: 'Give it to a team that shall write',
  request: { params: byId, body: jsonBody(z.strictObject({ team: text({ most: 80, least: 1 }) })) },
  responses,
})
const take = createRoute({
  ...desk,
  operationId: 'takeGapBack',
  method: 'delete',
  path: '/desk/gaps/{id}/owner',
  summary: 'Take it back from the team that has it',
  request: { params: byId },
  responses,
})
const dismiss = createRoute({
  ...desk,
  operationId: 'dismissGap',
  method: 'put',
  path: '/desk/gaps/{id}/dismissal',
  summary: 'Dismiss it, with a reason',
  request: { params: byId, body: jsonBody(z.strictObject({ reason: text({ most: 400, least: 3 }) })) },
  responses,
})
const restore = createRoute({
  ...desk,
  operationId: 'restoreGap',
  method: 'delete',
  path: '/desk/gaps/{id}/dismissal',
  summary: 'Take up again what was dismissed',
  request: { params: byId },
  responses,
})
const rename = createRoute({
  ...desk,
  operationId: 'nameGap',
  method: 'put',
  path: '/desk/gaps/{id}/name',
  summary: 'Name it',
  request: { params: byId, body: jsonBody(z.strictObject({ name: text({ most: 200, least: 3 }) })) },
  responses,
})
const merge = createRoute({
  ...desk,
  operationId: 'mergeGaps',
  method: 'post',
  path: '/desk/gaps/{id}/merge',
  summary: 'Make it one with another gap that means the same',
  request: { params: byId, body: jsonBody(z.strictObject({ into: keySchema })) },
  responses,
})
const split = createRoute({
  ...desk,
  operationId: 'splitGap',
  method: 'post',
  path: '/desk/gaps/{id}/split',
  summary: 'Make a gap of its own of some of its wordings',
  request: {
    params: byId,
    body: jsonBody(
      z.strictObject({
        needs: z
          .array(text({ most: 1000, least: 1 }))
          .min(1)
          .max(100),
      }),
    ),
  },
  responses,
})

/** Gaps: what to write next. */
export function deskGaps({ world }: Deps) {
  const change = async (c: Context<Env>, id: string, what: GapChange) => {
    const done = await changeGap(world, id, what)
    return done.ok ? c.json(done.value, 200) : answerProblem(c, done.error)
  }
  return operations()
    .openapi(list, async (c) => c.json(await readGaps(world, c.req.valid('query')), 200))
    .openapi(give, (c) => change(c, c.req.valid('param').id, { type: 'give', to: c.req.valid('json').team }))
    .openapi(take, (c) => change(c, c.req.valid('param').id, { type: 'give', to: null }))
    .openapi(dismiss, (c) => change(c, c.req.valid('param').id, { type: 'dismiss', ...c.req.valid('json') }))
    .openapi(restore, (c) => change(c, c.req.valid('param').id, { type: 'restore' }))
    .openapi(rename, (c) => change(c, c.req.valid('param').id, { type: 'rename', ...c.req.valid('json') }))
    .openapi(merge, (c) => change(c, c.req.valid('param').id, { type: 'merge', ...c.req.valid('json') }))
    .openapi(split, (c) => change(c, c.req.valid('param').id, { type: 'split', ...c.req.valid('json') }))
}
