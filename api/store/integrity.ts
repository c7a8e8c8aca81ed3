import { type Kysely, sql } from 'kysely'
import type { Dialect, Reader } from './handle.ts'
import type { DB, TicketRow } from './schema.ts'
import { Unavailable } from './unavailable.ts'

/** Tickets in the order of their ids, as stored. */
export function ticketsAfter(db: Reader, { after, limit }: { after: string; limit: number }): Promise<TicketRow[]> {
  return db.selectFrom('ticket').selectAll().where('id', '>', after).orderBy('id').limit(limit).execute()
}

export async function readTicketRow(db: Reader, id: string): Promise<TicketRow | undefined> {
  return db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What SQLite itself finds wrong with its file; a PostgreSQL server keeps its own house. */
export async function integrityProblems(db: Reader, dialect: Dialect): Promise<string[]> {
  if (dialect === 'postgres') return []
  const reader = db as Kysely<DB>
  try {
    const pages = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(reader)
    const keys = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(reader)
    return [
      ...pages.rows.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...keys.rows.map((row) => `a row of ${row.table} points to a row of ${row.parent} that is gone`),
    ]
  } catch (error) {
    if (error instanceof Unavailable && error.reason === 'damaged') return [error.message]
    throw error
  }
}

/** Rows about tickets that are not there, and tickets that searching cannot find. */
export async function danglingReferences(db: Reader): Promise<string[]> {
  const events = await db
    .selectFrom('ticket_event')
    .select('ticket_id')
    .distinct()
    .where('ticket_id', 'not in', (eb) => eb.selectFrom('ticket').select('id'))
    .execute()
  const notices = await db
    .selectFrom('notice')
    .select('id')
    .where('ticket_id', 'is not', null)
    .where('ticket_id', 'not in', (eb) => eb.selectFrom('ticket').select('id'))
    .execute()
  const seals = await db
    .selectFrom('ticket_seal')
    .select('ticket_id')
    .where('ticket_id', 'not in', (eb) => eb.selectFrom('ticket').select('id'))
    .execute()
  const unfound = await db
    .selectFrom('ticket')
    .select('ref')
    .where('id', 'not in', (eb) => eb.selectFrom('ticket_text').select('ticket_id'))
    .execute()
  return [
    ...events.map((row) => `there are events of ticket ${row.ticket_id}, which is gone`),
    ...notices.map((row) => `notice ${row.id} is about a ticket that is gone`),
    ...seals.map((row) => `ticket ${row.ticket_id} was sealed and is gone`),
    ...unfound.map((row) => `${row.ref} cannot be found by its words`),
  ]
}
