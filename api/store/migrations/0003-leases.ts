import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/** Who has taken a notice: so that asking again after a broken connection finds what was taken. */
export async function up(db: Kysely<DB>): Promise<void> {
  await db.schema.alterTable('notice').addColumn('lease', 'text').execute()
}
