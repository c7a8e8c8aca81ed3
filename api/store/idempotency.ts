import type { Selectable } from 'kysely'
import type { Reader, Tx } from './handle.ts'
import type { IdempotencyRow } from './schema.ts'

/** What is known under a key. */
export type Kept = Selectable<IdempotencyRow>

/**
 * Takes a key for this transaction: whoever else wants it waits until it has ended. Answers what stands under it now, of an earlier
 * request or of this one, or null when that was older than `notBefore`.
 */
export async function takeKey(
  tx: Tx,
  { key, fingerprint, at, notBefore }: Record<'key' | 'fingerprint' | 'at' | 'notBefore', string>,
): Promise<Kept | null> {
  const fresh = { key, fingerprint, status: 0, body: '', created_at: at, made: null }
  const kept = await tx
    .insertInto('idempotency')
    .values(fresh)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returningAll()
    .executeTakeFirstOrThrow()
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
  { at, ...answer }: { key: string; fingerprint: string; status: number; body: string; at: string },
): Promise<void> {
  const { status, body } = answer
  await tx
    .insertInto('idempotency')
    .values({ ...answer, created_at: at, made: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ status, body }))
    .execute()
}

export async function deleteKept(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('key', '=', key).execute()
}

/** Forgets answers older than an instant. */
export async function sweepKept(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('created_at', '<', before).execute()
}
