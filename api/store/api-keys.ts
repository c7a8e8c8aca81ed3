import type { Reader, Tx } from './handle.ts'
import { hashToken } from './tokens.ts'

export type ApiKey = { id: string; name: string; createdAt: string; revokedAt: string | null }

/** Keeps a key as its hash: whoever reads the database cannot use it. */
export async function insertApiKey(
  tx: Tx,
  { id, name, key, at }: { id: string; name: string; key: string; at: string },
): Promise<void> {
  await tx
    .insertInto('api_key')
    .values({ id, name, hash: hashToken(key), created_at: at, revoked_at: null })
    .execute()
}

/** The key somebody presents, or null when it is unknown or revoked. */
export async function findApiKey(db: Reader, key: string): Promise<ApiKey | null> {
  const row = await db
    .selectFrom('api_key')
    .selectAll()
    .where('hash', '=', hashToken(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id, name: row.name, createdAt: row.created_at, revokedAt: row.revoked_at } : null
}

export async function listApiKeys(db: Reader): Promise<ApiKey[]> {
  const rows = await db.selectFrom('api_key').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, revokedAt: row.revoked_at }))
}

/** How many keys of a name were in use and are not any more. */
export async function revokeApiKeys(tx: Tx, { name, at }: { name: string; at: string }): Promise<number> {
  const done = await tx
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
