import type { Grade } from '#domain/model/support-model.ts'
import type { Occurrences } from '#domain/ticket/occurrence.ts'
import type { Reader, Tx } from './handle.ts'

/** How often the failure of a ticket came; null while it came once, or nothing is kept of it. */
export async function findOccurrences(db: Reader, ticketId: string): Promise<Occurrences | null> {
  return (await findOccurrencesOf(db, [ticketId])).get(ticketId) ?? null
}

/** The same of several tickets. */
export async function findOccurrencesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Occurrences>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('occurrence').selectAll().where('ticket_id', 'in', ids).execute()
  return new Map(
    rows.map(({ ticket_id, count, last_at, last_text, urgency, told_at }) => [
      ticket_id,
      { count, lastAt: last_at, lastText: last_text, urgency: urgency as Grade, toldAt: told_at },
    ]),
  )
}

export async function saveOccurrences(tx: Tx, ticketId: string, now: Occurrences): Promise<void> {
  const row = {
    count: now.count,
    last_at: now.lastAt,
    last_text: now.lastText,
    urgency: now.urgency,
    told_at: now.toldAt,
  }
  await tx
    .insertInto('occurrence')
    .values({ ticket_id: ticketId, ...row })
    .onConflict((on) => on.column('ticket_id').doUpdateSet(row))
    .execute()
}
