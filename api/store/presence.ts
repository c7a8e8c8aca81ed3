import type { Reader, Tx } from './handle.ts'
import type { DB } from './schema.ts'

export type PresenceRow = DB['presence']

/** Whoever was seen since an instant, with the reference of the ticket that each has open. */
export async function presentSince(db: Reader, since: string): Promise<(PresenceRow & { ref: string })[]> {
  return db
    .selectFrom('presence')
    .innerJoin('ticket', 'ticket.id', 'presence.ticket_id')
    .selectAll('presence')
    .select('ticket.ref')
    .where('presence.seen_at', '>', since)
    .orderBy('ticket.ref')
    .orderBy('presence.email')
    .execute()
}

/** Keeps that somebody is there. Who was known since an instant to do the same is only seen again, which is no news to others. */
export async function keepPresence(tx: Tx, row: PresenceRow, { since }: { since: string }): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('presence')
    .set({ seen_at: row.seen_at })
    .where('ticket_id', '=', row.ticket_id)
    .where('email', '=', row.email)
    .where('typing', '=', row.typing)
    .where('seen_at', '>', since)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('presence')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'email']).doUpdateSet({ typing: row.typing, seen_at: row.seen_at }),
    )
    .execute()
}

export async function deletePresence(
  tx: Tx,
  { ticket_id, email }: Pick<PresenceRow, 'ticket_id' | 'email'>,
): Promise<void> {
  await tx.deleteFrom('presence').where('ticket_id', '=', ticket_id).where('email', '=', email).execute()
}

export async function sweepPresence(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('presence').where('seen_at', '<=', before).execute()
}
