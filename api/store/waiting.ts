import type { CompiledQuery, QueryResult } from 'kysely'
import type { Tx } from './handle.ts'
import { insertsOf, isSqlite, type Rows } from './inserts.ts'

type Waiting = {
  rows: Rows[]
  /** Asks at once, whatever waits. */
  ask: <R>(query: CompiledQuery<R>) => Promise<QueryResult<R>>
}

const transactions = new WeakMap<Tx, Waiting>()

/**
 * Runs work in its transaction so that rows which nobody has asked for yet are stored together: before the next question of the
 * transaction, whatever it is, and at the latest at the end of the work.
 */
export async function storingTogether<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const connection = await tx.getExecutor().provideConnection(async (one) => one)
  const askAtOnce = connection.executeQuery
  const waiting: Waiting = { rows: [], ask: (query) => askAtOnce.call(connection, query) as never }
  transactions.set(tx, waiting)
  connection.executeQuery = async (query, options) => {
    if (waiting.rows.length > 0) await storeWaiting(tx)
    return askAtOnce.call(connection, query, options) as never
  }
  try {
    const value = await work(tx)
    await storeWaiting(tx)
    return value
  } finally {
    connection.executeQuery = askAtOnce
    transactions.delete(tx)
  }
}

/** Lets rows wait; false where nothing waits in such a transaction. */
export function putAside(tx: Tx, added: Rows): boolean {
  const waiting = transactions.get(tx)
  if (!waiting) return false
  const known = waiting.rows.find((rows) => isAlike(rows, added))
  if (known) for (const row of added.rows) known.rows.push(row)
  else waiting.rows.push(added)
  return true
}

function isAlike(one: Rows, other: Rows): boolean {
  return (
    one.table === other.table &&
    one.replacing === other.replacing &&
    one.columns.length === other.columns.length &&
    one.columns.every((name, at) => name === other.columns[at])
  )
}

/** Stores what waits. */
export async function storeWaiting(tx: Tx): Promise<void> {
  const waiting = transactions.get(tx)
  if (!waiting || waiting.rows.length === 0) return
  for (const query of insertsOf(waiting.rows.splice(0), isSqlite(tx))) await waiting.ask(query)
}

/** Forgets what waits: the work that it came from is taken back. */
export function forgetWaiting(tx: Tx): void {
  transactions.get(tx)?.rows.splice(0)
}

/** Asks a question to which no waiting row is an answer. */
export function askBeside<R>(tx: Tx, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return transactions.get(tx)?.ask(query) ?? tx.executeQuery(query)
}
