import type { Dialect, Tx } from './handle.ts'
import type { SignInTryRow } from './schema.ts'

/** Tries under some keys, locked until the transaction ends, so that two at once are two. */
export async function lockTries(
  tx: Tx,
  { keys, at, dialect }: { keys: readonly string[]; at: string; dialect: Dialect },
): Promise<SignInTryRow[]> {
  const fresh = keys.toSorted().map((key) => ({ key, tries: 0, last_at: at, until_at: at }))
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

/** Forgets who has not tried since an instant. */
export async function sweepTries(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('sign_in_try').where('last_at', '<', before).execute()
}
