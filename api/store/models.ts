import type { SupportModel } from '#domain/model/support-model.ts'
import type { Reader, Tx } from './handle.ts'

/** Keeps a model under its version, so that tickets opened under it are judged by it for ever. */
export async function keepModel(tx: Tx, model: SupportModel, at: string): Promise<void> {
  await tx
    .insertInto('support_model')
    .values({ version: model.version, body: JSON.stringify(model), first_used_at: at })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

export async function findModel(db: Reader, version: string): Promise<SupportModel | null> {
  const row = await db.selectFrom('support_model').select('body').where('version', '=', version).executeTakeFirst()
  return row ? (JSON.parse(row.body) as SupportModel) : null
}
