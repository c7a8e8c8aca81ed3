import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>): Promise<void> {
  // Who has taken a notice: so that asking again after a broken connection finds what was taken.
  await db.schema.alterTable('notice').addColumn('lease', 'text').execute()
  // What a request has made under its key, written as it was made: its answer may never have been kept.
  await db.schema.alterTable('idempotency').addColumn('made', 'text').execute()
  await db.schema.createIndex('notice_recipient').on('notice').columns(['recipient', 'kind', 'created_at']).execute()
}
