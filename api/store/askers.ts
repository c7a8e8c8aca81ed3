import type { Reader, Tx } from './handle.ts'

/** Notes that whoever filed a ticket wants to hear when what they looked for is written. */
export async function insertAsker(tx: Tx, { ref, need }: { ref: string; need: string }): Promise<void> {
  await tx
    .insertInto('asker')
    .columns(['ticket_id', 'need', 'told_at'])
    .expression((eb) =>
      eb
        .selectFrom('ticket')
        .select(({ val }) => ['ticket.id', val(need).as('need'), val<string | null>(null).as('told_at')])
        .where('ref', '=', ref),
    )
    .execute()
}

/** Tickets of those who asked for what a gap is made of, and have not heard that it is written. */
export async function untoldAskers(db: Reader, gap: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('asker')
    .innerJoin('need', 'need.need', 'asker.need')
    .where('need.gap', '=', gap)
    .where('told_at', 'is', null)
    .select('asker.ticket_id')
    .orderBy('asker.ticket_id')
    .limit(limit)
    .execute()
  return rows.map(({ ticket_id }) => ticket_id)
}

export async function markTold(tx: Tx, tickets: readonly string[], at: string): Promise<void> {
  if (tickets.length === 0) return
  await tx.updateTable('asker').set({ told_at: at }).where('ticket_id', 'in', tickets).execute()
}
