import { sql } from 'kysely'
import type { Change } from '#domain/views/change.ts'
import type { Dialect, Reader } from './handle.ts'

/** One event as the desk is told of it; `seq` grows with every event of the database. */
export type PlacedChange = Change & { seq: number }

/** Events after a place in the order in which they were stored. */
export async function readChanges(
  db: Reader,
  { after, limit, dialect }: { after: number; limit: number; dialect: Dialect },
): Promise<PlacedChange[]> {
  const seq = place(dialect)
  const rows = await db
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select(['ticket.ref', 'ticket_event.version', 'ticket_event.type', seq.as('seq')])
    .where(seq, '>', after)
    .orderBy(seq)
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** The place of the last event; 0 when there is none. */
export async function lastChange(db: Reader, dialect: Dialect): Promise<number> {
  const row = await db
    .selectFrom('ticket_event')
    .select((eb) => eb.fn.max<number | string | null>(place(dialect)).as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** SQLite numbers the rows of a table as they come; PostgreSQL needs a column that does. */
function place(dialect: Dialect) {
  return dialect === 'sqlite' ? sql<number>`ticket_event.rowid` : sql<number>`ticket_event.seq`
}
