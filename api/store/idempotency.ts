import type { Selectable } from 'kysely'
import type { Dialect, Reader, Tx } from './handle.ts'
import type { IdempotencyRow } from './schema.ts'

/** What is known under a key. */
export type Kept = Selectable<IdempotencyRow>

/**
 * Takes a key for this transaction: whoever else wants it waits until it has ended. Answers what an earlier request left under it,
 * or null when there is nothing, or nothing younger than `notBefore`.
 */
export async function takeKey(
  tx: Tx,
  {
    key,
    fingerprint,
    at,
    notBefore,
    dialect,
  }: Record<'key' | 'fingerprint' | 'at' | 'notBefore', string> & {
    dialect: Dialect
  },
): Promise<Kept | null> {
  const fresh = { key, fingerprint, status: 0, body: '', created_at: at, made: null }
  const done = await tx
    .insertInto('idempotency')
    .values(fresh)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  if (Number(done.numInsertedOrUpdatedRows ?? 0) === 1) return null
  let query = tx.selectFrom('idempotency').selectAll().where('key', '=', key)
  if (dialect === 'postgres') query = query.forUpdate()
  const kept = await query.executeTakeFirstOrThrow()
  if (kept.created_at >= notBefore) return kept
  await tx.updateTable('idempotency').set(fresh).where('key', '=', key).execute()
  return null
}

/** Keeps what was made under a key, in the transaction that made it. */
export async function keepMade(tx: Tx, { key, made }: { key: string; made: string }): Promise<void> {
  await tx.updateTable('idempotency').set({ made }).where('key', '=', key).execute()
}

export async function findKept(db: Reader, key: string): Promise<Kept | null> {
  return (await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst()) ?? null
}

/** The answer stands for what was made from now on. */
export async function completeKept(
  tx: Tx,
  { key, status, body }: { key: string; status: number; body: string },
): Promise<void> {
  await tx.updateTable('idempotency').set({ status, body }).where('key', '=', key).execute()
}

export async function deleteKept(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('key', '=', key).execute()
}

/** Forgets answers older than an instant. */
export async function sweepKept(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('created_at', '<', before).execute()
}
