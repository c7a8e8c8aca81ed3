import type { MiddlewareHandler } from 'hono'
import type { World } from '#api/actions/world.ts'
import { findApiKey } from '#api/store/api-keys.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

/** Lets only machines pass that are known by their key. */
export function machineGuard(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const known = key ? await findApiKey(world.read, key) : null
    if (!known) return answerProblem(c, { code: 'request.unknown-key' }, { headers: { 'www-authenticate': 'Bearer' } })
    c.set('machine', { kind: 'machine', name: known.name })
    return next()
  }
}
