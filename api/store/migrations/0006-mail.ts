import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table
  const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`

  // The address that a notice is answered to holds a key; only its hash is kept.
  await strict(
    db.schema
      .createTable('reply_address')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
      .addColumn('reader', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull()),
  ).execute()

  // Mails that have come, so that each does what it does once: hashes of their ids and senders, no address and no word.
  await strict(
    db.schema
      .createTable('mail_in')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('sender', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('because', 'text')
      .addColumn('ticket_id', 'text'),
  ).execute()
  await db.schema.createIndex('mail_in_sender').on('mail_in').columns(['sender', 'at', 'outcome']).execute()
  await db.schema.createIndex('mail_in_at').on('mail_in').column('at').execute()

  // What waits for somebody of the desk, whole.
  await strict(
    db.schema
      .createTable('held_mail')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('because', 'text', (c) => c.notNull())
      .addColumn('ticket_id', 'text')
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull()),
  ).execute()
  await strict(
    db.schema
      .createTable('held_file')
      .addColumn('mail', 'text', (c) => c.notNull().references('held_mail.id').onDelete('cascade'))
      .addColumn('no', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('bytes', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('held_file_key', ['mail', 'no']),
  ).execute()
}
