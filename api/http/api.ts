import { announcementRoutes } from './announcements.ts'
import { attachmentRoutes } from './attachments.ts'
import type { Deps } from './deps.ts'
import { deskRoutes } from './desk.ts'
import { docsRoutes } from './docs.ts'
import { healthRoutes } from './health.ts'
import { idempotent } from './idempotency.ts'
import { knowledgeRoutes } from './knowledge.ts'
import { machineRoutes } from './machines.ts'
import { metricsRoutes } from './metrics.ts'
import { promiseRoutes } from './promise.ts'
import { reportRoutes } from './reports.ts'
import { requestRoutes } from './request.ts'
import { requestLinkRoutes } from './request-links.ts'
import { requestPageRoutes } from './request-page.ts'
import { operations } from './route.ts'
import { suggestionRoutes } from './suggestions.ts'
import { ticketRoutes } from './tickets.ts'

/** Everything under /api. */
export function makeApi(parts: Omit<Deps, 'once'>) {
  const deps: Deps = { ...parts, once: idempotent(parts.world) }
  const api = operations()
    .route('/', healthRoutes(deps))
    .route('/', metricsRoutes(deps))
    .route('/', machineRoutes(deps))
    .route('/', ticketRoutes(deps))
    .route('/', promiseRoutes(deps))
    .route('/', suggestionRoutes(deps))
    .route('/', knowledgeRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', announcementRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', requestLinkRoutes(deps))
    .route('/', requestRoutes(deps))
    .route('/', attachmentRoutes(deps))
    .route('/', requestPageRoutes(deps))
  return docsRoutes(api, deps)
}

/** For typed clients: `hc<Api>(origin)` of hono/client. */
export type Api = ReturnType<typeof makeApi>
