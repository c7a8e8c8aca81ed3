import type { Tx } from './handle.ts'
import { hashToken } from './tokens.ts'

/** Keeps a link that signs in: hashed, so that the database opens nothing. */
export async function insertLink(
  tx: Tx,
  { token, email, until }: Record<'token' | 'email' | 'until', string>,
): Promise<void> {
  await tx
    .insertInto('sign_in_link')
    .values({ hash: hashToken(token), email, until_at: until })
    .execute()
}

/** Takes a link that still opens at an instant: it opens nothing from now on, and no other of its address does. Answers whose it was. */
export async function takeLink(tx: Tx, { token, at }: { token: string; at: string }): Promise<string | null> {
  const taken = await tx
    .deleteFrom('sign_in_link')
    .where('hash', '=', hashToken(token))
    .where('until_at', '>', at)
    .returning('email')
    .executeTakeFirst()
  if (!taken) return null
  await tx.deleteFrom('sign_in_link').where('email', '=', taken.email).execute()
  return taken.email
}

/** Forgets links that have opened nothing since an instant. */
export async function sweepLinks(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('sign_in_link').where('until_at', '<', before).execute()
}
