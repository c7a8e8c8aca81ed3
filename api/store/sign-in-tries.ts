import type { Dialect, Tx } from './handle.ts'
import type { SignInTryRow } from './schema.ts'

/** Tries under some keys, locked until the transaction ends, so that two at once are two. */
export async function lockTries(
  tx: Tx,
  { account, keys, at, dialect }: { account: string; keys: readonly string[]; at: string; dialect: Dialect },
): Promise<SignInTryRow[]> {
  const fresh = keys.toSorted().map((key) => ({ key, account, tries: 0, last_at: at, until_at: at, known_at: null }))
  await tx
    .insertInto('sign_in_try')
    .values(fresh)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  let query = tx.selectFrom('sign_in_try').selectAll().where('key', 'in', keys).orderBy('key')
  if (dialect === 'postgres') query = query.forUpdate()
  return query.execute()
}

export async function saveTry(tx: Tx, { key, ...row }: SignInTryRow): Promise<void> {
  await tx.updateTable('sign_in_try').set(row).where('key', '=', key).execute()
}

export async function deleteTries(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.deleteFrom('sign_in_try').where('key', 'in', keys).execute()
}

/** Forgets all tries of an account, and the places it is known at. */
export async function deleteTriesOf(tx: Tx, account: string): Promise<void> {
  await tx.deleteFrom('sign_in_try').where('account', '=', account).execute()
}

/** Forgets who has not tried since an instant; places that the account has signed in from since another one stay. */
export async function sweepTries(tx: Tx, { tried, known }: { tried: string; known: string }): Promise<void> {
  await tx
    .deleteFrom('sign_in_try')
    .where('last_at', '<', tried)
    .where((where) => where.or([where('known_at', 'is', null), where('known_at', '<', known)]))
    .execute()
}
