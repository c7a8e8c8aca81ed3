import { createHash } from 'node:crypto'
import type { openTicket } from '#api/actions/open.ts'
import { makeApp } from '#api/app.ts'
import { authoringFor } from '#api/authoring.ts'
import type { AnswerModel } from '#api/outside/answer-model.ts'
import { type Auth, makeAuth } from '#api/outside/auth.ts'
import { makeContentFolder } from '#api/outside/content-folder.ts'
import { type Log, makeLog } from '#api/outside/log.ts'
import type { Metrics } from '#api/outside/metrics.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import type { Store } from '#api/store/open.ts'
import type { Search } from '#domain/search/result.ts'
import { holdToSchema, schemasOf } from './answers.ts'
import { documentOf, plainPath } from './exchange.ts'
import { storeInMemory } from './image.ts'
import { filed } from './report.ts'
import { type TestWorld, worldOn } from './world.ts'

const origin = 'http://localhost:4321'
const password = 'correct-horse-battery'

/** Hundreds of people sign in here; what a hash should cost is for tests of signing in alone. */
const cheap = {
  hash: async (given: string) => createHash('sha256').update(given).digest('hex'),
  verify: async ({ hash, password: given }: { hash: string; password: string }) => hash === (await cheap.hash(given)),
}

type Sent = { method?: string; json?: unknown; headers?: Record<string, string>; body?: BodyInit }
// biome-ignore lint/suspicious/noExplicitAny: tests look at whatever came
type Answer = { status: number; headers: Headers; body: any }

/** The whole server in the process, over a fresh store; people of the model sign in as themselves. */
export type TestDesk = {
  app: Awaited<ReturnType<typeof makeApp>>
  auth: Auth
  world: TestWorld
  /** Asks as anybody; the body is read as JSON where it is, and must be what the API documents. */
  ask: (path: string, sent?: Sent) => Promise<Answer>
  /** Signs a person of the model in, and asks as that person. */
  as: (name: string) => Promise<(path: string, sent?: Sent) => Promise<Answer>>
  /** Cookie header of a signed-in person. */
  cookieOf: (name: string) => Promise<string>
  open: (changes?: Partial<Parameters<typeof openTicket>[1]>) => Promise<{ ref: string; token: string }>
  close: () => Promise<void>
}

type Folder = Parameters<typeof makeContentFolder>[0]
type DeskOptions = Parameters<typeof worldOn>[1] & {
  rateLimit?: boolean
  proxies?: number
  search?: Search
  answerModel?: AnswerModel
  log?: Log
  metrics?: Metrics
  folder?: Folder
}

export async function deskInMemory(options: DeskOptions = {}): Promise<TestDesk> {
  return deskOn(await storeInMemory(), options)
}

/** The same over a store that is there; closing the desk closes it. */
export async function deskOn(store: Store, options: DeskOptions = {}): Promise<TestDesk> {
  const world = await worldOn(store, options)
  const auth = await makeAuth({
    database: store,
    secret: 'a secret of the tests, long enough',
    publicUrl: origin,
    oidc: null,
    passwords: cheap,
  })
  const closing = new AbortController()
  const app = await makeApp({
    world,
    search:
      options.search ??
      makeSearch({ articles: [...world.articles.values()], glossary: [], taught: () => world.taught.list }),
    answerModel: options.answerModel ?? null,
    drafting: {
      folder: makeContentFolder(options.folder ?? { dir: '/nowhere', mayWrite: false, branch: '' }),
      authoring: authoringFor(world, options.folder?.dir ?? '/nowhere'),
    },
    auth,
    settings: {
      PUBLIC_URL: origin,
      RATE_LIMIT: options.rateLimit ?? false,
      TRUST_PROXY: options.proxies ?? 0,
      SITE_DIR: '/nowhere',
    },
    log: options.log ?? makeLog('silent'),
    ...(options.metrics ? { metrics: options.metrics } : {}),
    unready: async () => null,
    closing: closing.signal,
  })
  const schemaOf = schemasOf(app)
  const { hold } = await documentOf(app)
  const cookies = new Map<string, string>()
  const ask = async (path: string, { method, json, headers = {}, body }: Sent = {}): Promise<Answer> => {
    const verb = method ?? (json !== undefined || body !== undefined ? 'POST' : 'GET')
    const answer = await app.request(`${origin}/api${path}`, {
      method: verb,
      headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    })
    const type = answer.headers.get('content-type') ?? ''
    const isJson = type.includes('json')
    const text = new TextDecoder().decode(await answer.arrayBuffer())
    const read = isJson ? JSON.parse(text) : text
    hold({
      method: verb,
      path: plainPath(path.split('?')[0] ?? ''),
      sent: { type: json === undefined ? '' : 'application/json', body: json },
      status: answer.status,
      type: type.split(';')[0] ?? '',
      body: read,
    })
    const schema = schemaOf(verb, `/api${path.split('?')[0]}`, answer.status)
    if (schema && isJson) holdToSchema(schema, read, `${verb} ${path}`)
    return { status: answer.status, headers: answer.headers, body: read }
  }
  const cookieOf = async (name: string) => {
    const known = cookies.get(name)
    if (known) return known
    const email = `${name.toLowerCase()}@example.com`
    await auth.add({ name, email, password })
    const answer = await ask('/auth/sign-in/email', { json: { email, password }, headers: { origin } })
    const cookie = answer.headers
      .getSetCookie()
      .map((entry) => entry.split(';')[0])
      .join('; ')
    if (answer.status !== 200 || !cookie) throw new Error(`${name} cannot sign in: ${answer.status}`)
    cookies.set(name, cookie)
    return cookie
  }
  return {
    app,
    auth,
    world,
    ask,
    cookieOf,
    as: async (name) => {
      const cookie = await cookieOf(name)
      return (path, sent = {}) => ask(path, { ...sent, headers: { cookie, ...sent.headers } })
    },
    open: (changes) => filed(world, changes),
    close: async () => {
      closing.abort()
      await store.close()
    },
  }
}
