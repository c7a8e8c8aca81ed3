import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { postgresDatabase, sqliteInMemory } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { postgresSchema, sqliteSchema } from '#kit/schema-text.ts'

test('the SQLite schema is the one kept in test/golden', async () => {
  const { store, close } = await sqliteInMemory()
  await expect(await sqliteSchema(store.db)).toMatchFileSnapshot('../golden/schema.sqlite.sql')
  await close()
})

test('the PostgreSQL schema is the one kept in test/golden', async () => {
  const { store, close } = await postgresDatabase()
  await expect(await postgresSchema(store.db)).toMatchFileSnapshot('../golden/schema.postgres.sql')
  await close()
})

test('every SQLite table is strict, foreign keys are enforced and no index is nameless', async () => {
  const { store, close } = await sqliteInMemory()
  const { rows: lax } = await sql<{ name: string }>`
    select name from pragma_table_list
    where schema = 'main' and type = 'table' and strict = 0
      and name not like 'sqlite_%'`.execute(store.db)
  expect(lax).toEqual([])
  const { rows: on } = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(store.db)
  expect(on).toEqual([{ foreign_keys: 1 }])
  await close()
})

forEachDialect('an event of a ticket that does not exist is refused by the database', async ({ store }) => {
  const orphan = { ticket_id: 'none', version: 1, type: 't', at: 'a', actor: '{}', data: '{}', hash: 'h' }
  await expect(store.transact((tx) => tx.insertInto('ticket_event').values(orphan).execute())).rejects.toThrow(
    /foreign key/i,
  )
})

forEachDialect('migrating again changes nothing', async ({ store }) => {
  expect(await store.migrate(() => Temporal.Now.instant())).toEqual([])
})

forEachDialect.shared('processes that start at once migrate once', async ({ store, dialect, url }) => {
  if (dialect === 'postgres') await sql`drop schema public cascade; create schema public`.execute(store.db)
  const empty = dialect === 'postgres' ? url : `${url}.empty`
  const both = [openStore(empty), openStore(empty)]
  try {
    const ran = (await Promise.all(both.map((one) => one.migrate(() => Temporal.Now.instant())))).flat()
    expect(ran.toSorted()).toEqual([...new Set(ran)].toSorted())
    expect(ran.length).toBeGreaterThan(1)
  } finally {
    for (const one of both) await one.close()
  }
})
