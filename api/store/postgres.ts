import { type Kysely, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import { type Reason, Unavailable, unavailable } from './unavailable.ts'

const mostConnections = 10
/** Milliseconds until a connection is made, or one of the pool is free. */
const connectLimit = 5_000
/** Milliseconds one question may take; `query_timeout` in the address says another. */
const queryLimit = 30_000
const lockLimit = 10_000

type Hearing = {
  /** Hears of everything that makes the database unfit to be used. */
  noting: (reason: Reason) => void
  /** Hears when something that the live desk shows was changed, and committed. */
  changed: () => void
}

/**
 * Connections that never end the process and never hold anybody for ever: one that breaks or stalls fails what is asked on it
 * with `Unavailable`, and is not used again.
 */
export function postgresPool(url: string, hearing: Hearing): PostgresPool {
  const limit = Number(/[?&]query_timeout=(\d+)/.exec(url)?.[1] ?? queryLimit)
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectLimit,
    query_timeout: limit,
    keepAlive: true,
    // The server gives up first, so that a slow question costs no connection; a server that does not answer at all does.
    onConnect: (client) => setLimits(client, limit),
  })
  return guarded(pool, hearing)
}

/** One connection without a limit, for migrations: an index over a large table takes its time. */
export function patientPool(url: string): PostgresPool {
  return guarded(
    new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: connectLimit, keepAlive: true }),
    { noting: () => {}, changed: () => {} },
  )
}

async function setLimits(client: pg.ClientBase, limit: number): Promise<void> {
  const limits = {
    statement_timeout: Math.ceil(limit * 0.9),
    lock_timeout: Math.min(limit, lockLimit),
    idle_in_transaction_session_timeout: limit,
  }
  await client.query(
    Object.entries(limits)
      .map(([name, milliseconds]) => `set ${name} = ${milliseconds}`)
      .join('; '),
  )
}

function guarded(pool: pg.Pool, hearing: Hearing): PostgresPool {
  // Without a listener, an error of a connection ends the process: of one that lies idle, and of one that somebody holds
  // between two questions.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    options: pool.options,
    connect: () =>
      pool.connect().then(
        (client) => held(client, hearing),
        (error: unknown) => {
          throw unavailable(error, reasonOf(error) ?? 'away')
        },
      ),
    end: () => pool.end(),
  }
}

/** The log of a ticket, and who has it open; a refresh of who is still there is no news. */
const tells = /\binsert into "(ticket_event|presence)"|^delete from "presence"/
const ends = /^(commit|rollback)$/

/** A connection somebody holds. Once it has broken, nothing more is asked on it: that would only wait again. */
function held(client: pg.PoolClient, { noting, changed }: Hearing): PostgresPoolClient {
  let broken: Unavailable | null = null
  let hasNews = false
  const ask = async (question: string, values: readonly unknown[]) => {
    if (broken) throw broken
    try {
      const answer = await client.query(question, [...values])
      if (tells.test(question) && answer.rowCount) hasNews = true
      if (hasNews && question === 'commit') changed()
      if (ends.test(question)) hasNews = false
      return answer
    } catch (error) {
      const reason = reasonOf(error)
      if (reason) noting(reason)
      if (isBroken(error)) broken = unavailable(error, reason ?? 'away')
      throw broken ?? (reason ? unavailable(error, reason) : error)
    }
  }
  return {
    query: ask as unknown as PostgresPoolClient['query'],
    release: (discard) => client.release(discard || broken !== null),
  }
}

/** Whether there is room again where this database lies: tries to fill a little of it, and gives it back. */
export async function roomIn<T>(db: Kysely<T>): Promise<Reason | null> {
  try {
    await db.transaction().execute((tx) =>
      sql`create temporary table ladder_room on commit drop as
        select md5(random()::text) as text from generate_series(1, 4000)`.execute(tx),
    )
    return null
  } catch (error) {
    // Who may make no temporary tables finds out by the next write.
    return error instanceof Unavailable ? error.reason : null
  }
}

/** What PostgreSQL says is a `DatabaseError`; what nobody says, or is fatal, is the end of the connection. */
function isBroken(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.severity === 'FATAL' || error.severity === 'PANIC'
  return !(error instanceof TypeError)
}

/** By the classes of SQLSTATE. */
function reasonOf(error: unknown): Reason | null {
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : ''
  // Too many connections, a lock that was not had in time, a question that took too long.
  if (/^(53300|55P03|57014)$/.test(code)) return 'busy'
  if (code === 'LMOVE') return 'moved'
  if (code === '53100') return 'full'
  if (/^XX00[12]$/.test(code)) return 'damaged'
  // Connection exceptions, insufficient resources, ended by an operator, a standby that takes no writes.
  return /^(08|53|57|25006)/.test(code) ? 'away' : null
}
