import { expect } from 'vitest'
import { keptQuestion } from '#api/store/kept-question.ts'
import { forEachDialect } from '#kit/dialects.ts'

const at = '2026-11-24T08:00:00.000Z'

forEachDialect('a question that is kept is answered by the values of each time', async ({ store }) => {
  const named = keptQuestion((db, name: string, by: string) =>
    db.selectFrom('api_key').select('id').where('name', '=', name).where('made_by', '=', by),
  )
  await store.transact(async (tx) => {
    for (const id of ['a', 'b'])
      await tx
        .insertInto('api_key')
        .values({ id, name: id, hash: id, scopes: '[]', made_by: 'a test', created_at: at })
        .execute()
    const ids = async (name: string, by: string) => (await tx.executeQuery(named(tx, name, by))).rows
    expect(await ids('a', 'a test')).toEqual([{ id: 'a' }])
    expect(await ids('b', 'a test')).toEqual([{ id: 'b' }])
    expect(await ids('b', 'nobody')).toEqual([])
  })
})

forEachDialect('one that does not take its values one by one is refused', async ({ store }) => {
  const limited = keptQuestion((db, name: string) =>
    db.selectFrom('api_key').select('id').where('name', '=', name).limit(1),
  )
  await store.transact(async (tx) => {
    expect(() => limited(tx, 'a')).toThrow('does not take its values one by one')
  })
})
