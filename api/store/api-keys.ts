import type { ApiKey } from '#domain/ticket/api-key.ts'
import type { Scope } from '#domain/ticket/scopes.ts'
import type { Reader, Tx } from './handle.ts'
import type { ApiKeyRow } from './schema.ts'
import { hashToken } from './tokens.ts'

/** Keeps a key as its hash: whoever reads the database cannot use it. */
export async function insertApiKey(tx: Tx, { key, ...known }: ApiKey & { key: string }): Promise<void> {
  await tx
    .insertInto('api_key')
    .values({
      id: known.id,
      name: known.name,
      hash: hashToken(key),
      scopes: JSON.stringify(known.scopes),
      team: known.team,
      created_at: known.createdAt,
      made_by: known.madeBy,
      expires_at: known.expiresAt,
      revoked_at: known.revokedAt,
      last_used_at: known.lastUsedAt,
    })
    .execute()
}

/** The key somebody presents, however it stands, or null when there never was such a one. */
export async function findApiKey(db: Reader, key: string): Promise<ApiKey | null> {
  const row = await db.selectFrom('api_key').selectAll().where('hash', '=', hashToken(key)).executeTakeFirst()
  return row ? parseRow(row) : null
}

/** Every key there ever was, oldest first. */
export async function listApiKeys(db: Reader): Promise<ApiKey[]> {
  const rows = await db.selectFrom('api_key').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(parseRow)
}

/** Notes that a key was used, unless that was noted after an instant. */
export async function noteUse(tx: Tx, { id, at, after }: { id: string; at: string; after: string }): Promise<void> {
  await tx
    .updateTable('api_key')
    .set({ last_used_at: at })
    .where('id', '=', id)
    .where((is) => is.or([is('last_used_at', 'is', null), is('last_used_at', '<=', after)]))
    .execute()
}

export async function endApiKey(tx: Tx, { id, expiresAt }: { id: string; expiresAt: string }): Promise<void> {
  await tx.updateTable('api_key').set({ expires_at: expiresAt }).where('id', '=', id).execute()
}

/** Takes keys away, those of a name or one; answers the names of those that were not revoked before. */
export async function revokeApiKeys(tx: Tx, which: { name: string } | { id: string }, at: string): Promise<string[]> {
  const query = tx.updateTable('api_key').set({ revoked_at: at }).where('revoked_at', 'is', null).returning('name')
  const rows = await ('id' in which ? query.where('id', '=', which.id) : query.where('name', '=', which.name)).execute()
  return rows.map(({ name }) => name)
}

/** What happened to a key, and by whom. */
export type ApiKeyEvent = { id: string; at: string; name: string; what: 'made' | 'rotated' | 'revoked'; by: string }

export async function insertKeyEvent(tx: Tx, { by, ...event }: ApiKeyEvent): Promise<void> {
  await tx
    .insertInto('api_key_event')
    .values({ ...event, made_by: by })
    .execute()
}

/** What happened to keys, latest first. */
export async function listKeyEvents(db: Reader, limit: number): Promise<ApiKeyEvent[]> {
  const rows = await db
    .selectFrom('api_key_event')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ made_by: by, what, ...row }) => ({ ...row, what: what as ApiKeyEvent['what'], by }))
}

function parseRow(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as Scope[],
    team: row.team,
    createdAt: row.created_at,
    madeBy: row.made_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}
