import { CompiledQuery, SqliteAdapter, sql } from 'kysely'
import type { Tx } from './handle.ts'
import type { DB } from './schema.ts'

type Table = 'ticket' | 'ticket_event' | 'ticket_seal' | 'ticket_follower' | 'ticket_text' | 'notice'
export type Row = { [column: string]: string | number | null }

/** As many rows as SQLite stores faster one by one than read out of JSON. */
const few = 4

/**
 * Stores many rows with one statement whose text does not depend on how many, unless they are few: they travel as one JSON
 * parameter. All rows have the columns of the first. Not for text with a NUL in it, which JSON in a database cannot carry.
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
  const { given, values } = givenRows(tx, table, { rows, columns })
  const text = `insert into ${quoted(table)} (${names}) ${given}${conflict(columns, options)}`
  await tx.executeQuery(CompiledQuery.raw(text, values))
}

type Rows = { rows: readonly Row[]; columns: readonly string[] }

function givenRows(tx: Tx, table: Table, { rows, columns }: Rows): { given: string; values: unknown[] } {
  const select = `select ${columns.map(quoted).join(', ')} from`
  const json = () => [JSON.stringify(rows)]
  if (!isSqlite(tx))
    return {
      given: `${select} json_populate_recordset(null::${quoted(table)}, $1::json) as given where true`,
      values: json(),
    }
  if (rows.length > few) return { given: `${select} ${fromJson(columns)} where true`, values: json() }
  const row = `(${columns.map(() => '?').join(', ')})`
  return {
    given: `values ${rows.map(() => row).join(', ')}`,
    values: rows.flatMap((one) => columns.map((name) => one[name])),
  }
}

function fromJson(columns: readonly string[]): string {
  return `(select ${columns.map((name) => `value ->> '${name}' as ${quoted(name)}`).join(', ')} from json_each(?)) as given`
}

/** Stores one row. Put together here: a query builder takes longer over so many columns than the database. */
export async function insertRow(tx: Tx, table: Table | 'ticket_token', row: Row): Promise<void> {
  const columns = Object.keys(row)
  const values = columns.map((_, at) => (isSqlite(tx) ? '?' : `$${at + 1}`)).join(', ')
  const text = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${values})`
  await tx.executeQuery(CompiledQuery.raw(text, Object.values(row)))
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

/** Sets the columns of many rows, found by their id, with one statement. */
export async function updateAll(tx: Tx, table: 'ticket', rows: readonly (Row & { id: string })[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as Row)
  const sets = columns.filter((name) => name !== 'id').map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`)
  const given = rowsOf(tx, table, { rows, columns })
  await sql`update ${sql.table(table)} set ${sql.join(sets)} from ${given} where ${sql.table(table)}.id = given.id`.execute(
    tx,
  )
}

function rowsOf(tx: Tx, table: keyof DB, { rows, columns }: { rows: readonly Row[]; columns: readonly string[] }) {
  const json = JSON.stringify(rows)
  if (!isSqlite(tx)) return sql`json_populate_recordset(null::${sql.table(table)}, ${json}::json) as given`
  const values = columns.map((name) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`)
  return sql`(select ${sql.join(values)} from json_each(${json})) as given`
}
