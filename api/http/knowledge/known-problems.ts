import { createRoute, z } from '@hono/zod-openapi'
import {
  announce,
  continueKnownProblem,
  followKnownProblem,
  listKnownProblems,
  newKnownProblemSchema,
  updateKnownProblem,
} from '#api/actions/announce.ts'
import { idSchema } from '#domain/model/support-model.ts'
import type { Requester } from '#domain/ticket/facts.ts'
import { openSchema } from '#domain/ticket/open.ts'
import { knownProblemSchema, knownProblemsSchema, problemStageSchema } from '#domain/views/known-problem.ts'
import { openedSchema, openedView } from '#domain/views/opened.ts'
import type { Deps } from '../deps.ts'
import { deskGuard } from '../middleware/desk-guard.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, jsonAnswer, jsonBody, operations } from '../route.ts'

const { name, email } = openSchema.shape.requester.shape
const followerSchema = z.strictObject({
  name: name.optional().describe('What to call you; without it, what stands before the @ of your address'),
  email,
})
const updateSchema = newKnownProblemSchema
  .pick({ body: true, title: true })
  .partial({ title: true })
  .extend({ state: problemStageSchema.optional().describe('How far support is; as before when left out') })
const endSchema = newKnownProblemSchema.pick({ body: true })

const security = [{ session: [] }]

const list = createRoute({
  method: 'get',
  path: '/known-problems',
  operationId: 'listKnownProblems',
  tags: ['Anyone'],
  summary: 'Known problems that go on',
  request: { query: z.object({ automation: idSchema.optional().describe('Those about it, and about everything') }) },
  responses: { 200: jsonAnswer('Newest update first', knownProblemsSchema), default: problemResponse },
})

const follow = createRoute({
  method: 'post',
  path: '/known-problems/{id}/followers',
  operationId: 'followKnownProblem',
  tags: ['Anyone'],
  summary: 'Say "me too" and follow a known problem',
  description: 'A request of your own in the group of the problem: each update answers it.',
  request: { params: byId, body: jsonBody(followerSchema) },
  responses: { 201: jsonAnswer('Following', openedSchema), default: problemResponse },
})

const ended = createRoute({
  method: 'get',
  path: '/desk/known-problems',
  operationId: 'deskListKnownProblems',
  tags: ['Desk'],
  security,
  summary: 'Known problems, also those that are over',
  request: { query: z.object({ ended: z.enum(['true', 'false']).default('false') }) },
  responses: { 200: jsonAnswer('Newest update first', knownProblemsSchema), default: problemResponse },
})

const post = createRoute({
  method: 'post',
  path: '/desk/known-problems',
  operationId: 'deskPostKnownProblem',
  tags: ['Desk'],
  security,
  summary: 'Post a known problem',
  request: { body: jsonBody(newKnownProblemSchema) },
  responses: { 201: jsonAnswer('Posted', knownProblemSchema), default: problemResponse },
})

const update = createRoute({
  method: 'put',
  path: '/desk/known-problems/{id}',
  operationId: 'deskUpdateKnownProblem',
  tags: ['Desk'],
  security,
  summary: 'Say what is new; answers everyone who reports it',
  request: { params: byId, body: jsonBody(updateSchema) },
  responses: { 200: jsonAnswer('Updated', knownProblemSchema), default: problemResponse },
})

const end = createRoute({
  method: 'delete',
  path: '/desk/known-problems/{id}',
  operationId: 'deskEndKnownProblem',
  tags: ['Desk'],
  security,
  summary: 'Say that it is over; answers everyone who reports it',
  request: { params: byId, body: jsonBody(endSchema) },
  responses: { 200: jsonAnswer('Ended', knownProblemSchema), default: problemResponse },
})

/** Who follows names an address, and is called by it where no name is given. */
function namedBy({ name, email }: z.infer<typeof followerSchema>): Requester {
  return { name: name ?? email.slice(0, email.lastIndexOf('@')), email }
}

const goOn = createRoute({
  method: 'delete',
  path: '/desk/known-problems/{id}/end',
  operationId: 'deskContinueKnownProblem',
  tags: ['Desk'],
  security,
  summary: 'Take back that it is over; answers everyone who reports it',
  request: { params: byId, body: jsonBody(endSchema) },
  responses: { 200: jsonAnswer('Goes on', knownProblemSchema), default: problemResponse },
})

export function knownProblemRoutes({ world, limit, auth, once }: Deps) {
  const api = operations()
  api.use('/known-problems', limit({ name: 'known-problems', perMinute: 240 }))
  api.use('/known-problems/*', limit({ name: 'followers', perMinute: 30 }))
  api.use('/known-problems/*', once)
  api.use('/desk/known-problems', deskGuard({ world, whoIs: auth.whoIs }))
  api.use('/desk/known-problems/*', deskGuard({ world, whoIs: auth.whoIs }))
  return api
    .openapi(list, async (c) => {
      const items = await listKnownProblems(world, c.req.valid('query'))
      return c.json({ items }, 200, { 'cache-control': 'no-store' })
    })
    .openapi(follow, async (c) => {
      const done = await followKnownProblem(world, c.req.valid('param').id, namedBy(c.req.valid('json')))
      if (!done.ok) return answerProblem(c, done.error)
      return c.json(openedView(done.value), 201, { 'cache-control': 'no-store' })
    })
    .openapi(ended, async (c) =>
      c.json({ items: await listKnownProblems(world, { ended: c.req.valid('query').ended === 'true' }) }, 200),
    )
    .openapi(post, async (c) => {
      const done = await announce(world, c.req.valid('json'), c.var.person)
      return done.ok ? c.json(done.value, 201) : answerProblem(c, done.error)
    })
    .openapi(update, async (c) => {
      const done = await updateKnownProblem(
        world,
        { id: c.req.valid('param').id, ...c.req.valid('json') },
        c.var.person,
      )
      return done.ok ? c.json(done.value, 200) : answerProblem(c, done.error)
    })
    .openapi(goOn, async (c) => {
      const { body } = c.req.valid('json')
      const done = await continueKnownProblem(world, { id: c.req.valid('param').id, body }, c.var.person)
      return done.ok ? c.json(done.value, 200) : answerProblem(c, done.error)
    })
    .openapi(end, async (c) => {
      const { body } = c.req.valid('json')
      const done = await updateKnownProblem(world, { id: c.req.valid('param').id, body, ended: true }, c.var.person)
      return done.ok ? c.json(done.value, 200) : answerProblem(c, done.error)
    })
}
