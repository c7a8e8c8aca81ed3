import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  // Rate limits that processes share. Nobody misses them after a crash, so they are in no log; keys are hashes.
  if (dialect === 'postgres')
    await sql`create unlogged table rate_bucket (
      id text primary key, tokens float8 not null, at float8 not null, taken float8 not null)`.execute(db)
  // Who tried to sign in, and when the next try is heard. Keys are hashes: no address is kept of who has no login.
  await db.schema
    .createTable('sign_in_try')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('last_at', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text', (c) => c.notNull())
    .addColumn('known_at', 'text')
    .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
    .execute()
  await db.schema.createIndex('sign_in_try_account').on('sign_in_try').column('account').execute()
  // A link that signs in, mailed to the address of a login; the link itself is not kept.
  await db.schema
    .createTable('sign_in_link')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text', (c) => c.notNull())
    .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
    .execute()
  await db.schema.createIndex('sign_in_link_email').on('sign_in_link').column('email').execute()
  // Who is in teams by the groups of an identity provider, as it said at the last sign-in.
  await db.schema
    .createTable('joined')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('teams', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
    .execute()
  // Whose an address is nobody knows until a link that was mailed to it is opened; until then mails to it are counted.
  await db.schema
    .createTable('mail_address')
    .addColumn('email', 'text', (c) => c.primaryKey())
    .addColumn('confirmed_at', 'text')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('mails', 'integer', (c) => c.notNull())
    .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
    .execute()
  // Views of the queue that somebody or a team has given a name.
  await db.schema
    .createTable('saved_view')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('team', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
    .execute()
  await db.schema.createIndex('saved_view_owner').on('saved_view').column('owner').execute()
  await db.schema.createIndex('saved_view_team').on('saved_view').column('team').execute()
  // Who follows a ticket stands in its log; here it is found by who. Addresses are folded.
  await db.schema
    .createTable('ticket_follower')
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
    .addPrimaryKeyConstraint('ticket_follower_key', ['person', 'ticket_id'])
    .modifyEnd(dialect === 'sqlite' ? sql`strict, without rowid` : sql``)
    .execute()
  // Who has a ticket open just now; rows vanish within a minute.
  await db.schema
    .createTable('presence')
    .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('typing', 'integer', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('presence_key', ['ticket_id', 'email'])
    .modifyEnd(dialect === 'sqlite' ? sql`strict, without rowid` : sql``)
    .execute()
  await db.schema.createIndex('presence_seen_at').on('presence').column('seen_at').execute()
  await db.schema.createIndex('ticket_follower_ticket').on('ticket_follower').column('ticket_id').execute()
  await db.schema
    .alterTable('ticket_token')
    .addColumn('mailed', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  // How much was uploaded in a day is summed without touching a file.
  await db.schema
    .createIndex('attachment_created')
    .on('attachment')
    .columns(['created_at', 'by_kind', 'ticket_id', 'size'])
    .execute()
}
