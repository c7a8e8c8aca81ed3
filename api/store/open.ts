import { setTimeout } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { Kysely, type LogEvent, PGliteDialect, PostgresDialect, type PostgresPool, sql } from 'kysely'
import { type Changes, changesOn, changeTeller } from './change-teller.ts'
import { groupCommits } from './group-commit.ts'
import type { Dialect, Transact } from './handle.ts'
import { migrateToLatest } from './migrate.ts'
import { patientPool, postgresPool, roomIn } from './postgres.ts'
import type { DB } from './schema.ts'
import { checkFile, onDatabase, openFile, patience, type SqliteFile, sqliteDialect, wrongWith } from './sqlite.ts'
import { type Reason, unmasked } from './unavailable.ts'
import { storingTogether } from './waiting.ts'

export type Store = {
  db: Kysely<DB>
  dialect: Dialect
  /** Runs work in one transaction; all of it happens, or nothing. Never nest: on SQLite that waits for itself. */
  transact: Transact
  /** Looks for damage that the database itself knows of; throws `Unavailable`. */
  check: () => Promise<void>
  /** What makes it unfit to be written to though it answers, or null. */
  wrong: () => Promise<Reason | null>
  /** Brings the schema up to date; answers the names of the migrations that ran. */
  migrate: (now: () => Temporal.Instant) => Promise<string[]>
  /** Runs a library that answers something of its own when the database fails beneath it; throws that failure instead. */
  unmasked: <T>(work: () => Promise<T>) => Promise<T>
  /** Tells of what is appended to logs; null where there is only this process. */
  changes: Changes | null
  /** The SQLite file behind it, for backup; null on PostgreSQL. */
  sqlite: SQLite.Database | null
  close: () => Promise<void>
}

/** Hears of each statement when it has ended. */
export type Heard = (statement: { sql: string; milliseconds: number; failed: boolean }) => void

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. The schema is not touched until `migrate`. */
export function openStore(url: string, heard?: Heard): Store {
  if (url.startsWith('sqlite:')) return storeOnFile(openFile(url.slice('sqlite:'.length)), heard)
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, heard)
  throw new Error(
    `DATABASE_URL is "${url.replace(/\/\/[^@]*@/, '//…@')}"; expected sqlite:PATH or postgres://USER@HOST/NAME`,
  )
}

function openPostgres(url: string, heard?: Heard): Store {
  const on = (pool: PostgresPool) => new Kysely<DB>({ dialect: new PostgresDialect({ pool }), ...telling(heard) })
  const migrate = async (now: () => Temporal.Instant) => {
    const patient = on(patientPool(url))
    try {
      return await migrateToLatest({ db: patient, dialect: 'postgres', now })
    } finally {
      await patient.destroy()
    }
  }
  let isFull = false
  const tell = changeTeller((question) => sql.raw(question).execute(store.db))
  const pool = postgresPool(url, {
    noting: (reason) => {
      isFull ||= reason === 'full'
    },
    changed: tell,
  })
  const store = makeStore(on(pool), 'postgres')
  const wrong = async () => {
    const found = isFull ? await roomIn(store.db) : null
    isFull = found !== null
    return found
  }
  return { ...store, changes: changesOn(url), wrong, migrate: (now) => retryBusy(() => migrate(now)) }
}

/** A store on an open PGlite database: PostgreSQL in the process, for tests where no server can be had. */
export function storeOnPglite(pglite: ConstructorParameters<typeof PGliteDialect>[0]['pglite']): Store {
  return makeStore(new Kysely<DB>({ dialect: new PGliteDialect({ pglite }) }), 'postgres')
}

/** A store on an open SQLite database, such as one in memory. */
export function storeOnSqlite(database: SQLite.Database): Store {
  return storeOnFile(onDatabase(database))
}

function storeOnFile(file: SqliteFile, heard?: Heard): Store {
  const { writer, reader } = file
  const store = makeStore(new Kysely<DB>({ dialect: sqliteDialect(file), ...telling(heard) }), 'sqlite', writer)
  const migrate: Store['migrate'] = async (now) => {
    // An index over a large table is sorted in files, not in memory.
    writer.pragma('temp_store = FILE')
    try {
      return await store.migrate(now)
    } finally {
      writer.pragma('temp_store = MEMORY')
    }
  }
  const close = async () => {
    await store.close()
    if (reader !== writer) reader.close()
    await file.settled.close()
    writer.close()
  }
  return { ...store, check: async () => checkFile(file), wrong: () => wrongWith(file), migrate, close }
}

function telling(heard: Heard | undefined) {
  if (!heard) return {}
  const log = ({ level, query, queryDurationMillis }: LogEvent) =>
    heard({ sql: query.sql, milliseconds: queryDurationMillis, failed: level === 'error' })
  return { log }
}

function makeStore(db: Kysely<DB>, dialect: Dialect, sqlite: SQLite.Database | null = null): Store {
  const transact: Transact = (work) => retryBusy(() => db.transaction().execute((tx) => storingTogether(tx, work)))
  return {
    db,
    dialect,
    transact: sqlite ? groupCommits(transact, () => sqlite.inTransaction) : transact,
    check: async () => {},
    wrong: async () => null,
    migrate: (now) => retryBusy(() => migrateToLatest({ db, dialect, now })),
    unmasked,
    changes: null,
    sqlite,
    close: () => db.destroy(),
  }
}

/** Somebody was faster, and nothing of this has happened: it is done again on what that one left. */
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
/** SQLite has one writer at a time: a reference that was drawn twice is all that can be taken there. */
const refTaken = 'UNIQUE constraint failed: ticket.ref'

function isOvertaken(error: unknown): boolean {
  const { code, constraint, message } = error as { code?: unknown; constraint?: unknown; message?: unknown }
  if (typeof code !== 'string') return false
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') return message === refTaken
  if (code === '23505') return contested.includes(String(constraint))
  return code === '40001' || code === '40P01'
}
