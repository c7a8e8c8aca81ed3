import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table
  /** Kept in the order of its key: a page's rows are one stretch of it. */
  const inOrder = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table

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

  await inOrder(
    db.schema
      .createTable('knowledge_month')
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('visits', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('knowledge_month_key', ['month', 'outcome', 'article']),
  ).execute()

  await strict(
    db.schema
      .createTable('visit')
      .addColumn('visit', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('visit_at').on('visit').column('at').execute()

  await strict(
    db.schema
      .createTable('ticket_answer')
      .addColumn('ticket_id', 'text', (c) => c.primaryKey().references('ticket.id'))
      .addColumn('found', 'text')
      .addColumn('automation', 'text')
      .addColumn('resolved_month', 'text', (c) => c.notNull())
      .addColumn('solved_by', 'text', (c) => c.notNull())
      .addColumn('rank', 'integer'),
  ).execute()
  await inOrder(
    db.schema
      .createTable('solved_month')
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('automation', 'text', (c) => c.notNull())
      .addColumn('resolved', 'integer', (c) => c.notNull())
      .addColumn('asked', 'integer', (c) => c.notNull())
      .addColumn('found', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('solved_month_key', ['month', 'article', 'automation']),
  ).execute()
  await db.schema.createIndex('solved_month_article').on('solved_month').column('article').execute()

  await strict(
    db.schema
      .createTable('digest')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('week', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('digest_key', ['team', 'week']),
  ).execute()

  await strict(
    db.schema
      .createTable('gap')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('renamed', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('stems', 'text', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('last_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('answered_by', 'text')
      .addColumn('owner', 'text')
      .addColumn('reason', 'text')
      .addColumn('tried', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('gap_state').on('gap').columns(['state', 'count', 'id']).execute()
  await db.schema.createIndex('gap_tried').on('gap').columns(['tried', 'state']).execute()
  await db.schema.createIndex('gap_size').on('gap').column('size').execute()

  await strict(
    db.schema
      .createTable('gap_stem')
      .addColumn('stem', 'text', (c) => c.notNull())
      .addColumn('gap', 'text', (c) => c.notNull())
      .addColumn('times', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('gap_stem_key', ['stem', 'gap']),
  ).execute()
  await db.schema.createIndex('gap_stem_gap').on('gap_stem').column('gap').execute()

  await strict(
    db.schema
      .createTable('gap_day')
      .addColumn('gap', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('gap_day_key', ['gap', 'day']),
  ).execute()
  await db.schema.createIndex('gap_day_day').on('gap_day').column('day').execute()

  await strict(
    db.schema
      .createTable('need')
      .addColumn('need', 'text', (c) => c.primaryKey())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('gap', 'text')
      .addColumn('automation', 'text')
      .addColumn('top', 'text')
      .addColumn('first_at', 'text', (c) => c.notNull())
      .addColumn('last_at', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('weak', 'integer', (c) => c.notNull())
      .addColumn('left_out', 'integer', (c) => c.notNull())
      .addColumn('asked', 'integer', (c) => c.notNull())
      .addColumn('tickets', 'integer', (c) => c.notNull())
      .addColumn('questions', 'integer', (c) => c.notNull()),
  ).execute()
  await strict(
    db.schema
      .createTable('need_day')
      .addColumn('need', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('need_day_key', ['need', 'day']),
  ).execute()
  await db.schema.createIndex('need_day_day').on('need_day').column('day').execute()
  await db.schema.createIndex('need_gap').on('need').columns(['gap', 'count', 'need']).execute()
  await db.schema
    .createIndex('need_lone')
    .on('need')
    .columns(['first_at', 'need'])
    .where(sql<boolean>`gap is null`)
    .execute()

  await strict(
    db.schema
      .createTable('asker')
      .addColumn('ticket_id', 'text', (c) => c.primaryKey().references('ticket.id'))
      .addColumn('need', 'text', (c) => c.notNull())
      .addColumn('told_at', 'text'),
  ).execute()
  await db.schema.createIndex('asker_need').on('asker').columns(['need', 'told_at']).execute()

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
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('planned_from', 'text')
      .addColumn('planned_to', 'text')
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('by_email', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text'),
  ).execute()
  await db.schema.createIndex('known_problem_open').on('known_problem').columns(['ended_at', 'updated_at']).execute()
}
