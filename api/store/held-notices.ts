import { sql } from 'kysely'
import { insertAll } from './bulk.ts'
import type { Dialect, Tx } from './handle.ts'
import type { Lease, Outgoing, StoredNotice } from './outbox.ts'

/** The kind of notice that takes along all that is held for somebody. */
export const gatheredKind = 'gathered'

/** The notice by which others are sent together: its id, whose it is, and when it is sent. */
export type Digest = { id: string; recipient: string; at: string }
export type Held = { notice: Outgoing; digest: Digest; id: string }

const isHeld = sql<boolean>`channel = 'held'`

/** Holds notices until their digests are sent. One whose digest is under way already is sent by itself, at once. */
export async function putHeld(
  tx: Tx,
  { held, at, dialect }: { held: readonly Held[]; at: string; dialect: Dialect },
): Promise<void> {
  if (held.length === 0) return
  const open = await openDigests(tx, { digests: held.map(({ digest }) => digest), at, dialect })
  const rows = held.map(({ id, notice: { ticketId, kind, recipient, data }, digest }) => ({
    id,
    ticket_id: ticketId,
    kind,
    recipient,
    body: JSON.stringify(data),
    created_at: at,
    planned_at: at,
    ...(open.has(digest.id)
      ? { channel: 'held', send_at: digest.at, lease: digest.id }
      : { channel: 'mail', send_at: at, lease: null }),
  }))
  await insertAll(tx, 'notice', rows)
}

/** Holds what was put just now about some tickets for one mail of each address that would get several; `digest` makes its id. */
export async function gatherNow(
  tx: Tx,
  { tickets, at, digest, data }: { tickets: readonly string[]; at: string; digest: () => string; data: object },
): Promise<void> {
  const put = await tx
    .selectFrom('notice')
    .select(['id', 'recipient'])
    .where('ticket_id', 'in', tickets)
    .where('created_at', '=', at)
    .where('channel', '=', 'mail')
    .where('sent_at', 'is', null)
    .where('lease', 'is', null)
    .orderBy('id')
    .execute()
  for (const [recipient, notices] of Map.groupBy(put, (one) => one.recipient)) {
    if (notices.length < 2) continue
    const id = digest()
    await tx
      .insertInto('notice')
      .values({
        ...{ id, ticket_id: null, kind: gatheredKind, channel: 'mail', recipient, body: JSON.stringify(data) },
        ...{ created_at: at, send_at: at, planned_at: at, sent_at: null, error: null },
      })
      .execute()
    await tx
      .updateTable('notice')
      .set({ channel: 'held', lease: id })
      .where(
        'id',
        'in',
        notices.map((one) => one.id),
      )
      .execute()
  }
}

/** Sees to it that digests are there; answers the ids of those that nobody has taken to send yet, locked. */
async function openDigests(
  tx: Tx,
  { digests, at, dialect }: { digests: readonly Digest[]; at: string; dialect: Dialect },
): Promise<Set<string>> {
  const each = [...new Map(digests.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, recipient, at: sendAt } of each)
    await tx
      .insertInto('notice')
      .values({
        ...{ id, ticket_id: null, kind: gatheredKind, channel: 'mail', recipient, body: '{}' },
        ...{ created_at: at, send_at: sendAt, planned_at: at, sent_at: null, error: null },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  const ids = each.map(({ id }) => id)
  let query = tx.selectFrom('notice').select('id').where('id', 'in', ids).where('sent_at', 'is', null)
  query = query.where('lease', 'is', null).orderBy('id')
  if (dialect === 'postgres') query = query.forUpdate()
  return new Set((await query.execute()).map(({ id }) => id))
}

/** All that is held for somebody, oldest first, from now on for this digest; but for what another process is just taking along. */
export async function takeHeld(
  tx: Tx,
  {
    digest,
    recipient,
    asOf,
    lease: own,
    dialect,
  }: { digest: string; recipient: string; asOf: string; lease: Lease; dialect: Dialect },
): Promise<StoredNotice[]> {
  let query = tx
    .selectFrom('notice')
    .selectAll()
    .where('recipient', '=', recipient)
    .where(isHeld)
    .where('sent_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('lease', '=', digest),
        eb('lease', 'not in', (other) =>
          other
            .selectFrom('notice as digest')
            .select('digest.id')
            .where('digest.recipient', '=', recipient)
            .where('digest.kind', '=', gatheredKind)
            .where('digest.sent_at', 'is', null)
            .where('digest.lease', '<>', own.id)
            .where('digest.error', 'is', null)
            .where('digest.send_at', '>', asOf),
        ),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
  if (dialect === 'postgres') query = query.forUpdate()
  const rows = await query.execute()
  if (rows.length === 0) return []
  await tx
    .updateTable('notice')
    .set({ lease: digest })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows
}

/** What a digest took along counts as sent with it. */
export async function settleHeld(tx: Tx, { digest, at }: { digest: string; at: string }): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ sent_at: at })
    .where('lease', '=', digest)
    .where(isHeld)
    .where('sent_at', 'is', null)
    .execute()
}

/** Lets one that was held be sent by itself, at once. */
export async function releaseHeld(tx: Tx, { id, at }: { id: string; at: string }): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ channel: 'mail', send_at: at, planned_at: at, lease: null })
    .where('id', '=', id)
    .execute()
}
