import { Sayable } from '#domain/base/sayable.ts'
import { parseModel } from '#domain/model/stored.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { Reader, Tx } from './handle.ts'

/** Keeps a model under its version, so that tickets opened under it are judged by it for ever. */
export async function keepModel(
  tx: Tx,
  model: SupportModel,
  { at, changedBy = null }: { at: string; changedBy?: string | null },
): Promise<void> {
  await tx
    .insertInto('support_model')
    .values({ version: model.version, body: JSON.stringify(model), first_used_at: at, changed_by: changedBy })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

export type KeptVersion = { version: string; firstUsedAt: string; changedBy: string | null }

/** The versions that were in force, the newest first. */
export async function listModels(db: Reader, limit: number): Promise<KeptVersion[]> {
  const rows = await db
    .selectFrom('support_model')
    .select(['version', 'first_used_at', 'changed_by'])
    .orderBy('first_used_at', 'desc')
    .orderBy('version')
    .limit(limit)
    .execute()
  return rows.map(({ version, first_used_at, changed_by }) => ({
    version,
    firstUsedAt: first_used_at,
    changedBy: changed_by,
  }))
}

/** The model of a version as this release reads it. Throws when it is there and cannot be read. */
export async function findModel(db: Reader, version: string): Promise<SupportModel | null> {
  const row = await db.selectFrom('support_model').select('body').where('version', '=', version).executeTakeFirst()
  if (!row) return null
  const parsed = parseModel({ ...JSON.parse(row.body), version })
  if (parsed.ok) return parsed.value
  throw new Sayable(`in the database, ${parsed.error}`)
}
