import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type Settled, settling } from './settled.ts'
import { type Reason, Unavailable, unavailable } from './unavailable.ts'

/** One file, open twice: who reads never waits for who writes. In memory both are one. */
export type SqliteFile = {
  writer: SQLite.Database
  reader: SQLite.Database
  /** Who writes takes a turn. */
  turns: Turns
  settled: Settled
  /** What was found wrong with it last, and has not been put right. */
  wrong: (typeof lasting)[number] | null
}

/** Milliseconds that a write waits for another process to finish its own. */
export const patience = 5_000
const readPatience = 500
const mostPrepared = 500

/** Opens a file, private to this user, with the pragmas that keep an acknowledged ticket. */
export function openFile(path: string): SqliteFile {
  return told(() => {
    if (path === ':memory:') return onDatabase(new SQLite(path))
    makePrivate(path)
    const file = onDatabase(new SQLite(path, { timeout: patience }))
    return Object.assign(file, { reader: new SQLite(path, { readonly: true, timeout: 0 }) })
  })
}

/** An open database, for one who reads and writes by the same connection. */
export function onDatabase(database: SQLite.Database): SqliteFile {
  const settled = settling(database)
  database.pragma('foreign_keys = ON')
  // What a savepoint would take back is kept aside page by page: in a file that is two writes for each, as slow as the commit.
  database.pragma('temp_store = MEMORY')
  // Waiting in SQLite would stop this whole process: whoever is in the way is waited for outside of it.
  database.pragma('busy_timeout = 0')
  return { writer: database, reader: database, turns: makeTurns(), settled, wrong: null }
}

/** Looks the whole file through, quickly; throws when it is damaged. */
export function checkFile({ reader }: SqliteFile): void {
  const [found] = told(() => reader.pragma('quick_check(1)') as { quick_check: string }[])
  if (found?.quick_check !== 'ok') throw unavailable(new Error(found?.quick_check ?? 'it says nothing'), 'damaged')
}

/** What is wrong with the file now: after a full disk, whether something can be written again is tried. */
export async function wrongWith(file: SqliteFile): Promise<Reason | null> {
  const { writer, turns } = file
  if (file.wrong !== 'full') return file.wrong
  await turns.take()
  try {
    writer.pragma('user_version = 0')
    file.wrong = null
  } catch (error) {
    return reasonOf(error) ?? 'full'
  } finally {
    turns.pass()
  }
  return file.wrong
}

/** What people wrote is for this user only; the write-ahead log takes its permissions from the file. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  closeSync(openSync(path, 'a', 0o600))
}

type Connection = DatabaseConnection & { holdsWriter: boolean }

/** Kysely on a file of two connections: transactions and writes take their turn at the writer, reads have the other. */
export function sqliteDialect(file: SqliteFile): Dialect {
  return {
    createAdapter: () => new TwoConnections(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => makeDriver(file),
  }
}

class TwoConnections extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true
  }
}

