import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import { type DB, unsealed } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  // Who has taken a notice: so that asking again after a broken connection finds what was taken.
  await db.schema.alterTable('notice').addColumn('lease', 'text').execute()
  // What a request has made under its key, written as it was made: its answer may never have been kept.
  await db.schema.alterTable('idempotency').addColumn('made', 'text').execute()
  await db.schema.createIndex('notice_recipient').on('notice').columns(['recipient', 'kind', 'created_at']).execute()
  // The head of each log, signed with a key that is not in the database. Not bound to its ticket: one that is gone is missed.
  await db.schema
    .createTable('ticket_seal')
    .addColumn('ticket_id', 'text', (c) => c.primaryKey())
    .addColumn('seal', 'text', (c) => c.notNull())
    .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
    .execute()
  // Older logs are to be sealed by who has the key; a seal that is gone later is not made again.
  await sql`insert into ticket_seal (ticket_id, seal) select id, ${sql.lit(unsealed)} from ticket`.execute(db)
}
