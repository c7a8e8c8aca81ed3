import type { CompiledQuery, QueryResult } from 'kysely'
import type { Tx } from './handle.ts'
import { insertsOf, isSqlite, type Rows } from './inserts.ts'

type Waiting = {
  /** By table and columns. */
  rows: Map<string, Rows>
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
  const waiting: Waiting = { rows: new Map(), ask: (query) => askAtOnce.call(connection, query) as never }
  transactions.set(tx, waiting)
  connection.executeQuery = async (query, options) => {
    if (waiting.rows.size > 0) await storeWaiting(tx)
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
export function putAside(tx: Tx, { table, columns, replacing, rows }: Rows): boolean {
  const waiting = transactions.get(tx)
  if (!waiting) return false
  const shape = [table, replacing, ...columns].join()
  const known = waiting.rows.get(shape)
  if (known) for (const row of rows) known.rows.push(row)
  else waiting.rows.set(shape, { table, columns, replacing, rows })
  return true
}

/** Stores what waits. */
export async function storeWaiting(tx: Tx): Promise<void> {
  const waiting = transactions.get(tx)
  if (!waiting || waiting.rows.size === 0) return
  const rows = [...waiting.rows.values()]
  waiting.rows.clear()
  for (const query of insertsOf(rows, isSqlite(tx))) await waiting.ask(query)
}

/** Forgets what waits: the work that it came from is taken back. */
export function forgetWaiting(tx: Tx): void {
  transactions.get(tx)?.rows.clear()
}

/** Asks a question to which no waiting row is an answer. */
export function askBeside<R>(tx: Tx, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return transactions.get(tx)?.ask(query) ?? tx.executeQuery(query)
}
