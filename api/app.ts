import type { OpenAPIHono } from '@hono/zod-openapi'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { addressesOf } from '#domain/base/addresses.ts'
import { nobody } from '#domain/home/support-readers.ts'
import type { Search } from '#domain/search/result.ts'
import type { Settings } from '#site/authoring/home/read.ts'
import { useApiKey } from './actions/api-keys.ts'
import type { Drafting } from './actions/drafting.ts'
import { KeyReused } from './actions/idempotency.ts'
import type { World } from './actions/world.ts'
import { makeApi } from './http/api.ts'
import { authRoutes } from './http/auth.ts'
import { communityPages } from './http/community/pages.ts'
import type { Env } from './http/env.ts'
import { supportPages } from './http/for-support/pages.ts'
import type { RenderArticle } from './http/for-support/rendered.ts'
import { type House, plainHouse } from './http/html/frame.ts'
import { mcpRoutes } from './http/mcp/mcp.ts'
import { measureRequests } from './http/metrics.ts'
import { limitBody } from './http/middleware/body-limit.ts'
import { knowClient } from './http/middleware/client.ts'
import { fromElsewhere } from './http/middleware/from-elsewhere.ts'
import { rateLimits } from './http/middleware/rate-limit.ts'
import { readableText } from './http/middleware/readable.ts'
import { requestLog } from './http/middleware/request-log.ts'
import { securityHeaders } from './http/middleware/security-headers.ts'
import { traceRequests } from './http/middleware/trace.ts'
import { answerProblem, answerUnavailable } from './http/problems.ts'
import { operations } from './http/route.ts'
import { staticSite } from './http/static/site.ts'
import { Unreadable } from './http/text/unreadable.ts'
import { makeAlert } from './outside/alert.ts'
import type { AnswerModel } from './outside/answer-model.ts'
import type { Auth } from './outside/auth.ts'
import type { Log } from './outside/log.ts'
import { renderMarkdown } from './outside/markdown.ts'
import { type Copies, type Metrics, makeMetrics } from './outside/metrics.ts'
import { type Tracing, untraced } from './outside/trace.ts'
import { takeTokens, type Wanted } from './store/rate-buckets.ts'
import { type Reason, Unavailable, whatIsWrong } from './store/unavailable.ts'

export type AppParts = {
  world: World
  search: Search
  answerModel?: AnswerModel | null
  drafting: Drafting
  /** Articles for support as HTML; left out, their text is shown plain. */
  renderArticle?: RenderArticle
  auth: Auth
  settings: Pick<Settings, 'PUBLIC_URL' | 'RATE_LIMIT' | 'TRUST_PROXY' | 'SITE_DIR'> &
    Partial<Pick<Settings, 'PANEL_ORIGINS' | 'API_URL' | 'SUPPORT_READERS'>>
  /** Whose pages these are. Default: Ladder's own. */
  house?: House
  log: Log
  /** Why the database cannot be used now, or null. */
  unready: () => Promise<Reason | null>
  /** How it stands with the copies of the database; null where none are made. */
  backups?: () => Copies | null
  /** Aborted when the server ends, so that live answers end too. */
  closing?: AbortSignal
  metrics?: Metrics
  tracing?: Tracing
}

const statusCodes: Record<number, string> = {
  400: 'request.malformed',
  415: 'request.unsupported-type',
}

