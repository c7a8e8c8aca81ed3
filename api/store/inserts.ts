import { CompiledQuery, SqliteAdapter } from 'kysely'
import type { Tx } from './handle.ts'
import { onceForEach } from './sqlite.ts'

/** Parents before those who name them: in this order they are stored. */
const tables = [
  'ticket',
  'ticket_event',
  'ticket_seal',
  'ticket_follower',
  'ticket_text',
  'ticket_token',
  'notice',
] as const
export type Table = (typeof tables)[number]
export type Row = { [column: string]: string | number | null }
/** Rows of one table with the same columns; where the column `replacing` is given, one whose value is there takes its place. */
export type Rows = { table: Table; columns: readonly string[]; replacing: string | null; rows: Row[] }

/** The statements that store rows of several tables. */
export function insertsOf(all: readonly Rows[], onSqlite: boolean): CompiledQuery[] {
  const inOrder = all
    .toSorted((one, other) => tables.indexOf(one.table) - tables.indexOf(other.table))
    .map((given) => (given.replacing === null ? given : { ...given, rows: lastOfEach(given.rows, given.replacing) }))
  return onSqlite ? inOrder.map(sqliteInsert) : [postgresInsert(inOrder)]
}

function lastOfEach(rows: readonly Row[], column: string): Row[] {
  return [...new Map(rows.map((row) => [row[column], row])).values()]
}

/** Of rows with more columns SQLite takes each more quickly by itself than out of JSON; an index of words wants one statement. */
const fewColumns = 3

function sqliteInsert({ rows, ...shape }: Rows): CompiledQuery {
  const { columns } = shape
  if (columns.length <= fewColumns) return sqliteFromJson({ rows, ...shape })
  const text = `${into(shape)} values (${columns.map(() => '?').join(', ')})${conflict(shape)}`
  return onceForEach(text, valuesOf(rows, columns))
}

/** Rows as a statement that is done once for each is given them. */
export function valuesOf(rows: readonly Row[], columns: readonly string[]) {
  return rows.map((row) => columns.map((name) => row[name]))
}

type Shape = Omit<Rows, 'rows'>

function sqliteFromJson({ rows, ...shape }: Rows): CompiledQuery {
  const values = shape.columns.map((name) => `value ->> '${name}'`).join(', ')
  const text = `${into(shape)} select ${values} from json_each(?) where true${conflict(shape)}`
  return CompiledQuery.raw(text, [JSON.stringify(rows)])
}

/** One statement for all: each costs a way to the server and back. */
function postgresInsert(all: readonly Rows[]): CompiledQuery {
  const inserts = all.map((given, at) => `${into(given)} ${postgresRows(given, at + 1)}${conflict(given)}`)
  const before = inserts.slice(0, -1).map((text, at) => `part_${at + 1} as (${text})`)
  const text = `${before.length > 0 ? `with ${before.join(', ')} ` : ''}${inserts.at(-1)}`
  return CompiledQuery.raw(
    text,
    all.map(({ rows }) => JSON.stringify(rows)),
  )
}

function postgresRows({ table, columns }: Shape, at: number): string {
  return `select ${columns.map(quoted).join(', ')} from ${givenRows(table, at)} where true`
}

/** Rows of a table that PostgreSQL is given as JSON in a parameter. */
export function givenRows(table: Table, parameter: number): string {
  return `json_populate_recordset(null::${quoted(table)}, $${parameter}::json) as given`
}

function into({ table, columns }: Shape): string {
  return `insert into ${quoted(table)} (${columns.map(quoted).join(', ')})`
}

function conflict({ columns, replacing }: Shape): string {
  if (replacing === null) return ''
  const sets = columns.filter((name) => name !== replacing).map((name) => `${quoted(name)} = excluded.${quoted(name)}`)
  return ` on conflict (${quoted(replacing)}) do update set ${sets.join(', ')}`
}

/** Names of tables and columns are written in code. */
export function quoted(name: string): string {
  return `"${name}"`
}

export function isSqlite(tx: Tx): boolean {
  return tx.getExecutor().adapter instanceof SqliteAdapter
}
