import { sql } from 'kysely'
import type { Dialect, Tx } from './handle.ts'
import type { Store } from './open.ts'

/** A table of an installation, as both databases know it. */
export type Table = {
  name: string
  columns: string[]
  /** The columns by which its rows stand in order: its primary key, of the log the order in which it was written. */
  key: string[]
}

/** What each database has for itself: which migrations ran, who has asked how often, who looks at what, words in the form in which it finds them. */
const ofItsOwn = /^migration$|^rate_bucket$|^presence$|_text$|_words($|_)/
/** PostgreSQL's number of the transaction that wrote a row. */
const written = 'written_by'
/** The number that SQLite gives a row, where that is its key. */
const numbered = 'no'

type Asking = Store['db'] | Tx

/** Every table that holds something of an installation, what others refer to before those that do. */
export async function tablesOf(db: Asking, dialect: Dialect): Promise<Table[]> {
  const known = (await db.introspection.getTables()).filter(
    ({ name, isView, isForeign }) => !isView && !isForeign && !ofItsOwn.test(name),
  )
  const keys = await keysOf(db, dialect)
  const tables = known.map(({ name, columns }): Table => {
    const primary = keys.filter(({ table }) => table === name).map(({ other }) => other)
    const isNumbered = primary.length === 1 && primary[0] === numbered
    const shared = columns
      .map((column) => column.name)
      .filter((column) => column !== written && !(isNumbered && column === numbered))
    const key = shared.includes('seq') ? ['seq'] : isNumbered ? ['id'] : primary
    return { name, columns: shared.sort(), key }
  })
  return inOrder(tables, await referencesOf(db, dialect))
}

type Pair = { table: string; other: string }

/** Tables with the columns of their primary keys, in order. */
async function keysOf(db: Asking, dialect: Dialect): Promise<Pair[]> {
  const { rows } = await (dialect === 'sqlite'
    ? sql<Pair>`select t.name as "table", c.name as other from sqlite_master t join pragma_table_info(t.name) c
        where t.type = 'table' and c.pk > 0 order by t.name, c.pk`
    : sql<Pair>`select t.relname as table, a.attname as other from pg_constraint k
        join pg_class t on t.oid = k.conrelid
        cross join lateral unnest(k.conkey) with ordinality as p (no, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.no
        where k.contype = 'p' and k.connamespace = 'public'::regnamespace order by 1, p.place`
  ).execute(db)
  return rows
}

async function referencesOf(db: Asking, dialect: Dialect): Promise<Pair[]> {
  const { rows } = await (dialect === 'sqlite'
    ? sql<Pair>`select t.name as "table", f."table" as other from sqlite_master t join pragma_foreign_key_list(t.name) f
        where t.type = 'table'`
    : sql<Pair>`select t.relname as table, o.relname as other from pg_constraint k
        join pg_class t on t.oid = k.conrelid join pg_class o on o.oid = k.confrelid
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace`
  ).execute(db)
  return rows
}

function inOrder(tables: readonly Table[], references: readonly Pair[]): Table[] {
  const done: Table[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ name }) =>
      references.every(({ table, other }) => table !== name || done.some((one) => one.name === other)),
    )
    if (next < 0) throw new Error(`${waiting.map(({ name }) => name).join(', ')} refer to each other`)
    done.push(...waiting.splice(next, 1))
  }
  return done
}