/** The whole server: API, sign-in and the built site. */
export async function makeApp({
  world,
  search,
  answerModel = null,
  drafting,
  renderArticle = async () => null,
  auth,
  settings,
  house = plainHouse,
  log,
  unready,
  backups = () => null,
  closing,
  metrics = makeMetrics(),
  tracing = untraced,
}: AppParts): Promise<OpenAPIHono<Env>> {
  const monotonic = () => performance.now()
  const take = world.dialect === 'postgres' ? (wanted: Wanted) => world.transact((tx) => takeTokens(tx, wanted)) : null
  const limit = rateLimits({ on: settings.RATE_LIMIT, monotonic, ...(take ? { take } : {}) })
  const alert = makeAlert(log)
  const app = operations(house.reach.api)
  app.use(traceRequests(tracing))
  app.use(requestLog({ log, random: world.random, monotonic }))
  app.use((c, next) => {
    c.set('house', house)
    return next()
  })
  app.use(
    securityHeaders({
      https: settings.PUBLIC_URL.startsWith('https:'),
      elsewhere: house.elsewhere,
      panelOrigins: settings.PANEL_ORIGINS ?? '',
    }),
  )
  app.use(knowClient({ proxies: settings.TRUST_PROXY }))
  if (house.elsewhere) app.use('/api/*', fromElsewhere(house.elsewhere))
  app.use('/api/*', measureRequests(metrics, monotonic))
  app.use('/api/*', limitBody())
  app.use('/api/*', readableText())
  for (const path of ['/community/*', '/desk/community/*', '/for-support/*']) app.use(path, readableText())
  if (world.community.on) app.route('/', communityPages({ world, auth, drafting, markdown: renderMarkdown, limit }))
  const readers = settings.SUPPORT_READERS ?? nobody
  const own = settings.API_URL || settings.PUBLIC_URL
  app.route(
    '/',
    supportPages({ world, auth, search, limit, readers, publicUrl: settings.PUBLIC_URL, own, render: renderArticle }),
  )
  const api = makeApi({
    markdown: renderMarkdown,
    world,
    search,
    answerModel,
    drafting,
    auth,
    readers,
    limit,
    addresses: addressesOf({ publicUrl: settings.PUBLIC_URL, apiUrl: settings.API_URL ?? '' }),
    metrics,
    alert,
    unready,
    backups,
    closing: closing ?? new AbortController().signal,
  })
  app.route('/api', authRoutes({ world, auth, limit }))
  app.all('/api', (c) => c.redirect(`${house.reach.api}/api/docs`, 302))
  app.route('/api', api)
  app.all('/api/*', (c) => answerProblem(c, { code: 'request.not-found' }))
  const origin = new URL(settings.PUBLIC_URL).origin
  app.route(
    '/mcp',
    mcpRoutes({
      ask: (request, c) => app.fetch(request, c.env),
      limit,
      origin,
      base: house.reach.api,
      keyOf: (given) => useApiKey(world, given),
    }),
  )
  const site = staticSite(settings.SITE_DIR, { redirects: redirectsOf(world), base: house.reach.api })
  app.on(['GET', 'HEAD'], '*', etag(), site)
  app.notFound((c) => answerProblem(c, { code: 'request.method-not-allowed' }, { headers: { allow: 'GET, HEAD' } }))
  app.onError((error, c) => {
    if (error instanceof Unreadable) return answerProblem(c, error.refusal)
    if (error instanceof HTTPException) {
      const code = statusCodes[error.status]
      if (code) return answerProblem(c, c.var.unreadable ?? { code })
    }
    if (hasLeft(error, c.req.raw.signal)) return answerProblem(c, { code: 'request.malformed' })
    if (error instanceof KeyReused) return answerProblem(c, { code: 'request.key-reused' })
    if (error instanceof Unavailable) {
      alert.failed(whatIsWrong(error), error, { requestId: c.var.requestId })
      return answerUnavailable(c, error.reason)
    }
    alert.failed('a request failed', error, { requestId: c.var.requestId })
    return answerProblem(c, { code: 'request.failed' })
  })
  return app
}

/** Whether who asked went away in the middle of what they sent: nothing of ours has failed, and nobody hears the answer. */
function hasLeft(error: Error, { aborted }: AbortSignal): boolean {
  return aborted && 'code' in error && error.code === 'ECONNRESET'
}

/** Old addresses of public articles. */
function redirectsOf({ articles }: World): ReadonlyMap<string, string> {
  return new Map(
    [...articles.values()]
      .filter(({ audience }) => audience === 'everyone')
      .flatMap(({ aliases, url }) =>
        aliases
          .filter((alias) => alias.startsWith('/'))
          .map((alias): [string, string] => [alias.replace(/\/$/, '').toLowerCase(), url]),
      ),
  )
}
