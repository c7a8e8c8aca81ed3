import { createHash } from 'node:crypto'
import { types } from 'node:util'
import { sql } from 'kysely'
import type { Question } from '#domain/community/question.ts'
import { findableWords } from '#domain/ticket/findable.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Dialect, Tx } from './handle.ts'
import { ticketsAfter } from './integrity.ts'
import type { Store } from './open.ts'
import { questionsAfter, writeQuestionWords } from './questions.ts'
import { type Table, tablesOf } from './tables.ts'
import { writeWords } from './tickets.ts'

/** What was carried from one table: how many rows, and what their contents come to, in any order. */
export type Carried = { table: string; rows: number; digest: string }
/** What goes on, for whoever waits. */
type Said = (text: string) => void

const mostAtOnce = 500
/** SQLite and PostgreSQL take so many values in one statement. */
const mostValues = 30_000

/**
 * Copies everything from one database into an empty one, in one transaction of each: what is copied stands still meanwhile,
 * and can be read. At its end the first takes no more writes. Answers what was carried; throws when the copy differs.
 */
export async function moveAll(from: Store, to: Store, say: Said): Promise<Carried[]> {
  const tables = await tablesOf(from.db, from.dialect)
  return await from.transact(async (source) => {
    if (from.dialect === 'postgres')
      await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in share mode`.execute(source)
    const carried = await to.transact(async (target) => {
      const done: Carried[] = []
      for (const table of tables) {
        const one = await carry(table, source, target)
        if (one.rows > 0) say(`${one.table}: ${one.rows}`)
        done.push(one)
      }
      if (to.dialect === 'postgres')
        await sql`select setval(pg_get_serial_sequence('ticket_event', 'seq'), coalesce((select max(seq) from ticket_event), 0) + 1, false)`.execute(
          target,
        )
      await makeFindable(target, to.dialect)
      for (const table of tables) await mustBeAsSent(table, done, target)
      return done
    })
    await freeze(source, from.dialect, tables)
    return carried
  })
}

/** Names of tables of an installation that hold something. */
export async function filledTables({ db, dialect }: Store): Promise<string[]> {
  const filled: string[] = []
  for (const { name } of await tablesOf(db, dialect)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) filled.push(name)
  }
  return filled
}

type Row = Record<string, unknown>

async function carry(table: Table, source: Tx, target: Tx): Promise<Carried> {
  const sum = makeSum()
  for await (const rows of pagesOf(source, table)) {
    for (const row of rows) sum.add(row)
    await write(target, table, rows)
  }
  return { table: table.name, ...sum.result() }
}

async function mustBeAsSent(table: Table, carried: readonly Carried[], target: Tx): Promise<void> {
  const sum = makeSum()
  for await (const rows of pagesOf(target, table)) for (const row of rows) sum.add(row)
  const [sent, came] = [carried.find((one) => one.table === table.name), sum.result()]
  if (sent?.rows !== came.rows || sent.digest !== came.digest)
    throw new Error(`${table.name}: ${sent?.rows} rows were sent; ${came.rows} came, and they are not the same`)
}

/** Each database finds words in a form of its own: they are made anew from what they were made of. */
async function makeFindable(target: Tx, dialect: Dialect): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await ticketsAfter(target, { after, limit: mostAtOnce })
    for (const { id, body } of rows) {
      const words = findableWords(JSON.parse(body) as Ticket)
      await writeWords(target, id, { words, dialect })
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < mostAtOnce) break
  }
  for (let after = ''; ; ) {
    const rows = await questionsAfter(target, { after, limit: mostAtOnce })
    for (const { body } of rows) await writeQuestionWords(target, JSON.parse(body) as Question, dialect)
    after = rows.at(-1)?.id ?? after
    if (rows.length < mostAtOnce) return
  }
}

/** The rows of a table in the order of its key. */
async function* pagesOf(db: Tx, { name, columns, key }: Table): AsyncGenerator<Row[]> {
  const order = list(key)
  for (let last: unknown[] | null = null; ; ) {
    const after: ReturnType<typeof sql> = last
      ? sql`where (${order}) > (${sql.join(last.map((value) => sql.val(value)))})`
      : sql``
    const { rows }: { rows: Row[] } =
      await sql<Row>`select ${list(columns)} from ${sql.table(name)} ${after} order by ${order} limit ${sql.lit(mostAtOnce)}`.execute(
        db,
      )
    if (rows.length > 0) yield rows.map(alike)
    const end: Row | undefined = rows.at(-1)
    if (!end || rows.length < mostAtOnce) return
    last = key.map((column) => end[column])
  }
}

async function write(target: Tx, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const many = Math.max(1, Math.floor(mostValues / columns.length))
  for (let start = 0; start < rows.length; start += many) {
    const values = rows
      .slice(start, start + many)
      .map((row) => sql`(${sql.join(columns.map((column) => sql.val(row[column])))})`)
    await sql`insert into ${sql.table(name)} (${list(columns)}) values ${sql.join(values)}`.execute(target)
  }
}

function list(columns: readonly string[]) {
  return sql.join(columns.map((name) => sql.ref(name)))
}

/** A row as both databases take it, and as both give it: of sign-in PostgreSQL has instants and truths of its own. */
function alike(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (types.isDate(value)) return [name, value.toISOString()]
      if (typeof value === 'boolean') return [name, value ? 1 : 0]
      return [name, name === 'seq' ? Number(value) : value]
    }),
  )
}

/** What rows come to, whatever their order: each by its digest, all of them together. */
function makeSum() {
  const all = Buffer.alloc(32)
  let rows = 0
  return {
    add: (row: Row) => {
      rows++
      const text = JSON.stringify(
        Object.entries(row)
          .map(([name, value]) => [name, plain(value)])
          .sort(byName),
      )
      const digest = createHash('sha256').update(text).digest()
      for (const [index, byte] of digest.entries()) all[index] = (all[index] as number) ^ byte
    },
    result: () => ({ rows, digest: all.toString('hex') }),
  }
}

function byName([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}

/** From now on every write is refused, and the reason said; reads go on. */
async function freeze(source: Tx, dialect: Dialect, tables: readonly Table[]): Promise<void> {
  if (dialect === 'postgres')
    await sql`create function ladder_moved() returns trigger language plpgsql as
      $$ begin raise exception 'it has moved' using errcode = 'LMOVE'; end $$`.execute(source)
  for (const { name } of tables) {
    if (dialect === 'postgres')
      await sql`create trigger ladder_moved before insert or update or delete on ${sql.table(name)}
        for each statement execute function ladder_moved()`.execute(source)
    else
      for (const act of ['insert', 'update', 'delete'])
        await sql`create trigger ${sql.ref(`ladder_moved_${name}_${act}`)} before ${sql.raw(act)} on ${sql.table(name)}
          begin select raise(abort, 'ladder_moved'); end`.execute(source)
  }
}

/** Takes writes again after a move that is taken back; answers whether there was one. */
export async function release({ db, dialect }: Store): Promise<boolean> {
  const names = await db.transaction().execute(async (tx) => {
    if (dialect === 'postgres') {
      const { rows } = await sql<{
        name: string
      }>`select proname as name from pg_proc where proname = 'ladder_moved'`.execute(tx)
      if (rows.length > 0) await sql`drop function ladder_moved() cascade`.execute(tx)
      return rows
    }
    const { rows } = await sql<{
      name: string
    }>`select name from sqlite_master where type = 'trigger' and name like 'ladder\\_moved\\_%' escape '\\'`.execute(tx)
    for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(tx)
    return rows
  })
  return names.length > 0
}
