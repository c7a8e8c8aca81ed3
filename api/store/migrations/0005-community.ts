import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table

  await strict(
    db.schema
      .createTable('member')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text')
      .addColumn('email_key', 'text', (c) => c.unique())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('confirmed_at', 'text')
      .addColumn('trusted_at', 'text')
      .addColumn('blocked_at', 'text')
      .addColumn('last_at', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('member_last').on('member').column('last_at').execute()

  // A link is known by its hash once it was mailed; what was written before it is opened waits here.
  await strict(
    db.schema
      .createTable('member_link')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('member', 'text', (c) => c.notNull().references('member.id'))
      .addColumn('hash', 'text')
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('member_link_hash').on('member_link').column('hash').execute()
  await db.schema.createIndex('member_link_created').on('member_link').column('created_at').execute()

  await strict(
    db.schema
      .createTable('member_session')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('member', 'text', (c) => c.notNull().references('member.id'))
      .addColumn('created_at', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('member_session_created').on('member_session').column('created_at').execute()

  await strict(
    db.schema
      .createTable('question')
      .$call((table) =>
        dialect === 'sqlite'
          ? table.addColumn('no', 'integer', (c) => c.primaryKey()).addColumn('id', 'text', (c) => c.notNull().unique())
          : table.addColumn('id', 'text', (c) => c.primaryKey()),
      )
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('automation', 'text')
      .addColumn('shown', 'integer', (c) => c.notNull())
      .addColumn('answers', 'integer', (c) => c.notNull())
      .addColumn('accepted', 'integer', (c) => c.notNull())
      .addColumn('votes', 'integer', (c) => c.notNull())
      .addColumn('waiting', 'integer', (c) => c.notNull())
      .addColumn('settled', 'integer', (c) => c.notNull())
      .addColumn('pending_at', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('seal', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('question_newest').on('question').columns(['shown', 'asked_at', 'id']).execute()
  await db.schema
    .createIndex('question_automation')
    .on('question')
    .columns(['shown', 'automation', 'asked_at', 'id'])
    .execute()
  await db.schema.createIndex('question_waiting').on('question').columns(['waiting', 'asked_at', 'id']).execute()
  await db.schema
    .createIndex('question_waiting_automation')
    .on('question')
    .columns(['waiting', 'automation', 'asked_at', 'id'])
    .execute()
  await db.schema
    .createIndex('question_pending')
    .on('question')
    .columns(['automation', 'pending_at', 'id'])
    .where('pending_at', '<', '9999')
    .execute()

  await db.schema
    .createIndex('question_settled')
    .on('question')
    .columns(['asked_at', 'id'])
    .where(sql<boolean>`settled = 1`)
    .execute()

  await strict(
    db.schema
      .createTable('question_need')
      .addColumn('question_id', 'text', (c) => c.notNull().references('question.id'))
      .addColumn('need', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('question_need_key', ['question_id', 'need']),
  ).execute()
  await db.schema.createIndex('question_need_need').on('question_need').column('need').execute()

  await strict(
    db.schema
      .createTable('question_event')
      .addColumn('question_id', 'text', (c) => c.notNull().references('question.id'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('question_event_key', ['question_id', 'version']),
  ).execute()

  if (dialect === 'sqlite') {
    await sql`create virtual table question_words using fts5 (words, tokenize = ${sql.lit("ascii tokenchars '.#+'")}, detail = none, prefix = '1 2 3 4 5 6 7 8')`.execute(
      db,
    )
  } else {
    await db.schema
      .createTable('question_words')
      .addColumn('question_id', 'text', (c) => c.primaryKey().references('question.id'))
      .addColumn('words', sql`tsvector`, (c) => c.notNull())
      .execute()
    await sql`create index question_words_found on question_words using gin (words)`.execute(db)
    // Its own plan, whatever it is asked in: the index knows how many there are, the planner does not.
    await sql`
      create function questions_saying(asked tsquery) returns setof text language sql stable rows 1000 set enable_seqscan = off
      as 'select question_id from question_words where words @@ asked'`.execute(db)
  }
}
