import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import pg from 'pg'
import type { Store } from '#api/store/open.ts'
import { type Table, tablesOf } from '#api/store/tables.ts'
import type { Ground } from './dialects.ts'

type Row = Record<string, unknown>
/** What an installation holds, by its tables. */
export type Held = Map<string, Row[]>

/** An empty database of its own, beside the one of a test. */
export async function emptied({ store, dialect, url }: Pick<Ground, 'store' | 'dialect' | 'url'>): Promise<string> {
  if (dialect === 'sqlite') return `${url}.old`
  await sql`drop schema public cascade; create schema public`.execute(store.db)
  return url
}

/** Fills an empty database as one of a release was filled; answers the token of a request that is open there. */
export async function layDown(release: string, { dialect, url }: Pick<Ground, 'dialect' | 'url'>): Promise<string> {
  const text = readFileSync(join(import.meta.dirname, `../golden/databases/${release}.${dialect}.sql`), 'utf8')
  const token = /^-- .* token (\S+)\n/.exec(text)?.[1]
  if (!token) throw new Error(`the database of release ${release} names no token in its first line`)
  if (dialect === 'sqlite') {
    const database = new SQLite(url.slice('sqlite:'.length))
    database.exec(text)
    database.close()
    return token
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set check_function_bodies = false; ${text}`).finally(() => client.end())
  return token
}

/** Everything that an installation holds. */
export async function heldBy({ db, dialect }: Store): Promise<Held> {
  const held: Held = new Map()
  for (const { name } of await tablesAndWords({ db, dialect })) {
    const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db)
    held.set(name, rows)
  }
  return held
}

/** Brings an empty database to where it stood after its first migrations. */
export async function migrateOnly(store: Store, count: number): Promise<void> {
  const enough = new Error('enough')
  let left = count
  const now = () => {
    if (left-- === 0) throw enough
    return Temporal.Now.instant()
  }
  await store.migrate(now).catch((error: unknown) => {
    if (error !== enough) throw error
  })
}

/** Puts into a former database what it has room for; answers its tables. */
export async function fill(store: Store, held: Held): Promise<Table[]> {
  const tables = await tablesAndWords(store)
  await store.transact(async (tx) => {
    for (const table of tables)
      for (const row of held.get(table.name) ?? [])
        await tx
          .insertInto(table.name as 'ticket')
          .values(only(table, row) as never)
          .execute()
  })
  return tables
}

/** Its tables, and the words by which tickets are found. */
export async function tablesAndWords({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<Table[]> {
  const words = { name: 'ticket_text', columns: ['ticket_id', 'words'], key: ['ticket_id'] }
  return [...(await tablesOf(db, dialect)), words]
}

/** What of a row an installation of these columns knows. */
export function only({ columns }: Pick<Table, 'columns'>, row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)))
}

const killed = `import { openStore } from '#api/store/open.ts'
const [, url, count] = process.argv
let left = Number(count)
await openStore(url).migrate(() => {
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
  return Temporal.Now.instant()
})`

/** Upgrades a database in a process of its own, which is killed within the given one of the migrations that are due; answers by what it ended. */
export async function killedWithin(url: string, count: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', killed, url, String(count)], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  return signal
}
