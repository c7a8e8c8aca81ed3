import { addressKey } from '#domain/base/email.ts'
import type { Reader } from './handle.ts'
import { parseRow, type Stored } from './tickets.ts'

/** The requests of one person: those that go on, and those closed since an instant; newest first. */
export async function requestsOf(
  db: Reader,
  { email, closedSince, limit }: { email: string; closedSince: string; limit: number },
): Promise<Stored[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('requester_email', '=', addressKey(email))
    .where((eb) => eb.or([eb('state', '!=', 'closed'), eb('closed_at', '>=', closedSince)]))
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(parseRow)
}

/** Whether a notice of a kind was put out for somebody since an instant, and not after another. */
export async function hasNotice(
  db: Reader,
  { kind, recipient, since, until }: Record<'kind' | 'recipient' | 'since' | 'until', string>,
): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('id')
    .where('kind', '=', kind)
    .where('recipient', '=', recipient)
    .where('created_at', '>=', since)
    .where('created_at', '<=', until)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
