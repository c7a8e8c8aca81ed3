import { hash } from 'node:crypto'
import { insertAll } from './bulk.ts'
import type { Reader, Tx } from './handle.ts'

/** A token as kept: its SHA-256, so that the database gives no access. */
export function hashToken(token: string): string {
  return hash('sha256', token)
}

export async function insertToken(
  tx: Tx,
  { token, ticketId, at, mailed = false }: { token: string; ticketId: string; at: string; mailed?: boolean },
): Promise<void> {
  const row = { hash: hashToken(token), ticket_id: ticketId, created_at: at, mailed: mailed ? 1 : 0 }
  await insertAll(tx, 'ticket_token', [row])
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

/** The requester's address that a token was mailed to; null for one that was given at filing. */
export async function mailedTo(db: Reader, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('ticket_token')
    .innerJoin('ticket', 'ticket.id', 'ticket_token.ticket_id')
    .select('ticket.requester_email')
    .where('ticket_token.hash', '=', hashToken(token))
    .where('ticket_token.mailed', '=', 1)
    .executeTakeFirst()
  return row?.requester_email ?? null
}
