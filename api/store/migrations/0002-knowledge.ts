import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table

  await strict(
    db.schema
      .createTable('signal')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('visit', 'text')
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('words', 'text')
      .addColumn('results', 'integer')
      .addColumn('clicked', 'integer')
      .addColumn('top', 'text')
      .addColumn('revision', 'text')
      .addColumn('reason', 'text')
      .addColumn('comment', 'text'),
  ).execute()
  await db.schema.createIndex('signal_at').on('signal').column('at').execute()
  await db.schema.createIndex('signal_article').on('signal').columns(['article', 'kind', 'outcome', 'at']).execute()

  await strict(
    db.schema
      .createTable('signal_day')
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('signal_day_key', ['day', 'kind', 'outcome', 'article', 'source']),
  ).execute()

  await strict(
    db.schema
      .createTable('learned_term')
      .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('need', 'text', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('changed_at', 'text', (c) => c.notNull())
      .addColumn('filed', 'integer', (c) => c.notNull())
      .addColumn('withdrawn', 'text')
      .addPrimaryKeyConstraint('learned_term_key', ['ticket_id', 'article', 'need']),
  ).execute()
  await db.schema.createIndex('learned_term_article').on('learned_term').columns(['article', 'need']).execute()
  await db.schema.createIndex('learned_term_changed').on('learned_term').columns(['changed_at', 'withdrawn']).execute()

  await strict(
    db.schema
      .createTable('known_problem')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('automation', 'text')
      .addColumn('automation_name', 'text')
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('by_email', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text'),
  ).execute()
  await db.schema.createIndex('known_problem_open').on('known_problem').columns(['ended_at', 'updated_at']).execute()
}
