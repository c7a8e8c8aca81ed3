import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Tx } from '#api/store/handle.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { sqliteInMemory, sqliteOnDisk } from '#kit/databases.ts'

const keepKey = (name: string) => (tx: Tx) =>
  tx
    .insertInto('api_key')
    .values({ id: name, name, hash: name, scopes: '[]', made_by: 'a test', created_at: '2026-11-24T08:00:00.000Z' })
    .execute()

const keysOf = async ({ db }: Pick<Store, 'db'>) =>
  (await db.selectFrom('api_key').select('id').orderBy('id').execute()).map(({ id }) => id)

test('work that fails takes back its own and leaves what was done beside it', async () => {
  const { store, close } = await sqliteInMemory()
  const done = await Promise.allSettled([
    store.transact(keepKey('a')),
    store.transact(async (tx) => {
      await keepKey('b')(tx)
      throw new Error('changed my mind')
    }),
    store.transact(async (tx) => {
      await keepKey('c')(tx)
      await keepKey('a')(tx)
    }),
    store.transact(keepKey('d')),
  ])
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(done[1]).toMatchObject({ reason: { message: 'changed my mind' } })
  expect(done[2]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } })
  expect(await keysOf(store)).toEqual(['a', 'd'])
  await close()
})

test('work that fails with nobody beside it leaves nothing, and what comes next goes on', async () => {
  const { store, close } = await sqliteInMemory()
  const failing = store.transact(async (tx) => {
    await keepKey('a')(tx)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(store.sqlite?.inTransaction).toBe(false)
  await store.transact(keepKey('b'))
  await expect(store.transact(keepKey('b'))).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
  expect(await keysOf(store)).toEqual(['b'])
  await close()
})

test('callers who come together share a commit, and each sees what those before have done', async () => {
  const { store, close } = await sqliteInMemory()
  let commits = 0
  const { sqlite } = store
  if (!sqlite) throw new Error('not SQLite')
  const seen = await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      store.transact(async (tx) => {
        const before = await keysOf({ db: tx })
        if (before.length === 0) commits++
        await keepKey(name)(tx)
        return before
      }),
    ),
  )
  expect(seen).toEqual([[], ['a'], ['a', 'b']])
  expect(commits).toBe(1)
  expect(sqlite.inTransaction).toBe(false)
  await close()
})

test('nobody is answered before the commit', async () => {
  const { store, url, close } = await sqliteOnDisk()
  const outside = new SQLite((url as string).slice('sqlite:'.length), { readonly: true })
  const committed = outside.prepare('select id from api_key order by id').pluck()
  const answered = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => {
      await store.transact(keepKey(name))
      return committed.all()
    }),
  )
  for (const seen of answered) expect(seen).toEqual(['a', 'b', 'c'])
  outside.close()
  await close()
})

test('a commit that fails is told to everybody in it, and nothing of it stays', async () => {
  const { store, close } = await sqliteInMemory()
  const orphan = { ticket_id: 'none', version: 1, type: 't', at: 'a', actor: '{}', data: '{}', hash: 'h' }
  const done = await Promise.allSettled([
    store.transact(keepKey('a')),
    store.transact(async (tx) => {
      store.sqlite?.pragma('defer_foreign_keys = on')
      await tx.insertInto('ticket_event').values(orphan).execute()
    }),
  ])
  expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await keysOf(store)).toEqual([])
  await store.transact(keepKey('b'))
  expect(await keysOf(store)).toEqual(['b'])
  await close()
})

test('a transaction that the database has taken back whole answers nobody as done', async () => {
  const { store, close } = await sqliteInMemory()
  const done = await Promise.allSettled([
    store.transact(keepKey('a')),
    store.transact(async () => {
      store.sqlite?.exec('rollback')
      throw new Error('disk full')
    }),
    store.transact(keepKey('c')),
  ])
  expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await keysOf(store)).toEqual([])
  await store.transact(keepKey('d'))
  expect(await keysOf(store)).toEqual(['d'])
  await close()
})

test('work goes on while another process writes', async () => {
  const { store, url, close } = await sqliteOnDisk()
  const other = openStore(url as string)
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? store : other).transact(keepKey(`k${String(index).padStart(2, '0')}`)),
    ),
  )
  expect(await keysOf(store)).toHaveLength(40)
  await other.close()
  await close()
})
