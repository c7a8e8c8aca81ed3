import { CompiledQuery } from 'kysely'
import type { Tx } from './handle.ts'
import { givenRows, insertsOf, isSqlite, quoted, type Row, type Table, valuesOf } from './inserts.ts'
import { onceForEach } from './sqlite.ts'
import { putAside } from './waiting.ts'

/**
 * Stores rows, all of which have the columns of the first. In a transaction of the store they wait for the next question, or the end:
 * what makes them fail is thrown there. Not for text with a NUL in it, which JSON in a database cannot carry.
 */
export async function insertAll(
  tx: Tx,
  table: Table,
  rows: readonly Row[],
  { replacing = null }: { replacing?: string | null } = {},
): Promise<void> {
  if (rows.length === 0) return
  const added = { table, columns: Object.keys(rows[0] as Row), replacing, rows: [...rows] }
  if (putAside(tx, added)) return
  for (const query of insertsOf([added], isSqlite(tx))) await tx.executeQuery(query)
}

/**
 * Sets the columns of many rows, found by their id, by one question: PostgreSQL is sent them as one JSON parameter, SQLite does one
 * statement once for each.
 */
export async function updateAll(tx: Tx, table: 'ticket', rows: readonly (Row & { id: string })[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as Row).filter((name) => name !== 'id')
  const update = (value: (name: string) => string) =>
    `update ${quoted(table)} set ${columns.map((name) => `${quoted(name)} = ${value(name)}`).join(', ')}`
  if (isSqlite(tx))
    await tx.executeQuery(onceForEach(`${update(() => '?')} where id = ?`, valuesOf(rows, [...columns, 'id'])))
  else {
    const text = `${update((name) => `given.${quoted(name)}`)} from ${givenRows(table, 1)} where ${quoted(table)}.id = given.id`
    await tx.executeQuery(CompiledQuery.raw(text, asJson(rows)))
  }
}

/** Rows as PostgreSQL is given them, in one parameter. */
function asJson(rows: readonly Row[]): string[] {
  return [JSON.stringify(rows)]
}
