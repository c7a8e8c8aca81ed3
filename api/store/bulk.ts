import { SqliteAdapter, sql } from 'kysely'
import type { Tx } from './handle.ts'
import type { DB } from './schema.ts'

type Table = 'ticket' | 'ticket_event' | 'ticket_seal' | 'ticket_follower' | 'notice'
type Row = { [column: string]: string | number | null }

/**
 * Stores many rows with one statement whose text does not depend on how many: they travel as one JSON parameter. All rows
 * have the columns of the first. Not for text with a NUL in it, which JSON in a database cannot carry.
 */
export async function insertAll(
  tx: Tx,
  table: Table,
  rows: readonly Row[],
  options: { replacing?: string } = {},
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as Row)
  const values = rowsOf(tx, table, { rows, columns })
  await sql`insert into ${sql.table(table)} (${list(columns)}) select ${list(columns)} from ${values} where true ${conflict(columns, options)}`.execute(
    tx,
  )
}

/** A row whose key is there takes its place. */
function conflict(columns: readonly string[], { replacing }: { replacing?: string }) {
  if (replacing === undefined) return sql``
  const sets = columns
    .filter((name) => name !== replacing)
    .map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  return sql`on conflict (${sql.ref(replacing)}) do update set ${sql.join(sets)}`
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
  if (!(tx.getExecutor().adapter instanceof SqliteAdapter))
    return sql`json_populate_recordset(null::${sql.table(table)}, ${json}::json) as given`
  const values = columns.map((name) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`)
  return sql`(select ${sql.join(values)} from json_each(${json})) as given`
}

function list(columns: readonly string[]) {
  return sql.join(columns.map((name) => sql.ref(name)))
}
