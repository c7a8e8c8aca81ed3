import { insertAttachment } from './attachments.ts'
import type { Reader, Tx } from './handle.ts'

/** What belongs to a ticket besides its log: tokens (hashed), files (as base64). */
export type Belongings = {
  tokens: { hash: string; createdAt: string }[]
  attachments: {
    id: string
    name: string
    type: string
    size: number
    internal: boolean
    byKind: string
    createdAt: string
    bytes: string
  }[]
}

/** Ids of all tickets in the order they were made, or of one. */
export async function ticketIds(db: Reader, ref?: string): Promise<string[]> {
  let query = db.selectFrom('ticket').select('id').orderBy('id')
  if (ref) query = query.where('ref', '=', ref)
  return (await query.execute()).map(({ id }) => id)
}

export async function belongingsOf(db: Reader, ticketId: string): Promise<Belongings> {
  const tokens = await db
    .selectFrom('ticket_token')
    .select(['hash', 'created_at as createdAt'])
    .where('ticket_id', '=', ticketId)
    .orderBy('hash')
    .execute()
  const files = await db.selectFrom('attachment').selectAll().where('ticket_id', '=', ticketId).orderBy('id').execute()
  return {
    tokens,
    attachments: files.map(({ id, name, type, size, internal, by_kind, created_at, bytes }) => ({
      id,
      name,
      type,
      size,
      internal: internal === 1,
      byKind: by_kind,
      createdAt: created_at,
      bytes: Buffer.from(bytes).toString('base64'),
    })),
  }
}

export async function writeBelongings(tx: Tx, ticketId: string, { tokens, attachments }: Belongings): Promise<void> {
  if (tokens.length > 0) {
    const rows = tokens.map(({ hash, createdAt }) => ({ hash, ticket_id: ticketId, created_at: createdAt }))
    await tx.insertInto('ticket_token').values(rows).execute()
  }
  for (const { internal, byKind, createdAt, bytes, ...file } of attachments) {
    await insertAttachment(tx, {
      ...file,
      ticket_id: ticketId,
      internal: internal ? 1 : 0,
      by_kind: byKind,
      created_at: createdAt,
      bytes: Buffer.from(bytes, 'base64'),
    })
  }
}
