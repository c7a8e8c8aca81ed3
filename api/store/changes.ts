import type { Change } from '#domain/views/change.ts'
import type { Reader } from './handle.ts'

/** One event as the desk is told of it; `seq` grows with every event of the database. */
export type PlacedChange = Change & { seq: number }

/** Events after a place in the order in which they were stored. */
export async function readChanges(
  db: Reader,
  { after, limit }: { after: number; limit: number },
): Promise<PlacedChange[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select(['ticket.ref', 'ticket_event.version', 'ticket_event.type', 'ticket_event.seq'])
    .where('ticket_event.seq', '>', after)
    .orderBy('ticket_event.seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** The place of the last event; 0 when there is none. */
export async function lastChange(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('ticket_event')
    .select((eb) => eb.fn.max<number | string | null>('seq').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}
