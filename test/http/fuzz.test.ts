import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { verify } from '#api/actions/verify.ts'
import type { Store } from '#api/store/open.ts'
import { type Fitting, type Made, randomOf, requestFor } from '#kit/bad-requests.ts'
import { postgresDatabase, postgresServer, sqliteInMemory } from '#kit/databases.ts'
import { deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { documentOf, plainPath } from '#kit/exchange.ts'
import { machineKey } from '#kit/machine-key.ts'

/** How many requests each operation gets; 2,000 for the whole of it, by hand. */
const perOperation = Number(process.env.FUZZ_REQUESTS ?? 5)
/** Which part of the operations: "3/20" is the third of twenty, so that the whole can be run bit by bit. */
const [part = 1, parts = 1] = (process.env.FUZZ_PART ?? '1/1').split('/').map(Number)
/** Parts of paths, such as "/auth,/hand-overs": only operations below them. */
const only = (process.env.FUZZ_PATHS ?? '').split(',')
const longest = 20_000
vi.setConfig({ testTimeout: 600_000 + perOperation * 10_000 })

/** Seeds under which something was wrong once: "POST /tickets 17". */
const kept = JSON.parse(readFileSync(new URL('../golden/fuzz-seeds.json', import.meta.url), 'utf8')) as string[]

/** An answer without end is another test's. */
const endless = ['get /desk/events']

/** So many requests meet one database: what they leave in it must not slow down those that follow. */
const perDatabase = 2_000

/** Reading stores nothing, refused or not: what one of so many did wrong is found by their seeds. */
const readAtOnce = 10

forEachDialect(
  'bad requests to every operation, between good ones: none fails, hangs or leaves anything behind, and all is as documented',
  async ({ dialect }) => {
    if (dialect === 'postgres' && (await postgresServer())) countStatements()
    const fresh = dialect === 'sqlite' ? sqliteInMemory : postgresDatabase
    const wrongs: string[] = []
    const statuses = new Map<number, number>()
    let database = await fresh()
    let desk = await deskOn(database.store)
    const { document, hold } = await documentOf(desk.app)
    const all = Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method): [string, string] => [path, method]))
      .filter(([path, method]) => !endless.includes(`${method} ${path}`))
    expect(all.length).toBeGreaterThan(50)
    const operations = all
      .filter(([path]) => only.some((part) => path.includes(part)))
      .filter((_, place) => place % parts === part - 1)
    let fitting = await standing(desk)
    let before = await fingerprint(database.store)
    let changed = false
    const end = async () => {
      wrongs.push(...(await verify(desk.world)).problems.map((problem) => JSON.stringify(problem)))
      await database.close()
    }
    const ask = async ([path, method]: [string, string], index: number) => {
      const seed = `${method.toUpperCase()} ${path} ${index}`
      const made = requestFor(document, [path, method], { random: randomOf(seed), fitting })
      const answer = await answered(desk, {
        ...made,
        headers: { ...(await authOf(desk, path, index)), ...made.headers },
      })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const wrong = (what: string) => wrongs.push(`${seed}: ${what}\n${JSON.stringify(made).slice(0, 600)}`)
      if (answer.status >= 500 || answer.status === 0) wrong(`${answer.status} ${JSON.stringify(answer.body)}`)
      try {
        hold({
          method: made.method,
          path: plainPath(made.path.split('?')[0] ?? ''),
          sent: document.paths[path]?.[method]?.requestBody ? sentOf(made) : nothing,
          status: answer.status,
          type: answer.type,
          body: answer.body,
        })
      } catch (error) {
        wrong((error as Error).message.slice(0, 600))
      }
      return { answer, wrong }
    }
    const one = async (operation: [string, string], ...indexes: number[]) => {
      const came = await Promise.all(indexes.map((index) => ask(operation, index)))
      const after = await fingerprint(database.store)
      for (const { answer, wrong } of came)
        if (answer.status >= 400 && after !== before) wrong(`${answer.status}, but stored: ${before} became ${after}`)
      changed ||= after !== before
      before = after
    }
    for (const seed of kept) {
      const [method = '', path = '', index = ''] = seed.split(' ')
      await one([path, method.toLowerCase()], Number(index))
    }
    let asked = 0
    let inDatabase = 0
    let sinceStanding = 0
    let third = 0
    for (const [place, operation] of operations.entries()) {
      if (place === Math.floor(operations.length / 3)) third = heapUsed()
      const atOnce = operation[1] === 'get' ? readAtOnce : 1
      for (let index = 0; index < perOperation; index += atOnce) {
        const indexes = Array.from({ length: Math.min(atOnce, perOperation - index) }, (_, place) => index + place)
        if (inDatabase >= perDatabase) {
          await end()
          database = await fresh()
          desk = await deskOn(database.store)
          fitting = await standing(desk)
          before = await fingerprint(database.store)
          changed = false
          inDatabase = 0
          sinceStanding = 0
          console.log(`${asked} of ${perOperation * operations.length} requests`, wrongs)
        }
        if (sinceStanding >= 100 && changed) {
          fitting = await standing(desk)
          before = await fingerprint(database.store)
          changed = false
          sinceStanding = 0
        }
        asked += indexes.length
        inDatabase += indexes.length
        sinceStanding += indexes.length
        await one(operation, ...indexes)
      }
    }
    await end()
    const mebibytes = heapUsed() - third
    console.log(`${perOperation} requests to each of ${operations.length} operations:`, Object.fromEntries(statuses))
    console.log(`heap from a third of them to the end: ${mebibytes.toFixed(1)} MiB more`)
    expect(wrongs.slice(0, 20)).toEqual([])
    expect(mebibytes).toBeLessThan(64)
  },
)

