import type { Reader, Tx } from './handle.ts'
import type { Channel, StoredNotice } from './outbox.ts'
import { never } from './schema.ts'

/** Notices that were given up, with the last error. */
export function undelivered(db: Reader): Promise<StoredNotice[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('send_at', '=', never)
    .orderBy('created_at')
    .execute()
}

type Failing = {
  id: string
  kind: string
  channel: Channel
  recipient: string
  ticket: { ref: string; title: string } | null
  createdAt: string
  attempts: number
  error: string
  /** Null when it was given up. */
  retryAt: string | null
}

/** Notices that were tried in vain: those given up first, then by when they are tried again. */
export async function listFailing(db: Reader, limit: number): Promise<Failing[]> {
  const part = (givenUp: boolean) =>
    db
      .selectFrom('notice')
      .leftJoin('ticket', 'ticket.id', 'notice.ticket_id')
      .select([
        'notice.id',
        'notice.kind',
        'notice.channel',
        'notice.recipient',
        'notice.created_at',
        'notice.send_at',
        'notice.attempts',
        'notice.error',
        'ticket.ref',
        'ticket.title',
      ])
      .where('notice.sent_at', 'is', null)
      .where('notice.error', 'is not', null)
      .where('notice.send_at', givenUp ? '=' : '<', never)
      .orderBy('notice.send_at')
      .orderBy('notice.id')
      .limit(limit)
      .execute()
  const rows = [...(await part(true)), ...(await part(false))].slice(0, limit)
  return rows.map(({ id, kind, channel, recipient, attempts, error, created_at, send_at, ref, title }) => ({
    id,
    kind,
    channel: channel as Channel,
    recipient,
    ticket: ref === null ? null : { ref, title: title ?? '' },
    createdAt: created_at,
    attempts,
    error: error ?? '',
    retryAt: send_at === never ? null : send_at,
  }))
}

/** How many were tried in vain, up to `most` each. */
export async function countFailing(db: Reader, most: number): Promise<{ failing: number; givenUp: number }> {
  const count = async (givenUp: boolean) => {
    const rows = await db
      .selectFrom('notice')
      .select('id')
      .where('sent_at', 'is', null)
      .where('error', 'is not', null)
      .where('send_at', givenUp ? '=' : '<', never)
      .limit(most)
      .execute()
    return rows.length
  }
  return { failing: await count(false), givenUp: await count(true) }
}

/** Makes what was given up due once more, one or all: how many. Nobody holds a lease on such. */
export async function reviveNotices(tx: Tx, { id, at }: { id: string | null; at: string }): Promise<number> {
  let query = tx
    .updateTable('notice')
    .set({ send_at: at, planned_at: at, lease: null })
    .where('sent_at', 'is', null)
    .where('send_at', '=', never)
  if (id !== null) query = query.where('id', '=', id)
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
