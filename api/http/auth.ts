import type { Context } from 'hono'
import { forgetTriesOf, hearTry, type SignInTry, welcome } from '#api/actions/sign-in.ts'
import { mailLink, tellOwner, useLink } from '#api/actions/sign-in-links.ts'
import { netsOf } from '#domain/base/net-address.ts'
import { signInWords } from '#domain/words/sign-in.ts'
import { askSchema, choiceSchema } from './auth-operations.ts'
import { bodyKind, readJson } from './body.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { isOwnSite } from './middleware/desk-guard.ts'
import { answerProblem, toldIn } from './problems.ts'
import { tokenOf } from './request/request.ts'
import { operations } from './route.ts'
import { storableRequest } from './text/storable-request.ts'

/** Everything the sign-in library is asked; what else it can do is not there. */
const doors = {
  GET: ['/auth/get-session', '/auth/callback/:provider', '/auth/oauth2/callback/:provider', '/auth/error'],
  POST: [
    '/auth/sign-in/social',
    '/auth/sign-out',
    '/auth/revoke-sessions',
    '/auth/callback/:provider',
    '/auth/oauth2/callback/:provider',
  ],
} as const

type Doors = Pick<Deps, 'world' | 'auth' | 'limit'>

/** Signing in and out. A session's token is in its cookie and in no body. */
export function authRoutes(deps: Doors) {
  const { world, auth, limit } = deps
  const api = operations()
  api.use('/auth/*', limit({ name: 'auth', perMinute: 60 }))
  // An identity provider may answer by a form of its own; its state is checked by the library.
  api.use('/auth/*', (c, next) =>
    isOwnSite(c.req.raw, c.var.house.elsewhere) || c.req.path.includes('/callback/')
      ? next()
      : Promise.resolve(answerProblem(c, { code: 'request.cross-site' })),
  )
  api.post('/auth/sign-in/email', async (c) => {
    if (bodyKind(c) === 'other') return answerProblem(c, { code: 'request.unsupported-type' })
    const { sent, request } = await readAlike(c)
    const attempt = tryOf(c, sent, auth)
    if (!attempt) return answerOf(c, await auth.handle(request))
    const seconds = await hearTry(world, attempt)
    if (seconds > 0)
      return answerProblem(c, { code: 'request.too-many-tries' }, { headers: { 'retry-after': String(seconds) } })
    const answer = await answerOf(c, await auth.handle(request))
    if (!answer.ok) return answer
    for (const cookie of await welcomed(deps, attempt)) answer.headers.append('set-cookie', cookie)
    return answer
  })
  api.post('/auth/links', limit({ name: 'sign-in links', perMinute: 6 }), async (c) => {
    const asked = await readJson(c, askSchema)
    if (!asked.ok) return answerProblem(c, asked.error)
    await mailLink(world, auth, asked.value.email)
    return c.body(null, 202)
  })
  api.post('/auth/links/session', async (c) => (await signInByLink(c, deps)) ?? c.body(null, 204))
  api.put('/auth/links/password', async (c) => {
    const asked = await readJson(c, choiceSchema)
    if (!asked.ok) return answerProblem(c, asked.error)
    const { password } = asked.value
    if (await auth.isCommon(password)) {
      const { tooCommon } = signInWords(toldIn(c)).link
      return answerProblem(c, { code: 'request.invalid' }, { errors: [{ path: 'password', message: tooCommon }] })
    }
    return (await signInByLink(c, deps, password)) ?? c.body(null, 204)
  })
  for (const [method, paths] of Object.entries(doors))
    api.on(method, [...paths], async (c) => answerOf(c, await auth.handle(await storableRequest(c))))
  return api
}

/** Uses the link of a mail up, whose token comes in a header: sets a password where one is chosen, and signs in. Answers a refusal. */
async function signInByLink(c: Context<Env>, deps: Doors, password?: string): Promise<Response | null> {
  const { world, auth } = deps
  const email = await useLink(world, tokenOf(c))
  if (email === null || (password !== undefined && !(await auth.reset(email, password))))
    return answerProblem(c, { code: 'request.link-over' })
  if (password !== undefined) {
    await forgetTriesOf(world, email)
    await tellOwner(world, email, 'new-password')
  }
  const session = await auth.signIn(email)
  if (!session) return answerProblem(c, { code: 'request.link-over' })
  const known = await welcomed(deps, attemptOf(c, email, auth))
  for (const cookie of [...session, ...known]) c.header('set-cookie', cookie, { append: true })
  return null
}

/** Somebody is in: this browser and place are known from now on, and the owner hears of it by mail where neither was. */
async function welcomed({ world, auth }: Doors, attempt: SignInTry): Promise<string[]> {
  if (!(await welcome(world, attempt))) await tellOwner(world, attempt.email, 'new-browser')
  return attempt.device ? [] : [auth.rememberBrowser(attempt.email)]
}

/** What was sent, and the same for the library to read: what it took for a try and we did not would be counted by nobody. */
async function readAlike(c: Context<Env>): Promise<{ sent: unknown; request: Request }> {
  const { url, method, headers: given } = await storableRequest(c)
  const form = bodyKind(c) === 'form'
  const sent: unknown = form ? Object.fromEntries(await c.req.formData()) : await c.req.json().catch(() => null)
  const headers = new Headers(given)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return { sent, request: new Request(url, { method, headers, body: JSON.stringify(sent) }) }
}

function tryOf(c: Context<Env>, sent: unknown, auth: Deps['auth']): SignInTry | null {
  const email = (sent as { email?: unknown } | null)?.email
  return typeof email === 'string' ? attemptOf(c, email, auth) : null
}

function attemptOf(c: Context<Env>, email: string, auth: Deps['auth']): SignInTry {
  return { email, client: netsOf(c.var.client)[0]?.id ?? '', device: auth.browserOf(c.req.raw.headers, email) }
}

/** What the library answers, without the token of the session, which it puts into bodies too, where a script could read it. */
async function answerOf(c: Context<Env>, answer: Response): Promise<Response> {
  const text = await answer.text()
  if (text === '' && answer.status === 404) return answerProblem(c, { code: 'request.not-found' })
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  if (text === '') headers.delete('content-type')
  const isJson = /\bjson\b/.test(headers.get('content-type') ?? '')
  const body = isJson ? JSON.stringify(JSON.parse(text), (name, value) => (name === 'token' ? undefined : value)) : text
  return new Response(text === '' ? null : body, { status: answer.status, headers })
}
