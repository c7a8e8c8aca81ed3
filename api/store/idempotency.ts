import type { Reader, Tx } from './handle.ts'

/** An answer kept under a key; status 0 while the first request is still at work. */
export type Kept = { key: string; fingerprint: string; status: number; body: string; created_at: string }

/** False when the key is taken. */
export async function insertKept(tx: Tx, row: Kept): Promise<boolean> {
  const done = await tx
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

export async function findKept(db: Reader, key: string): Promise<Kept | null> {
  return (await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst()) ?? null
}

/** Takes over what nobody finished; false when somebody else just has. */
export async function retakeKept(
  tx: Tx,
  { key, fingerprint, since, at }: { key: string; fingerprint: string; since: string; at: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('idempotency')
    .set({ fingerprint, created_at: at, status: 0, body: '' })
    .where('key', '=', key)
    .where('created_at', '=', since)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

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