/** Tickets in the states that acts lead to, by acts; and what fits into fields because of them. */
async function standing(desk: TestDesk): Promise<Fitting> {
  const [ana, noor, hana] = [await desk.as('Ana'), await desk.as('Noor'), await desk.as('Hana')]
  const handover = { tried: 'x', evidence: 'x', ask: 'x', 'run-id': 'x', 'business-impact': 'x' }
  const made = await Promise.all(Array.from({ length: 8 }, () => desk.open()))
  const [fresh, taken, waiting, vendor, resolved, closed, merged, expert] = made.map(({ ref }) => ref)
  const done = async (ask: typeof ana, path: string, method: string, json?: unknown) => {
    const { status, body } = await ask(`/desk/tickets/${path}`, { method, json })
    if (status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`)
    return body
  }
  const vendorTicket = async () => {
    await done(ana, `${vendor}/escalations`, 'POST', { to: 4, reason: 'x', handover })
    await done(hana, `${vendor}/vendor-tickets`, 'POST', { vendor: 'workato', reference: 'W-1' })
    return (await hana(`/desk/tickets/${vendor}`)).body.ticket.vendorTickets[0]
  }
  const [entry] = await Promise.all([
    vendorTicket(),
    done(ana, `${taken}/acknowledgement`, 'PUT'),
    done(ana, `${waiting}/waiting`, 'PUT', { on: 'requester' }),
    done(ana, `${expert}/escalations`, 'POST', { to: 2, reason: 'x', handover }).then(() =>
      done(noor, `${expert}/notes`, 'POST', { body: 'x' }),
    ),
    done(ana, `${resolved}/resolution`, 'PUT', { note: 'x' }),
    done(ana, `${closed}/resolution`, 'PUT', { note: 'x' }).then(() => done(ana, `${closed}/closure`, 'PUT')),
    done(ana, `${merged}/merge`, 'POST', { into: fresh }),
  ])
  const known = await ana('/desk/known-problems', { json: { title: 'Known', body: 'x', automation: 'order-sync' } })
  const refs = [fresh, taken, waiting, vendor, resolved, closed, merged, expert, 'TKT-NONE2']
  tokens.set(
    desk,
    made.map(({ token }) => token),
  )
  return {
    ref: refs,
    with: refs,
    into: refs,
    id: [entry.id, known.body.id, 'runbooks/order-sync/invalid-session-id', 'none'],
    automation: ['order-sync', 'invoice-approval', 'none'],
    article: ['runbooks/order-sync/invalid-session-id', 'none'],
    to: ['ana@example.com', 'noor@example.com', 1, 2, 4],
    email: ['kim@example.com'],
    vendor: ['workato', 'none'],
    url: ['https://vendor.example/W-1'],
    until: ['2026-12-24T08:00:00Z', '2026-01-01T00:00:00Z'],
    nextChase: ['2026-12-24T08:00:00Z'],
    from: ['2026-12-24T08:00:00Z', '2026-11-01'],
    handover: [handover],
    name: ['breaches.csv', 'Kim Sato'],
    'If-Match': ['"1"', '"2"', '*'],
    'if-match': ['"1"', '"2"', '*'],
  }
}

const tokens = new WeakMap<TestDesk, string[]>()
const keys = new WeakMap<TestDesk, Promise<string>>()
const people = ['Ana', 'Noor', 'Hana']

/** Who asks: mostly who may, now and then nobody or with what opens nothing. */
async function authOf(desk: TestDesk, path: string, index: number): Promise<Record<string, string>> {
  if (index % 9 === 8) return { authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAA', cookie: 'ladder.session_token=x.y' }
  if (path.startsWith('/desk')) return { cookie: await desk.cookieOf(people[index % people.length] ?? 'Ana') }
  const own = tokens.get(desk) ?? []
  if (path.startsWith('/request')) return { authorization: `Bearer ${own[index % own.length]}` }
  if (path === '/tickets' && index % 2 === 0) {
    const key = keys.get(desk) ?? machineKey(desk.world, 'fuzz')
    keys.set(desk, key)
    return { authorization: `Bearer ${await key}` }
  }
  return {}
}

/** What the server hands to the app beside a request. */
const connection = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 4711, remoteFamily: 'IPv4' } } }

type Answer = { status: number; type: string; body: unknown }

/** What came; status 0 when nothing did in time. */
async function answered(desk: TestDesk, { method, path, headers, body }: Made): Promise<Answer> {
  const given = body === null || method === 'GET' ? {} : { body: body as BodyInit }
  const asked = desk.app.request(`http://localhost:4321/api${path}`, { method, headers, ...given }, connection)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longest, null)
  })
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  if (!answer) return { status: 0, type: '', body: `no answer in ${longest} ms` }
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const text = new TextDecoder().decode(await answer.arrayBuffer())
  return { status: answer.status, type, body: type.includes('json') ? JSON.parse(text) : text }
}

