import { CompiledQuery, SqliteAdapter } from 'kysely'
import type { Tx } from './handle.ts'
import { onceForEach } from './sqlite.ts'

type Table = 'ticket' | 'ticket_event' | 'ticket_seal' | 'ticket_follower' | 'ticket_text' | 'notice'
export type Row = { [column: string]: string | number | null }

/**
 * Stores many rows by one question: PostgreSQL is sent them as one JSON parameter, SQLite does one statement once for each. The texts
 * do not depend on how many they are. All rows have the columns of the first. Not for text with a NUL in it, which JSON in a database
 * cannot carry.
 */
export async function insertAll(
  tx: Tx,
  table: Table,
  rows: readonly Row[],
  options: { replacing?: string } = {},
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as Row)
  const names = columns.map(quoted).join(', ')
  const into = `insert into ${quoted(table)} (${names})`
  const end = conflict(columns, options)
  if (isSqlite(tx)) {
    const text = `${into} values (${columns.map(() => '?').join(', ')})${end}`
    await tx.executeQuery(onceForEach(text, valuesOf(rows, columns)))
  } else await tx.executeQuery(CompiledQuery.raw(`${into} select ${names} from ${given(table)}${end}`, asJson(rows)))
}

/** Stores one row. Put together here: a query builder takes longer over so many columns than the database. */
export async function insertRow(tx: Tx, table: Table | 'ticket_token', row: Row): Promise<void> {
  const columns = Object.keys(row)
  const values = columns.map((_, at) => (isSqlite(tx) ? '?' : `$${at + 1}`)).join(', ')
  const text = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${values})`
  await tx.executeQuery(CompiledQuery.raw(text, Object.values(row)))
}

/** Sets the columns of many rows, found by their id, by one question as above. */
export async function updateAll(tx: Tx, table: 'ticket', rows: readonly (Row & { id: string })[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as Row).filter((name) => name !== 'id')
  const update = (value: (name: string) => string) =>
    `update ${quoted(table)} set ${columns.map((name) => `${quoted(name)} = ${value(name)}`).join(', ')}`
  if (isSqlite(tx))
    await tx.executeQuery(onceForEach(`${update(() => '?')} where id = ?`, valuesOf(rows, [...columns, 'id'])))
  else {
    const text = `${update((name) => `given.${quoted(name)}`)} from ${given(table)} where ${quoted(table)}.id = given.id`
    await tx.executeQuery(CompiledQuery.raw(text, asJson(rows)))
  }
}

/** Rows as SQLite is given them. */
function valuesOf(rows: readonly Row[], columns: readonly string[]) {
  return rows.map((row) => columns.map((name) => row[name]))
}

/** Rows as PostgreSQL is given them, in one parameter. */
function asJson(rows: readonly Row[]): string[] {
  return [JSON.stringify(rows)]
}

function given(table: Table): string {
  return `json_populate_recordset(null::${quoted(table)}, $1::json) as given`
}

/** A row whose key is there takes its place. */
function conflict(columns: readonly string[], { replacing }: { replacing?: string }): string {
  if (replacing === undefined) return ''
  const sets = columns.filter((name) => name !== replacing).map((name) => `${quoted(name)} = excluded.${quoted(name)}`)
  return ` on conflict (${quoted(replacing)}) do update set ${sets.join(', ')}`
}

function isSqlite(tx: Tx): boolean {
  return tx.getExecutor().adapter instanceof SqliteAdapter
}

/** Names of tables and columns are written in code. */
function quoted(name: string): string {
  return `"${name}"`
}
