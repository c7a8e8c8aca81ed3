import { expect, test } from 'vitest'
import { insertAll } from '#api/store/bulk.ts'
import type { Tx } from '#api/store/handle.ts'
import type { Store } from '#api/store/open.ts'
import { sqliteInMemory } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'

const at = '2026-11-24T08:00:00.000Z'
const noticeOf = (id: string) => ({
  ...{ id, kind: 'opened', channel: 'mail', recipient: 'kim@example.com', body: '{}' },
  ...{ created_at: at, send_at: at, planned_at: at },
})
const put =
  (...ids: string[]) =>
  (tx: Tx) =>
    insertAll(tx, 'notice', ids.map(noticeOf))
const noticesOf = async ({ db }: Pick<Store, 'db'>) =>
  (await db.selectFrom('notice').select('id').orderBy('id').execute()).map(({ id }) => id)
const sealOf = async ({ db }: Pick<Store, 'db'>) => (await db.selectFrom('ticket_seal').selectAll().execute()).at(-1)
const seal = (tx: Tx, text: string) =>
  insertAll(tx, 'ticket_seal', [{ ticket_id: 't', seal: text }], { replacing: 'ticket_id' })

forEachDialect('rows are there for the next question of their transaction, and at its end', async ({ store }) => {
  await store.transact(async (tx) => {
    await put('a', 'b')(tx)
    await insertAll(tx, 'notice', [{ ...noticeOf('c'), version: 1 }])
    expect(await noticesOf({ db: tx })).toEqual(['a', 'b', 'c'])
    await put('d')(tx)
  })
  expect(await noticesOf(store)).toEqual(['a', 'b', 'c', 'd'])
})

forEachDialect('of rows that replace each other the last stays', async ({ store }) => {
  await store.transact(async (tx) => {
    await seal(tx, 'first')
    await seal(tx, 'second')
  })
  expect(await sealOf(store)).toEqual({ ticket_id: 't', seal: 'second' })
  await store.transact((tx) => seal(tx, 'third'))
  expect(await sealOf(store)).toEqual({ ticket_id: 't', seal: 'third' })
})

forEachDialect('as many rows as there are are stored, each once', async ({ store }) => {
  const ids = Array.from({ length: 203 }, (_, index) => `n${String(index).padStart(3, '0')}`)
  await store.transact(put(...ids))
  expect(await noticesOf(store)).toEqual(ids)
})

forEachDialect('a row that is refused takes its work back, and leaves what was done beside it', async ({ store }) => {
  await store.transact(put('a'))
  const done = await Promise.allSettled([put('b', 'a'), put('c')].map((work) => store.transact(work)))
  expect(done.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(await noticesOf(store)).toEqual(['a', 'c'])
})

test('work that was begun with others and is done again by itself leaves nothing of the first time', async () => {
  const { store, close } = await sqliteInMemory()
  let times = 0
  const done = await Promise.allSettled([
    store.transact((tx) => put(`a${++times}`)(tx)),
    store.transact(async (tx) => {
      await put('b')(tx)
      throw new Error('changed my mind')
    }),
  ])
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(await noticesOf(store)).toEqual(['a2'])
  await close()
})
