import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table

  await strict(
    db.schema
      .createTable('search_log')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('query', 'text', (c) => c.notNull())
      .addColumn('weak', 'integer', (c) => c.notNull())
      .addColumn('results', 'integer', (c) => c.notNull())
      .addColumn('clicked', 'integer')
      .addColumn('url', 'text'),
  ).execute()
  await db.schema.createIndex('search_log_at').on('search_log').column('at').execute()

  await strict(
    db.schema
      .createTable('feedback')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('revision', 'text')
      .addColumn('helpful', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('comment', 'text'),
  ).execute()
  await db.schema.createIndex('feedback_article').on('feedback').columns(['article', 'at']).execute()

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
