import { addressKey } from '#domain/base/email.ts'
import type { Reader, Tx } from './handle.ts'
import type { MemberRow } from './schema.ts'
import { hashToken } from './tokens.ts'

export function findMember(db: Reader, id: string): Promise<MemberRow | undefined> {
  return db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst()
}

export function membersOf(db: Reader, ids: readonly string[]): Promise<MemberRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db.selectFrom('member').selectAll().where('id', 'in', ids).execute()
}

/** Whoever has an address, made when nobody has it yet. */
export async function memberWith(
  tx: Tx,
  { email, name, id, at }: { email: string; name: string; id: string; at: string },
): Promise<MemberRow> {
  await tx
    .insertInto('member')
    .values({
      id,
      name,
      email,
      email_key: addressKey(email),
      created_at: at,
      confirmed_at: null,
      trusted_at: null,
      blocked_at: null,
      last_at: at,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .execute()
  return tx.selectFrom('member').selectAll().where('email_key', '=', addressKey(email)).executeTakeFirstOrThrow()
}

export async function updateMember(tx: Tx, id: string, change: Partial<Omit<MemberRow, 'id'>>): Promise<void> {
  await tx.updateTable('member').set(change).where('id', '=', id).execute()
}

export async function insertLink(
  tx: Tx,
  link: { id: string; member: string; body: string; created_at: string },
): Promise<void> {
  await tx
    .insertInto('member_link')
    .values({ ...link, hash: null })
    .execute()
}

/** Gives a link the token that is mailed now; false when it is gone. */
export async function giveLinkToken(tx: Tx, { id, token }: { id: string; token: string }): Promise<boolean> {
  const row = await tx
    .updateTable('member_link')
    .set({ hash: hashToken(token) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A link that is opened is over: it answers whose it was and what was to be done. */
export function takeLink(
  tx: Tx,
  { token, since }: { token: string; since: string },
): Promise<{ member: string; body: string } | undefined> {
  return tx
    .deleteFrom('member_link')
    .where('hash', '=', hashToken(token))
    .where('created_at', '>=', since)
    .returning(['member', 'body'])
    .executeTakeFirst()
}

export async function insertSession(tx: Tx, { token, member, at }: { token: string; member: string; at: string }) {
  await tx
    .insertInto('member_session')
    .values({ hash: hashToken(token), member, created_at: at })
    .execute()
}

export function memberOfSession(
  db: Reader,
  { token, since }: { token: string; since: string },
): Promise<MemberRow | undefined> {
  return db
    .selectFrom('member_session')
    .innerJoin('member', 'member.id', 'member_session.member')
    .selectAll('member')
    .where('member_session.hash', '=', hashToken(token))
    .where('member_session.created_at', '>=', since)
    .executeTakeFirst()
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('member_session').where('hash', '=', hashToken(token)).execute()
}

export async function endSessionsOf(tx: Tx, member: string): Promise<void> {
  await tx.deleteFrom('member_session').where('member', '=', member).execute()
  await tx.deleteFrom('member_link').where('member', '=', member).execute()
}

/** Forgets links and sessions that are over, addresses that nobody has used for long, and who never confirmed one. */
export async function sweepMembers(
  tx: Tx,
  { links, sessions, addresses }: { links: string; sessions: string; addresses: string },
): Promise<void> {
  await tx.deleteFrom('member_link').where('created_at', '<', links).execute()
  await tx.deleteFrom('member_session').where('created_at', '<', sessions).execute()
  await tx
    .updateTable('member')
    .set({ email: null, email_key: null })
    .where('last_at', '<', addresses)
    .where('email', 'is not', null)
    .where('blocked_at', 'is', null)
    .execute()
}

/** Everybody in the order of their ids, to carry them to another database. */
export function allMembers(db: Reader): Promise<MemberRow[]> {
  return db.selectFrom('member').selectAll().where('confirmed_at', 'is not', null).orderBy('id').execute()
}

export async function importMember(tx: Tx, member: MemberRow): Promise<void> {
  await tx
    .insertInto('member')
    .values(member)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
