import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { Kysely, PGliteDialect, PostgresDialect, SqliteDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { migrateToLatest } from './migrate.ts'
import type { DB } from './schema.ts'

export type Dialect = 'sqlite' | 'postgres'
export type Tx = Transaction<DB>
/** Reads may use the outer handle or a transaction; writes need a transaction. */
export type Reader = Pick<Kysely<DB>, 'selectFrom'>
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

export type Store = {
  db: Kysely<DB>
  dialect: Dialect
  /** Runs work in one transaction; all of it happens, or nothing. Never nest: on SQLite that waits for itself. */
  transact: Transact
  /** Brings the schema up to date; answers the names of the migrations that ran. */
  migrate: () => Promise<string[]>
  /** The SQLite file behind it, for backup; null on PostgreSQL. */
  sqlite: SQLite.Database | null
  close: () => Promise<void>
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. The schema is not touched until `migrate`. */
export function openStore(url: string): Store {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(url)) {
    const pool = new pg.Pool({ connectionString: url, max: 10 })
    return makeStore(new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), 'postgres')
  }
  throw new Error(
    `DATABASE_URL is "${url.replace(/\/\/[^@]*@/, '//…@')}"; expected sqlite:PATH or postgres://USER@HOST/NAME`,
  )
}

/** A store on an open PGlite database: PostgreSQL in the process, for tests where no server can be had. */
export function storeOnPglite(pglite: ConstructorParameters<typeof PGliteDialect>[0]['pglite']): Store {
  return makeStore(new Kysely<DB>({ dialect: new PGliteDialect({ pglite }) }), 'postgres')
}

function openSqlite(path: string): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new SQLite(path)
  return storeOnSqlite(database)
}

/** A store on an open SQLite database, with the pragmas that keep an acknowledged ticket. */
export function storeOnSqlite(database: SQLite.Database): Store {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 10000')
  return makeStore(new Kysely<DB>({ dialect: new SqliteDialect({ database }) }), 'sqlite', database)
}

function makeStore(db: Kysely<DB>, dialect: Dialect, sqlite: SQLite.Database | null = null): Store {
  return {
    db,
    dialect,
    transact: (work) => retryBusy(() => db.transaction().execute(work)),
    migrate: () => migrateToLatest(db, dialect),
    sqlite,
    close: () => db.destroy(),
  }
}

/** Another process may have written between our read and our write; nothing has happened then, so it is done again. */
async function retryBusy<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 20 || !isBusy(error)) throw error
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && (code.startsWith('SQLITE_BUSY') || code === '40001' || code === '40P01')
}
