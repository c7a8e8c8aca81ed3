import type { OpenAPIHono } from '@hono/zod-openapi'
import { authOperations } from './auth-operations.ts'
import { chatRoutes } from './chat/chat.ts'
import { communityRoutes } from './community/community.ts'
import { questionList } from './community/list.ts'
import type { Deps } from './deps.ts'
import { deskRoutes } from './desk/desk.ts'
import { reportRoutes } from './desk/reports.ts'
import { docsRoutes } from './docs/docs.ts'
import type { Env } from './env.ts'
import { healthRoutes } from './health.ts'
import { knowledgeRoutes } from './knowledge/feedback.ts'
import { knownProblemRoutes } from './knowledge/known-problems.ts'
import { needRoutes } from './knowledge/needs.ts'
import { suggestionRoutes } from './knowledge/suggestions.ts'
import { metricsRoutes } from './metrics.ts'
import { idempotent } from './middleware/idempotency.ts'
import { attachmentRoutes } from './request/attachments.ts'
import { requestLinkRoutes } from './request/links.ts'
import { requestPageRoutes } from './request/page.ts'
import { requestRoutes } from './request/request.ts'
import { operations } from './route.ts'
import { keyTicketRoutes } from './tickets/by-key.ts'
import { promiseRoutes } from './tickets/promise.ts'
import { receiverRoutes } from './tickets/receivers.ts'
import { ticketRoutes } from './tickets/tickets.ts'

/** Everything under /api. */
export function makeApi(parts: Omit<Deps, 'once'>): OpenAPIHono<Env> {
  const deps: Deps = { ...parts, once: idempotent(parts.world) }
  const api = operations()
    .route('/', healthRoutes(deps))
    .route('/', metricsRoutes(deps))
    .route('/', ticketRoutes(deps))
    .route('/', keyTicketRoutes(deps))
    .route('/', receiverRoutes(deps))
    .route('/', promiseRoutes(deps))
    .route('/', suggestionRoutes(deps))
    .route('/', chatRoutes(deps))
    .route('/', communityRoutes(deps))
    .route('/', questionList(deps))
    .route('/', knowledgeRoutes(deps))
    .route('/', needRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', knownProblemRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', requestLinkRoutes(deps))
    .route('/', requestRoutes(deps))
    .route('/', attachmentRoutes(deps))
    .route('/', requestPageRoutes(deps))
  for (const operation of authOperations) api.openAPIRegistry.registerPath(operation)
  return docsRoutes(api)
}
