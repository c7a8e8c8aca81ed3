import type { Deps } from './deps.ts'
import { docsRoutes } from './docs.ts'
import { healthRoutes } from './health.ts'
import { promiseRoutes } from './promise.ts'
import { operations } from './route.ts'

/** Everything under /api. */
export function makeApi(deps: Deps) {
  const api = operations().route('/', healthRoutes(deps)).route('/', promiseRoutes(deps))
  return docsRoutes(api, deps)
}

/** For typed clients: `hc<Api>(origin)` of hono/client. */
export type Api = ReturnType<typeof makeApi>