function makeDriver(file: SqliteFile): Driver {
  const { writer, reader, turns, settled } = file
  const atWriter = preparing(writer)
  const atReader = preparing(reader)

  async function ask(connection: Connection, query: CompiledQuery) {
    if (connection.holdsWriter) return noting(() => run(atWriter(query.sql), query))
    if (isRead(query)) return noting(() => patiently(readPatience, () => run(atReader(query.sql), query)))
    const written = await writing(query)
    await noting(settled.wait)
    return written
  }

  async function writing(query: CompiledQuery) {
    await turns.take()
    try {
      return await changing(() => run(atWriter(query.sql), query))
    } finally {
      turns.pass()
    }
  }

  /** Nothing is added to what a disk has not kept. */
  function changing<T>(work: () => T): Promise<T> {
    return noting(() => {
      const refused = settled.refused()
      if (refused) throw refused
      return patiently(patience, work)
    })
  }

  /** Does it, and remembers what it shows of the file. */
  async function noting<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const told = known(error)
      if (told instanceof Unavailable && isLasting(told.reason)) file.wrong = told.reason
      throw told
    }
  }

  return {
    init: async () => {},
    acquireConnection: async () => {
      const connection: Connection = {
        holdsWriter: false,
        executeQuery: (query) => ask(connection, query) as never,
        // biome-ignore lint/correctness/useYield: nobody streams
        streamQuery: async function* () {
          throw new Error('read in pages; a stream would hold the file')
        },
      }
      return connection
    },
    // The lock is taken as a transaction begins: one that reads first could find at its first write that another has written.
    beginTransaction: async (connection) => {
      await turns.take()
      try {
        await changing(() => writer.exec('begin immediate'))
      } catch (error) {
        turns.pass()
        throw error
      }
      ;(connection as Connection).holdsWriter = true
    },
    commitTransaction: async (connection) => {
      await noting(() => writer.exec('commit'))
      giveBack(connection as Connection)
      await noting(settled.wait)
    },
    rollbackTransaction: async (connection) => {
      // What was committed and is not settled cannot be taken back, and another may have the writer by now.
      if (!(connection as Connection).holdsWriter) return
      try {
        // After a full disk SQLite has taken all of it back already.
        if (writer.inTransaction) await noting(() => writer.exec('rollback'))
      } finally {
        giveBack(connection as Connection)
      }
    },
    releaseConnection: async () => {},
    destroy: async () => {},
  }

  function isRead({ query, sql }: CompiledQuery): boolean {
    if (reader === writer) return false
    if (query.kind === 'SelectQueryNode') return true
    return query.kind === 'RawNode' && /^\s*(select|pragma)\b/i.test(sql) && atReader(sql).readonly
  }

  function giveBack(connection: Connection): void {
    connection.holdsWriter = false
    turns.pass()
  }
}

/** Statements are prepared once. */
function preparing(database: SQLite.Database): (text: string) => SQLite.Statement {
  const statements = new Map<string, SQLite.Statement>()
  return (text) => {
    const known = statements.get(text)
    if (known) return known
    if (statements.size >= mostPrepared) statements.clear()
    const statement = database.prepare(text)
    statements.set(text, statement)
    return statement
  }
}

/** A statement that is done for each of several lists of values. */
type Repeated = CompiledQuery & { each: readonly (readonly unknown[])[] }

/** A statement to be done once for each list of values: several times as fast as reading many rows out of one parameter. */
export function onceForEach(text: string, each: Repeated['each']): Repeated {
  return { ...CompiledQuery.raw(text), each }
}

function run(statement: SQLite.Statement, query: CompiledQuery | Repeated) {
  if ('each' in query) {
    for (const values of query.each) statement.run(values)
    return { rows: [] }
  }
  if (statement.reader) return { rows: statement.all(query.parameters) }
  const { changes, lastInsertRowid } = statement.run(query.parameters)
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
}

const lasting = ['full', 'unsettled', 'damaged'] as const

function isLasting(reason: Reason): reason is (typeof lasting)[number] {
  return (lasting as readonly Reason[]).includes(reason)
}

type Turns = { take: () => Promise<void>; pass: () => void }

/** One after the other, in the order of asking. */
function makeTurns(): Turns {
  const waiting: (() => void)[] = []
  let isTaken = false
  return {
    take: () =>
      new Promise<void>((resolve) => {
        if (isTaken) return void waiting.push(resolve)
        isTaken = true
        resolve()
      }),
    pass: () => {
      const next = waiting.shift()
      if (next) next()
      else isTaken = false
    },
  }
}

/** Tries again while another process is in the way; nothing has happened yet. */
async function patiently<T>(milliseconds: number, work: () => T): Promise<T> {
  const began = performance.now()
  for (let pause = 1; ; pause = Math.min(50, pause * 2)) {
    try {
      return work()
    } catch (error) {
      if (reasonOf(error) !== 'busy' || performance.now() - began > milliseconds) throw known(error)
      await setTimeout(pause)
    }
  }
}

/** Does it, and says what it means when the database cannot be used. */
export function told<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw known(error)
  }
}

function known(error: unknown): unknown {
  const reason = reasonOf(error)
  return reason ? unavailable(error, reason) : error
}

function reasonOf(error: unknown): Reason | null {
  if (error instanceof Unavailable) return error.reason
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return null
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy'
  if (code === 'SQLITE_CONSTRAINT_TRIGGER') return /ladder_moved/.test((error as Error).message) ? 'moved' : null
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'full'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged'
  return /^(SQLITE_(IOERR|CANTOPEN|READONLY|PERM)|E(ACCES|NOENT|NOTDIR|ISDIR|ROFS|PERM)$)/.test(code) ? 'away' : null
}
