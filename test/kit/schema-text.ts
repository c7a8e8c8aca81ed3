import { type Kysely, sql } from 'kysely'
import type { Store } from '#api/store/open.ts'
import type { DB } from '#api/store/schema.ts'

/** The schema as text that can be read and compared: what SQLite keeps of its own statements. */
export async function sqliteSchema(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master
    where sql is not null and name not like 'ended_words_%'
    order by tbl_name, type desc, name`.execute(db)
  return `${rows.map((row) => `${broken(row.sql)};`).join('\n\n')}\n`
}

/** The same for PostgreSQL, put together from its catalogue. */
export async function postgresSchema(db: Kysely<DB>): Promise<string> {
  const { rows: columns } = await sql<{ table: string; line: string }>`
    select c.relname as table,
      a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname, a.attnum`.execute(db)
  const { rows: constraints } = await sql<{ table: string; line: string }>`
    select conrelid::regclass::text as table, 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line
    from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u', 'c')
    order by conrelid::regclass::text, contype desc, conname`.execute(db)
  const { rows: indexes } = await sql<{ table: string; line: string }>`
    select tablename as table, indexdef as line from pg_indexes i
    where schemaname = 'public' and not exists (select from pg_constraint where conname = i.indexname)
    order by tablename, indexname`.execute(db)
  const { rows: functions } = await sql<{ line: string }>`
    select pg_get_functiondef(oid) as line from pg_proc
    where pronamespace = 'public'::regnamespace order by proname`.execute(db)
  const made = functions.map(({ line }) => `\n\n${line.replaceAll('public.', '').trim()};`).join('')
  const tables = [...new Set(columns.map(({ table }) => table))]
  const of = (rows: { table: string; line: string }[], table: string) =>
    rows.filter((row) => row.table === table).map(({ line }) => line)
  return `${tables
    .map((table) => {
      const inside = [...of(columns, table), ...of(constraints, table)].map((line) => `  ${line}`).join(',\n')
      const after = of(indexes, table).map((line) => `\n\n${line.replaceAll('public.', '')};`)
      return `create table ${table} (\n${inside}\n);${after.join('')}`
    })
    .join('\n\n')}${made}\n`
}

/** The lines of a schema in no order: a column that was added later stands last in its table. */
export async function schemaLines({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<string[]> {
  const text = await (dialect === 'sqlite' ? sqliteSchema : postgresSchema)(db)
  return text
    .split('\n\n')
    .flatMap((statement) => {
      const [first = '', ...rest] = statement.trim().split('\n')
      if (!/^create table/i.test(first)) return [statement.trim()]
      return [first, ...rest.map((line) => `${first} ${line.trim().replace(/,$/, '')}`)]
    })
    .sort()
}

/** One column a line. */
function broken(statement: string): string {
  const table = /^create table ("\w+") \((.*)\)( strict)?$/is.exec(statement)
  if (!table) return statement
  const [, name = '', columns = '', strict = ''] = table
  let depth = 0
  const lines = [...columns].map((letter) => {
    if (letter === '(') depth++
    if (letter === ')') depth--
    return letter === ',' && depth === 0 ? ',\n ' : letter
  })
  return `create table ${name} (\n  ${lines.join('')}\n)${strict}`
}
