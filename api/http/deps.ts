import type { MiddlewareHandler } from 'hono'
import type { Drafting } from '#api/actions/drafting.ts'
import type { World } from '#api/actions/world.ts'
import type { Alert } from '#api/outside/alert.ts'
import type { AnswerModel } from '#api/outside/answer-model.ts'
import type { Auth } from '#api/outside/auth.ts'
import type { Rendering } from '#api/outside/markdown.ts'
import type { Copies, Metrics } from '#api/outside/metrics.ts'
import type { Reason } from '#api/store/unavailable.ts'
import type { Addresses } from '#domain/base/addresses.ts'
import type { SupportReaders } from '#domain/home/support-readers.ts'
import type { Search } from '#domain/search/result.ts'
import type { Env } from './env.ts'
import type { Limit } from './middleware/rate-limit.ts'

/** What the routes are given. */
export type Deps = {
  world: World
  search: Search
  /** Writes answers of the chat; null where none is set. */
  answerModel: AnswerModel | null
  drafting: Drafting
  /** What people wrote in Markdown, as HTML that is safe. */
  markdown: (text: string, options: Rendering) => string
  auth: Auth
  /** Who reads articles for support besides the desk. */
  readers: SupportReaders
  limit: Limit
  addresses: Addresses
  metrics: Metrics
  alert: Alert
  /** Honours Idempotency-Key; comes after the rate limit and after who it is. */
  once: MiddlewareHandler<Env>
  /** Why the database cannot be used now, or null. */
  unready: () => Promise<Reason | null>
  /** How it stands with the copies of the database; null where none are made. */
  backups: () => Copies | null
  /** Aborted when the server ends: live answers end with it. */
  closing: AbortSignal
}
