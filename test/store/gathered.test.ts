import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { storeTicket } from '#api/actions/new-ticket.ts'
import type { Tx } from '#api/store/handle.ts'
import { must } from '#kit/must.ts'
import { kim, worldInMemory } from '#kit/world.ts'

test('tickets that are filed together are found by their words, and none that was taken back', async () => {
  const world = await worldInMemory()
  const file = (title: string) => (tx: Tx) =>
    storeTicket(world, tx, {
      command: { title, description: 'Nothing since nine.', requester: kim, details: {} },
      about: { automation: null, article: null },
      options: {},
    })
  const done = await Promise.allSettled([
    world.transact(file('The printer is quiet')),
    world.transact(async (tx) => {
      must(await file('The scanner is quiet')(tx))
      throw new Error('changed my mind')
    }),
    world.transact(file('The plotter is quiet')),
  ])
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const found = async (word: string) => {
    const asked = sql<{ title: string }>`select ticket.title from ticket_text join ticket on ticket.id = ticket_id
      where ' ' || words || ' ' like ${`% ${word} %`} order by ticket.no`
    return (await asked.execute(world.store.db)).rows.map(({ title }) => title)
  }
  expect(await found('nothing')).toEqual(['The printer is quiet', 'The plotter is quiet'])
  expect(await found('plotter')).toEqual(['The plotter is quiet'])
  expect(await found('scanner')).toEqual([])
  await world.close()
})
