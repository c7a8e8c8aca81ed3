import type { MiddlewareHandler } from 'hono'
import type { Tracing } from '#api/outside/trace.ts'
import type { Env } from '../env.ts'
import { routeOf } from './request-log.ts'

const traced = /^\/(api|mcp|community|desk\/community)(\/|$)/
/** Asked all the time, by machines that only want to know whether somebody is there. */
const unheard = /^\/api\/(health|ready|metrics)$/

/** Each request as a span, by the pattern that answered it, never the address itself. */
export function traceRequests(tracing: Tracing): MiddlewareHandler<Env> {
  return (c, next) => {
    if (!tracing.isOn || !traced.test(c.req.path) || unheard.test(c.req.path)) return next()
    const { method } = c.req
    return tracing.span(method, { kind: 'server', facts: { 'http.request.method': method } }, async (span) => {
      await next()
      const route = routeOf(c)
      span.name(`${method} ${route}`)
      span.say({ 'http.route': route, 'http.response.status_code': c.res.status, 'ladder.request_id': c.var.requestId })
      if (c.res.status >= 500) span.failed(c.error ?? new Error('answered so'))
    })
  }
}
