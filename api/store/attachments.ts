import type { Reader, Tx } from './handle.ts'
import type { AttachmentRow } from './schema.ts'

export async function insertAttachment(tx: Tx, row: AttachmentRow): Promise<void> {
  await tx.insertInto('attachment').values(row).execute()
}

/** One file of a ticket with its bytes; null when it is another ticket's, or internal and `publicOnly` is asked. */
export async function findAttachment(
  db: Reader,
  { id, ticketId, publicOnly }: { id: string; ticketId: string; publicOnly: boolean },
): Promise<AttachmentRow | null> {
  let query = db.selectFrom('attachment').selectAll().where('id', '=', id).where('ticket_id', '=', ticketId)
  if (publicOnly) query = query.where('internal', '=', 0)
  return (await query.executeTakeFirst()) ?? null
}

export async function countAttachments(db: Reader, ticketId: string): Promise<number> {
  const row = await db
    .selectFrom('attachment')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Those of some ids that are no file of the ticket. */
export async function unknownAttachments(
  db: Reader,
  { ticketId, ids, publicOnly }: { ticketId: string; ids: readonly string[]; publicOnly: boolean },
): Promise<string[]> {
  let query = db.selectFrom('attachment').select('id').where('ticket_id', '=', ticketId).where('id', 'in', ids)
  if (publicOnly) query = query.where('internal', '=', 0)
  const known = new Set((await query.execute()).map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
