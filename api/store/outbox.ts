import { type Expression, expressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { insertAll } from './bulk.ts'
import type { Dialect, Reader, Tx } from './handle.ts'
import { type DB, type NoticeRow, never } from './schema.ts'

export const channels = ['mail', 'webhook', 'chat'] as const
export type Channel = (typeof channels)[number]
/** What is sent one after the other: all mails, for one server takes them; what one receiver of webhooks or one team's chat is told. */
export type Lane = { channel: 'mail' } | { channel: 'webhook' | 'chat'; recipient: string }
export type Outgoing = {
  ticketId: string | null
  kind: string
  recipient: string
  data: unknown
  channel?: Channel
  /** Which event of its ticket it tells, where the recipient is to hear them in order. */
  version?: number
}
export type StoredNotice = Selectable<NoticeRow>

/** Puts notices into the outbox, in the transaction of what they tell. */
export async function putNotices(
  tx: Tx,
  { notices, at, newId }: { notices: readonly Outgoing[]; at: string; newId: () => string },
): Promise<void> {
  const rows = notices.map(({ ticketId, kind, recipient, data, channel = 'mail', version }) => ({
    id: newId(),
    ticket_id: ticketId,
    kind,
    channel,
    recipient,
    body: JSON.stringify(data),
    created_at: at,
    send_at: at,
    planned_at: at,
    sent_at: null,
    error: null,
    version: version ?? null,
  }))
  await insertAll(tx, 'notice', rows)
}

type Claim = {
  lane: Lane
  asOf: string
  lease: Lease
  limit: number
  dialect: Dialect
  /** What was put out before that holds up nothing that follows it. */
  holdsFrom: string
}
export type Lease = {
  /** The name it is taken under. */
  id: string
  until: string
}

/**
 * Takes notices that are to be sent, oldest first, until the lease ends: no other process sees them before that, and when this
 * one ends without saying what became of them, they are taken again. Of what tells one recipient of one ticket in order only the
 * first is taken.
 */
export async function claimNotices(
  tx: Tx,
  { lane, asOf, lease, limit, dialect, holdsFrom }: Claim,
): Promise<StoredNotice[]> {
  let query = tx
    .selectFrom('notice')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('send_at', '<=', asOf)
    .where(inLane(lane))
    .where(({ not, exists, selectFrom }) =>
      lane.channel === 'mail'
        ? sql<boolean>`true`
        : not(
            exists(
              selectFrom('notice as earlier')
                .select('earlier.id')
                .whereRef('earlier.ticket_id', '=', 'notice.ticket_id')
                .whereRef('earlier.recipient', '=', 'notice.recipient')
                .whereRef('earlier.version', '<', 'notice.version')
                .whereRef('earlier.channel', '=', 'notice.channel')
                .where('earlier.sent_at', 'is', null)
                .where('earlier.send_at', '<', never)
                .where('earlier.created_at', '>', holdsFrom),
            ),
          ),
    )
    .orderBy('send_at')
    .orderBy('id')
    .limit(limit)
  if (dialect === 'postgres') query = query.forUpdate().skipLocked()
  const claimed = await query.execute()
  if (claimed.length > 0)
    await tx
      .updateTable('notice')
      .set({ send_at: lease.until, planned_at: asOf, lease: lease.id })
      .where('id', 'in', claimed.map(idOf))
      .execute()
  return claimed
}

/**
 * Plans anew what was planned at an instant that has not come yet, for then the clock was put back: what nobody has taken is due
 * at once, what may still be under way when a lease from now on would end. Processes whose clocks differ by less than `slack`
 * leave each other's alone.
 */
export async function replanNotices(
  tx: Tx,
  { lane, asOf, slack, leased, dialect }: Record<'asOf' | 'slack' | 'leased', string> & Pick<Claim, 'lane' | 'dialect'>,
): Promise<void> {
  let query = tx
    .selectFrom('notice')
    .select(['id', 'lease'])
    .where('sent_at', 'is', null)
    .where('send_at', '>', asOf)
    .where('send_at', '<', never)
    .where('planned_at', '>', slack)
    .where(inLane(lane))
    .orderBy('id')
  if (dialect === 'postgres') query = query.forUpdate().skipLocked()
  for (const { id, lease } of await query.execute())
    await tx
      .updateTable('notice')
      .set({ send_at: lease === null ? asOf : leased, planned_at: asOf })
      .where('id', '=', id)
      .execute()
}

/** What was put out before an instant for receivers that are none any more is not sent; how many. */
export async function withdrawStray(
  tx: Tx,
  { lanes, before, at, why }: { lanes: readonly Lane[]; before: string; at: string; why: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notice')
    .set({ sent_at: at, withdrawn: why, error: null })
    .where('sent_at', 'is', null)
    .where('version', 'is not', null)
    .where('created_at', '<', before)
    .where(({ not, or }) => not(or(lanes.map(inLane))))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** What was taken under a lease and not spoken of since. */
export function claimedNotices(db: Reader, { id, until }: Lease): Promise<StoredNotice[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('send_at', '=', until)
    .where('lease', '=', id)
    .orderBy('id')
    .execute()
}

/** Gives back what was taken and not tried, if it is still ours: it is due as it was, and stands where it stood unless the clock was put back since. */
export async function releaseNotices(
  tx: Tx,
  { notices, lease }: { notices: readonly StoredNotice[]; lease: Lease },
): Promise<void> {
  if (notices.length === 0) return
  await tx
    .updateTable('notice')
    .set((eb) => ({
      send_at: eb
        .case()
        .when('created_at', '<', eb.ref('planned_at'))
        .then(eb.ref('created_at'))
        .else(eb.ref('planned_at'))
        .end(),
      lease: null,
    }))
    .where('id', 'in', notices.map(idOf))
    .where('lease', '=', lease.id)
    .where('sent_at', 'is', null)
    .execute()
}

export async function markSent(tx: Tx, { id, at }: { id: string; at: string }): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({ sent_at: at, error: null, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** It is not sent after all: that counts as done, with why. */
export async function markWithdrawn(tx: Tx, { id, at, why }: { id: string; at: string; why: string }): Promise<void> {
  await tx.updateTable('notice').set({ sent_at: at, withdrawn: why, error: null }).where('id', '=', id).execute()
}

/** Which ticket a notice that was put out is about, and of what kind it is; null where there is none such, or it is about none. */
export async function noticeAbout(db: Reader, id: string): Promise<{ ticketId: string; kind: string } | null> {
  const row = await db.selectFrom('notice').select(['ticket_id', 'kind']).where('id', '=', id).executeTakeFirst()
  return row?.ticket_id ? { ticketId: row.ticket_id, kind: row.kind } : null
}

/** Whether a box has got a mail of some kinds about a ticket since it was opened. */
export async function hasToldOf(
  db: Reader,
  {
    ticketId,
    recipient,
    kinds,
    since,
  }: { ticketId: string; recipient: string; kinds: readonly string[]; since: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('id')
    .where('recipient', '=', recipient)
    .where('kind', 'in', kinds)
    .where('created_at', '>=', since)
    .where('ticket_id', '=', ticketId)
    .where('sent_at', 'is not', null)
    .where('withdrawn', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many notices of a kind were put out for an address since an instant. */
export async function noticesTo(
  db: Reader,
  { kind, recipient, since }: { kind: string; recipient: string; since: string },
): Promise<number> {
  const { count } = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('recipient', '=', recipient)
    .where('kind', '=', kind)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What a made-up past told was never to be sent: it counts as sent when it was put out. */
export async function settleNotices(tx: Tx): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({ sent_at: eb.ref('created_at') }))
    .where('sent_at', 'is', null)
    .execute()
}

/** `retryAt` null: it is not tried again, and stays with what went wrong. Says nothing when the lease has passed to another. */
export async function markFailed(
  tx: Tx,
  { id, lease, at, retryAt, error }: { id: string; lease: Lease; at: string; retryAt: string | null; error: string },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({ send_at: retryAt ?? never, planned_at: at, error, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('lease', '=', lease.id)
    .execute()
}

function inLane(lane: Lane): Expression<SqlBool> {
  const { eb } = expressionBuilder<DB, 'notice'>()
  if (lane.channel === 'mail') return eb('notice.channel', '=', 'mail')
  return eb.and([
    eb('notice.channel', '=', lane.channel),
    eb('notice.recipient', '=', lane.recipient),
    eb('notice.version', 'is not', null),
  ])
}

function idOf({ id }: StoredNotice): string {
  return id
}
