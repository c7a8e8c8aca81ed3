import { createHash } from 'node:crypto'
import type { ArrivedFile } from '#domain/mail/arrived.ts'
import type { HeldReason } from '#domain/mail/fate.ts'
import type { Reader, Tx } from './handle.ts'
import { hashToken } from './tokens.ts'

/** To whom the notice went that is answered. */
export type NoticeReader = 'requester' | 'support'

export async function insertReplyAddress(
  tx: Tx,
  { key, ticketId, reader, at }: { key: string; ticketId: string; reader: NoticeReader; at: string },
): Promise<void> {
  await tx
    .insertInto('reply_address')
    .values({ hash: hashToken(key), ticket_id: ticketId, reader, created_at: at })
    .execute()
}

/** The ticket that the key of a reply address means, and who was to answer there; null where it means none. */
export async function findReplyAddress(
  db: Reader,
  key: string,
): Promise<{ ticketId: string; reader: NoticeReader } | null> {
  const row = await db
    .selectFrom('reply_address')
    .select(['ticket_id', 'reader'])
    .where('hash', '=', hashToken(key))
    .executeTakeFirst()
  return row ? { ticketId: row.ticket_id, reader: row.reader as NoticeReader } : null
}

/** What is kept of an id or an address only to know it again. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

export type MailOutcome = 'opened' | 'replied' | 'noted' | 'ignored' | 'held' | 'discarded'

/** Takes a mail: false when it has come before. Whoever takes the same at the same time waits, and is told so. */
export async function takeMail(tx: Tx, { key, sender, at }: Record<'key' | 'sender' | 'at', string>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('mail_in')
    .values({ key: hashOf(key), at, sender: hashOf(sender), outcome: 'held', because: null, ticket_id: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

export async function settleMail(
  tx: Tx,
  {
    key,
    outcome,
    because,
    ticketId,
  }: { key: string; outcome: MailOutcome; because: string | null; ticketId: string | null },
): Promise<void> {
  await tx
    .updateTable('mail_in')
    .set({ outcome, because, ticket_id: ticketId })
    .where('key', '=', hashOf(key))
    .execute()
}

/** The ticket that an earlier mail opened or was added to. */
export async function ticketOfMail(db: Reader, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('mail_in')
    .select('ticket_id')
    .where('key', '=', hashOf(key))
    .where('outcome', 'in', ['opened', 'replied'])
    .executeTakeFirst()
  return row?.ticket_id ?? null
}

/** How many mails of a sender have done something since an instant. */
export async function mailsSince(db: Reader, { sender, since }: { sender: string; since: string }): Promise<number> {
  const { count } = await db
    .selectFrom('mail_in')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('sender', '=', hashOf(sender))
    .where('at', '>=', since)
    .where('outcome', 'in', ['opened', 'replied', 'noted'])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Forgets mails that came before an instant; what is held stays until somebody has looked at it. */
export async function sweepMails(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('mail_in').where('at', '<', before).where('outcome', '!=', 'held').execute()
}

export type Held = {
  id: string
  at: string
  because: HeldReason
  /** The ticket that it seems to be about. */
  ticketId: string | null
  size: number
  body: string
}

export async function insertHeld(tx: Tx, held: Held, files: readonly ArrivedFile[]): Promise<void> {
  const { ticketId, ...row } = held
  await tx
    .insertInto('held_mail')
    .values({ ...row, ticket_id: ticketId })
    .execute()
  for (const [no, { name, bytes }] of files.entries())
    await tx
      .insertInto('held_file')
      .values({ mail: held.id, no, name, bytes: Buffer.from(bytes) })
      .execute()
}

/** How many mails are held, and how many bytes they take. */
export async function heldSize(db: Reader): Promise<{ mails: number; bytes: number }> {
  const row = await db
    .selectFrom('held_mail')
    .select((eb) => [
      eb.fn.countAll<number | string>().as('mails'),
      eb.fn.sum<number | string | null>('size').as('bytes'),
    ])
    .executeTakeFirstOrThrow()
  return { mails: Number(row.mails), bytes: Number(row.bytes ?? 0) }
}

/** What is held, oldest first. */
export async function listHeld(db: Reader, limit: number): Promise<Held[]> {
  const rows = await db.selectFrom('held_mail').selectAll().orderBy('at').orderBy('id').limit(limit).execute()
  return rows.map(({ ticket_id, because, ...row }) => ({ ...row, because: because as HeldReason, ticketId: ticket_id }))
}

/** One that is held, with its files; null when somebody has dealt with it. */
export async function findHeld(db: Reader, id: string): Promise<(Held & { files: ArrivedFile[] }) | null> {
  const row = await db.selectFrom('held_mail').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const files = await db
    .selectFrom('held_file')
    .select(['name', 'bytes'])
    .where('mail', '=', id)
    .orderBy('no')
    .execute()
  const { ticket_id, because, ...rest } = row
  return { ...rest, because: because as HeldReason, ticketId: ticket_id, files }
}

/** Names of the files of mails that are held. */
export async function heldFiles(db: Reader, ids: readonly string[]): Promise<{ mail: string; name: string }[]> {
  if (ids.length === 0) return []
  return db.selectFrom('held_file').select(['mail', 'name']).where('mail', 'in', ids).orderBy('no').execute()
}

/** Takes one out: false when somebody else has. */
export async function deleteHeld(tx: Tx, id: string): Promise<boolean> {
  await tx.deleteFrom('held_file').where('mail', '=', id).execute()
  const { numDeletedRows } = await tx.deleteFrom('held_mail').where('id', '=', id).executeTakeFirstOrThrow()
  return Number(numDeletedRows) > 0
}
