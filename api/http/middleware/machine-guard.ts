import type { Context, MiddlewareHandler } from 'hono'
import { useApiKey } from '#api/actions/api-keys.ts'
import type { World } from '#api/actions/world.ts'
import { type KeyedOperation, keyedOperations, mayAsk } from '#domain/ticket/scopes.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

/** How the document tells which keys an operation takes. */
export function keyed<O extends KeyedOperation>(operationId: O): { operationId: O; security: { key: string[] }[] } {
  return { operationId, security: [{ key: [...keyedOperations[operationId]] }] }
}

/** The key that a request brings in its header. */
export function bearerOf(c: Context<Env>): string | undefined {
  return /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/** Lets only machines pass that are known by their key, and whose key may ask for the operation. */
export function machineGuard(
  world: World,
  operation: KeyedOperation,
  given: (c: Context<Env>) => string | undefined | Promise<string | undefined> = bearerOf,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = await useApiKey(world, await given(c))
    if (!key.ok) return answerProblem(c, key.error, { headers: { 'www-authenticate': 'Bearer' } })
    if (!mayAsk(key.value, operation))
      return answerProblem(c, {
        code: 'request.scope-needed',
        detail: { key: key.value.name, scopes: key.value.scopes, needed: keyedOperations[operation] },
      })
    c.set('machine', { kind: 'machine', name: key.value.name })
    c.set('key', key.value)
    return next()
  }
}
