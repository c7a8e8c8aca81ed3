import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { verify } from '#api/actions/verify.ts'
import { makeAuth } from '#api/outside/auth.ts'
import { moveAll } from '#api/store/move.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { must } from '#kit/must.ts'
import { startPostgres } from '#kit/postgres.ts'
import { report } from '#kit/report.ts'
import { seal } from '#kit/seal.ts'
import { as, type TestWorld, worldOn } from '#kit/world.ts'

// A whole installation to PostgreSQL and back. Prints numbers; asserts nothing.
// Usage: move.ts [TICKETS]
const wanted = Number(process.argv[2] ?? 50_000)
const together = 50

const folder = mkdtempSync(join(tmpdir(), 'ladder-bench-move-'))
const postgres = await startPostgres(() => {})
if (!postgres) throw new Error('needs a PostgreSQL server')
const [first, last] = ['first', 'last'].map((name) => join(folder, `${name}.db`)) as [string, string]
const stores = [`sqlite:${first}`, `${postgres.url}/postgres`, `sqlite:${last}`].map((url) => openStore(url)) as [
  Store,
  Store,
  Store,
]
try {
  for (const store of stores) {
    await store.migrate(() => Temporal.Now.instant())
    await makeAuth({ database: store, secret: 'a secret of the bench', publicUrl: 'http://localhost:4321', oidc: null })
  }
  await timed('filled', () => fill(stores[0]))
  await timed('SQLite to PostgreSQL', () => moved(stores[0], stores[1]))
  await timed('verified', () => checked(stores[1]))
  await timed('PostgreSQL to SQLite', () => moved(stores[1], stores[2]))
  await timed('verified', () => checked(stores[2]))
  console.log(
    `${(statSync(first).size / 1e6).toFixed(0)} MB before, ${(statSync(last).size / 1e6).toFixed(0)} MB after`,
  )
} finally {
  for (const store of stores) await store.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function timed(what: string, work: () => Promise<string>): Promise<void> {
  const began = performance.now()
  const said = await work()
  console.log(`${what}: ${said}, ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

async function fill(store: Store): Promise<string> {
  const world: TestWorld = await worldOn(store)
  for (let index = 0; index < wanted; index += together) {
    const opened = await Promise.all(Array.from({ length: together }, () => openTicket(world, report)))
    for (const one of opened.slice(0, together / 5))
      must(await act(world, { ref: must(one).ref }, { type: 'reply', body: 'On it.', attachments: [] }, { by: as.ana }))
    world.after('PT1M')
  }
  return `${wanted} tickets`
}

async function moved(from: Store, to: Store): Promise<string> {
  const carried = await moveAll(from, to, () => {})
  return `${carried.reduce((sum, { rows }) => sum + rows, 0)} rows of ${carried.length} tables`
}

async function checked({ db, dialect }: Store): Promise<string> {
  const now = () => Temporal.Now.instant()
  const { tickets, events, problems } = await verify({ read: db, dialect, knownModels: new Map(), now, seal })
  return `${tickets} tickets, ${events} events, ${problems.length} problems`
}
