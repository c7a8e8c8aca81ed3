import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { Kysely, PGliteDialect, PostgresDialect, type PostgresPool, type SqliteDatabase, SqliteDialect } from 'kysely'
import { groupCommits } from './group-commit.ts'
import type { Dialect, Transact } from './handle.ts'
import { migrateToLatest } from './migrate.ts'
import { patientPool, postgresPool } from './postgres.ts'
import type { DB } from './schema.ts'
import { unmasked } from './unavailable.ts'

export type Store = {
  db: Kysely<DB>
  dialect: Dialect
  /** Runs work in one transaction; all of it happens, or nothing. Never nest: on SQLite that waits for itself. */
  transact: Transact
  /** Brings the schema up to date; answers the names of the migrations that ran. */
  migrate: (now: () => Temporal.Instant) => Promise<string[]>
  /** Runs a library that answers something of its own when the database fails beneath it; throws that failure instead. */
  unmasked: <T>(work: () => Promise<T>) => Promise<T>
  /** The SQLite file behind it, for backup; null on PostgreSQL. */
  sqlite: SQLite.Database | null
  close: () => Promise<void>
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. The schema is not touched until `migrate`. */
export function openStore(url: string): Store {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url)
  throw new Error(
    `DATABASE_URL is "${url.replace(/\/\/[^@]*@/, '//…@')}"; expected sqlite:PATH or postgres://USER@HOST/NAME`,
  )
}

function openPostgres(url: string): Store {
  const on = (pool: PostgresPool) => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const migrate = async (now: () => Temporal.Instant) => {
    const patient = on(patientPool(url))
    try {
      return await migrateToLatest({ db: patient, dialect: 'postgres', now })
    } finally {
      await patient.destroy()
    }
  }
  return { ...makeStore(on(postgresPool(url)), 'postgres'), migrate: (now) => retryBusy(() => migrate(now)) }
}

/** A store on an open PGlite database: PostgreSQL in the process, for tests where no server can be had. */
export function storeOnPglite(pglite: ConstructorParameters<typeof PGliteDialect>[0]['pglite']): Store {
  return makeStore(new Kysely<DB>({ dialect: new PGliteDialect({ pglite }) }), 'postgres')
}

function openSqlite(path: string): Store {
  if (path !== ':memory:') makePrivate(path)
  const database = new SQLite(path)
  return storeOnSqlite(database)
}

/** What people wrote is for this user only; the write-ahead log takes its permissions from the file. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  closeSync(openSync(path, 'a', 0o600))
}

/** Milliseconds that a write waits for another process to finish its own. */
const patience = 10_000

/** A store on an open SQLite database, with the pragmas that keep an acknowledged ticket. */
export function storeOnSqlite(database: SQLite.Database): Store {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma(`busy_timeout = ${patience}`)
  return makeStore(new Kysely<DB>({ dialect: new SqliteDialect({ database: prepared(database) }) }), 'sqlite', database)
}

const mostPrepared = 500

/**
 * Statements are prepared once. Transactions take the write lock as they begin, or fail at once: one that reads first could
 * find at its first write that another process has written meanwhile, and waiting here would stop this whole process.
 */
function prepared(database: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SQLite.Statement>()
  const begin = database.prepare('begin immediate')
  return {
    close: () => database.close(),
    prepare: (text) => {
      if (text === 'begin') return { ...begin, reader: false, run: () => withoutWaiting(database, () => begin.run()) }
      const known = statements.get(text)
      if (known) return known
      if (statements.size >= mostPrepared) statements.clear()
      const statement = database.prepare(text)
      statements.set(text, statement)
      return statement
    },
  }
}

function withoutWaiting<T>(database: SQLite.Database, work: () => T): T {
  database.pragma('busy_timeout = 0')
  try {
    return work()
  } finally {
    database.pragma(`busy_timeout = ${patience}`)
  }
}

function makeStore(db: Kysely<DB>, dialect: Dialect, sqlite: SQLite.Database | null = null): Store {
  const transact: Transact = (work) => retryBusy(() => db.transaction().execute(work))
  return {
    db,
    dialect,
    transact: sqlite ? groupCommits(transact, () => sqlite.inTransaction) : transact,
    migrate: (now) => retryBusy(() => migrateToLatest({ db, dialect, now })),
    unmasked,
    sqlite,
    close: () => db.destroy(),
  }
}

/** Another process was faster, and nothing of this has happened: it is done again on what that one left. */
async function retryBusy<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isOvertaken(error) || performance.now() - began > patience) throw error
      await setTimeout(Math.min(50, attempt))
    }
  }
}

/** Races that end in a refused write: a version, a reference or a machine's key that somebody else has just taken. */
const contested = ['ticket_event_key', 'ticket_source_key', 'ticket_ref_key']

function isOvertaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  if (typeof code !== 'string') return false
  if (code === '23505') return contested.includes(String(constraint))
  return code.startsWith('SQLITE_BUSY') || code === '40001' || code === '40P01'
}
