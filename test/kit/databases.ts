import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { sql } from 'kysely'
import pg from 'pg'
import { migrationNames } from '#api/store/migrate.ts'
import { openStore, type Store, storeOnPglite } from '#api/store/open.ts'
import { storeInMemory, writeDatabase } from './image.ts'
import { shared } from './shared.ts'

/** One migrated, empty database of a test's own. `another` opens it again, as a second process would. */
export type TestDatabase = {
  store: Store
  /** Null where the database lives in this process only. */
  url: string | null
  another: () => Promise<Store>
  close: () => Promise<void>
}

/** SQLite in memory. */
export async function sqliteInMemory(): Promise<TestDatabase> {
  const store = await storeInMemory()
  return {
    store,
    url: null,
    another: () => Promise.reject(new Error('a database in memory has one connection')),
    close: () => store.close(),
  }
}

/** SQLite in a file of its own, for tests with several connections or processes. */
export async function sqliteOnDisk(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-sqlite-'))
  const file = join(folder, 'ladder.db')
  await writeDatabase(file)
  const url = `sqlite:${file}`
  const opened: Store[] = []
  const open = async () => {
    const store = openStore(url)
    opened.push(store)
    return store
  }
  const close = async () => {
    for (const store of opened) await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store: await open(), url, another: open, close }
}

let named = 0

/** The address of the tests' own PostgreSQL server, without a database; null when PGlite stands in. */
export async function postgresServer(): Promise<string | null> {
  return (await shared('postgres')).url
}

const emptied: Store[] = []
/** The tables of a database as it is migrated: what a test has added goes with it. */
let migrated: string[] | null = null

/** An empty PostgreSQL database; one that an earlier test of the file has left is emptied and used again. PGlite where there is no server. */
export async function postgresDatabase(): Promise<TestDatabase> {
  const base = await postgresServer()
  const store = emptied.pop() ?? (base ? openStore((await copyTemplate(base)).url) : await startPglite())
  migrated ??= await tablesOf(store)
  return {
    store,
    url: null,
    another: () => Promise.reject(new Error('ask for a shared database')),
    close: async () => {
      await empty(store)
      emptied.push(store)
    },
  }
}

/** A PostgreSQL database of a test's own that several connections and processes may open. */
export async function sharedPostgres(): Promise<TestDatabase> {
  const base = await postgresServer()
  if (!base) throw new Error('there is no PostgreSQL server')
  const { url, drop } = await copyTemplate(base)
  const opened: Store[] = []
  const open = async () => {
    const store = openStore(url)
    opened.push(store)
    return store
  }
  return {
    store: await open(),
    url,
    another: open,
    close: async () => {
      for (const store of opened) await store.close()
      await drop()
    },
  }
}

async function copyTemplate(base: string): Promise<{ url: string; drop: () => Promise<unknown> }> {
  const name = `test_${process.pid}_${threadId}_${named++}`
  await asAdministrator(base, async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const ready = await client.query("select 1 from pg_database where datname = 'ladder_template'")
    if (ready.rowCount === 0) await makeTemplate(base, client)
    await client.query('select pg_advisory_unlock(1)')
    await client.query(`create database ${name} template ladder_template`)
  })
  return {
    url: `${base}/${name}`,
    drop: () => asAdministrator(base, (client) => client.query(`drop database ${name} with (force)`)),
  }
}

async function empty(store: Store): Promise<void> {
  const tables = await tablesOf(store)
  const added = tables.filter((name) => !migrated?.includes(name))
  if (added.length > 0) await sql`drop table ${sql.raw(added.join(', '))} cascade`.execute(store.db)
  const kept = tables.filter((name) => name !== 'migration' && !added.includes(name))
  await sql`truncate ${sql.raw(kept.join(', '))} cascade`.execute(store.db)
  await store.db.deleteFrom('migration').where('name', 'not in', migrationNames).execute()
}

async function tablesOf({ db }: Store): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`.execute(db)
  return rows.map(({ name }) => name)
}

async function makeTemplate(base: string, client: pg.Client): Promise<void> {
  await client.query('create database ladder_making')
  const store = openStore(`${base}/ladder_making`)
  await store.migrate(() => Temporal.Now.instant())
  await store.close()
  await client.query('alter database ladder_making rename to ladder_template')
}

async function asAdministrator<T>(base: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: `${base}/postgres` })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function startPglite(): Promise<Store> {
  const { PGlite } = await import('@electric-sql/pglite')
  const store = storeOnPglite(new PGlite())
  await store.migrate(() => Temporal.Now.instant())
  return store
}