/** A body that an operation does not ask for is not looked at. */
const nothing = { type: '', body: undefined }

function sentOf({ headers, body }: Made) {
  const type = headers['content-type'] ?? ''
  if (type !== 'application/json' || typeof body !== 'string') return nothing
  try {
    return { type, body: JSON.parse(body) as unknown }
  } catch {
    return nothing
  }
}

const last = new WeakMap<Store, { mark: string; print: string }>()

/** Changes whenever anything of tickets, notices, files, signals or keys is stored; asked only when the database wrote at all. */
async function fingerprint(store: Store): Promise<string> {
  const mark = await markOf(store)
  const known = last.get(store)
  if (known?.mark === mark) return known.print
  const print = await countsOf(store)
  last.set(store, { mark, print })
  return print
}

/** Moves with whatever is written, be it taken back. To ask a PostgreSQL server costs more than many a request: what it is sent is counted. */
async function markOf({ db, dialect }: Store): Promise<string> {
  if (dialect === 'postgres' && statements.counted) return String(statements.notReading)
  const { rows } = await (dialect === 'sqlite'
    ? sql<{ mark: number }>`select total_changes() as mark`
    : sql<{ mark: string }>`select pg_current_wal_insert_lsn()::text as mark`
  ).execute(db)
  return String(rows[0]?.mark)
}

const statements = { counted: false, notReading: 0 }
const reading = /^\s*(select|begin|start transaction|commit|rollback|set|show)\b/i

/** Whatever a process sends to a PostgreSQL server, by whichever library, passes here. */
function countStatements(): void {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as (string | { text?: string } | undefined)[]
    if (!reading.test((typeof first === 'string' ? first : first?.text) ?? '')) statements.notReading++
    return query.apply(this, given as never)
  } as typeof query
  statements.counted = true
}

async function countsOf({ db }: Store): Promise<string> {
  const { rows } = await sql<Record<string, unknown>>`select
    (select count(*) from ticket_event) as events, (select sum(version) from ticket) as versions,
    (select count(*) from ticket_token) as tokens, (select count(*) from notice) as notices,
    (select count(*) from attachment) as files, (select count(*) from idempotency) as keys,
    (select count(*) from signal) as signals, (select count(*) from known_problem) as known,
    (select max(updated_at) from known_problem) as told, (select count(*) from ticket_seal) as seals`.execute(db)
  return JSON.stringify(rows[0])
}

const collect = (() => {
  setFlagsFromString('--expose_gc')
  return runInNewContext('gc') as () => void
})()

function heapUsed(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}
