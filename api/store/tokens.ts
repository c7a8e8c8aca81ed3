import { createHash } from 'node:crypto'
import type { Reader, Tx } from './handle.ts'

/** A token as kept: its SHA-256, so that the database gives no access. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export async function insertToken(
  tx: Tx,
  { token, ticketId, at }: { token: string; ticketId: string; at: string },
): Promise<void> {
  await tx
    .insertInto('ticket_token')
    .values({ hash: hashToken(token), ticket_id: ticketId, created_at: at })
    .execute()
}

/** Id of the ticket a token opens, or null. */
export async function ticketOfToken(db: Reader, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('ticket_token')
    .select('ticket_id')
    .where('hash', '=', hashToken(token))
    .executeTakeFirst()
  return row?.ticket_id ?? null
}
