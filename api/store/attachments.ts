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

/** How many files a ticket has, and how many bytes. */
export async function filesOf(db: Reader, ticketId: string): Promise<{ files: number; bytes: number }> {
  const row = await db
    .selectFrom('attachment')
    .select((eb) => [
      eb.fn.countAll<number | string>().as('files'),
      eb.fn.sum<number | string | null>('size').as('bytes'),
    ])
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow()
  return { files: Number(row.files), bytes: Number(row.bytes ?? 0) }
}

/** How many bytes requesters have sent between two instants: all of them, or those of one address. */
export async function bytesSent(
  db: Reader,
  { since, until, email }: { since: string; until: string; email?: string },
): Promise<number> {
  let query = db
    .selectFrom('attachment')
    .select((eb) => eb.fn.sum<number | string | null>('size').as('bytes'))
    .where('created_at', '>=', since)
    .where('created_at', '<=', until)
    .where('by_kind', '=', 'requester')
  if (email !== undefined)
    query = query.where('ticket_id', 'in', (eb) =>
      eb.selectFrom('ticket').select('id').where('requester_email', '=', email),
    )
  return Number((await query.executeTakeFirstOrThrow()).bytes ?? 0)
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
