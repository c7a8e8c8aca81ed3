import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Env } from '../env.ts'

type Options = {
  log: { info: (facts: object, message: string) => void; debug: (facts: object, message: string) => void }
  random: (bytes: number) => Uint8Array
  monotonic: () => number
}

/** Names every request and writes one line about it: no query, no address, nothing anybody typed. */
export function requestLog({ log, random, monotonic }: Options): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = Buffer.from(random(9)).toString('base64url')
    const began = monotonic()
    c.set('requestId', requestId)
    await next()
    c.res.headers.set('x-request-id', requestId)
    const facts = {
      requestId,
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: Math.round((monotonic() - began) * 10) / 10,
    }
    if (c.req.path.startsWith('/api/')) log.info(facts, 'request')
    else log.debug(facts, 'page')
  }
}

/** The pattern that answered, never the address itself. */
export function routeOf(c: Context<Env>): string {
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*'
}
