import { createRoute, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { figuresNow } from '#api/actions/read/figures.ts'
import type { Metrics } from '#api/outside/metrics.ts'
import { isLoopback } from '#domain/base/net-address.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { keyed, machineGuard } from './middleware/machine-guard.ts'
import { routeOf } from './middleware/request-log.ts'
import { problemResponse } from './problems.ts'
import { operations } from './route.ts'

const route = createRoute({
  method: 'get',
  path: '/metrics',
  ...keyed('getMetrics'),
  tags: ['Service'],
  security: [...keyed('getMetrics').security, {}] as Record<string, string[]>[],
  summary: 'Figures for Prometheus: tickets, clocks, outbox, requests, searches, copies',
  description: 'With an API key of the scope `metrics`, or from the machine itself when no proxy stands between.',
  responses: {
    200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } },
    default: problemResponse,
  },
})

/** Counts every request under /api by the pattern that answered it. */
export function measureRequests(metrics: Metrics, monotonic: () => number): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = monotonic()
    await next()
    const seconds = (monotonic() - began) / 1000
    metrics.observe({ method: c.req.method, route: routeOf(c), status: c.res.status, seconds })
  }
}

export function metricsRoutes({ world, metrics, limit, backups }: Deps) {
  const api = operations()
  const guard = machineGuard(world, 'getMetrics')
  api.use('/metrics', limit({ name: 'metrics', perMinute: 60 }))
  api.use('/metrics', (c, next) => (isLocal(c) ? next() : guard(c, next)))
  return api.openapi(route, async (c) => {
    const text = await metrics.text({ figures: await figuresNow(world), copies: backups() })
    return c.text(text, 200, { 'content-type': metrics.type, 'cache-control': 'no-store' })
  })
}

/** A proxy on this machine speaks for somebody else, and says so. */
function isLocal(c: Context<Env>): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => c.req.header(name) !== undefined,
  )
  return !forwarded && c.var.client !== null && isLoopback(c.var.client)
}
