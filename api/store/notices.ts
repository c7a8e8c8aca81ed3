import type { Selectable } from 'kysely'
import type { Notice } from '#domain/notice.ts'
import type { Reader, Tx } from './open.ts'
import type { NoticeRow } from './schema.ts'

/** Puts notices into the outbox, in the transaction of what they tell. */
export async function putNotices(
  tx: Tx,
  { notices, at, newId }: { notices: readonly Notice[]; at: string; newId: () => string },
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ ticketId, kind, recipient, data }) => ({
    id: newId(),
    ticket_id: ticketId,
    kind,
    channel: 'mail',
    recipient,
    body: JSON.stringify(data),
    created_at: at,
    send_at: at,
    sent_at: null,
    error: null,
  }))
  await tx.insertInto('notice').values(rows).execute()
}

export function unsentNotices(
  db: Reader,
  { asOf, limit }: { asOf: string; limit: number },
): Promise<Selectable<NoticeRow>[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('send_at', '<=', asOf)
    .orderBy('send_at')
    .limit(limit)
    .execute()
}

export async function markSent(tx: Tx, { id, at }: { id: string; at: string }): Promise<void> {
  await tx.updateTable('notice').set({ sent_at: at, error: null }).where('id', '=', id).execute()
}

export async function markFailed(
  tx: Tx,
  { id, retryAt, error }: { id: string; retryAt: string; error: string },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({ send_at: retryAt, error, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
