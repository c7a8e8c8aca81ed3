import { createRoute } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { addApiKey, type MadeKey, revokeApiKey, rotateApiKey } from '#api/actions/api-keys.ts'
import { readKeys } from '#api/actions/read/api-keys.ts'
import type { World } from '#api/actions/world.ts'
import { listApiKeys } from '#api/store/api-keys.ts'
import { stamp } from '#domain/base/time.ts'
import { isAdministrator } from '#domain/model/administrators.ts'
import {
  keysSchema,
  keyView,
  madeKeySchema,
  newKeySchema,
  revokedSchema,
  rotationSchema,
} from '#domain/views/api-key.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/keys',
  operationId: 'listKeys',
  summary: 'API keys: what each may do, until when, and when it was used last',
  description: 'Keys are the business of the team that runs the desk, which holds the highest level.',
  responses: { 200: jsonAnswer('Keys without their secrets', keysSchema), default: problemResponse },
})

const make = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/keys',
  operationId: 'makeKey',
  summary: 'Make an API key; its secret is answered once',
  request: { body: jsonBody(newKeySchema) },
  responses: { 201: jsonAnswer('The key with its secret', madeKeySchema), default: problemResponse },
})

const rotate = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/keys/{id}/rotations',
  operationId: 'rotateKey',
  summary: 'Make a key in place of this one, which goes on beside it for a while',
  request: { params: byId, body: jsonBody(rotationSchema) },
  responses: { 201: jsonAnswer('The new key with its secret', madeKeySchema), default: problemResponse },
})

const revoke = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/keys/{id}',
  operationId: 'revokeKey',
  summary: 'Take a key away, at once',
  request: { params: byId },
  responses: { 200: jsonAnswer('How many were in use', revokedSchema), default: problemResponse },
})

/** API keys, for whoever runs the desk. */
export function deskKeys({ world }: Deps) {
  const api = operations()
  for (const path of ['/desk/keys', '/desk/keys/*']) api.use(path, administratorGuard(world))
  const view = ({ key, ...made }: MadeKey) => ({ ...keyView(made, stamp(world.now())), key })
  return api
    .openapi(list, async (c) => c.json(await readKeys(world), 200))
    .openapi(make, async (c) => {
      const made = await addApiKey(world, c.req.valid('json'), c.var.person.email)
      return made.ok ? c.json(view(made.value), 201, noStore) : answerProblem(c, made.error)
    })
    .openapi(rotate, async (c) => {
      const { id } = c.req.valid('param')
      const name = (await listApiKeys(world.read)).find((key) => key.id === id)?.name ?? ''
      const overlap = Temporal.Duration.from({ hours: c.req.valid('json').overlapHours })
      const made = await rotateApiKey(world, { name, overlap, by: c.var.person.email })
      return made.ok ? c.json(view(made.value), 201, noStore) : answerProblem(c, made.error)
    })
    .openapi(revoke, async (c) =>
      c.json({ revoked: await revokeApiKey(world, c.req.valid('param'), c.var.person.email) }, 200),
    )
}

const noStore = { 'cache-control': 'private, no-store' }

function administratorGuard({ model }: World): MiddlewareHandler<Env> {
  return (c, next) =>
    isAdministrator(model, c.var.person.teams)
      ? next()
      : Promise.resolve(answerProblem(c, { code: 'request.not-yours' }))
}
