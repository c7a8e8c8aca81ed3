import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { as } from '#kit/world.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

test("a saved view is its saver's or a team's, counts what is in it now for whoever looks, and is forgotten by its own", async () => {
  const { ref } = await desk.open()
  await desk.open()
  const [ana, jonas, noor] = [await desk.as('Ana'), await desk.as('Jonas'), await desk.as('Noor')]
  const save = (name: string, question: object, team?: string) =>
    ana('/desk/views', { json: { name, question, ...(team ? { team } : {}) } })
  const own = await save('Orders', { view: 'open', automation: 'order-sync' })
  expect(own.status).toBe(201)
  await save('Mine here', { view: 'mine' }, 'support-desk')
  const listed = async (who: typeof ana) =>
    (await who('/desk/views')).body.items.map(({ name, count }: { name: string; count: number }) => [name, count])
  expect(await listed(ana)).toEqual([
    ['Mine here', 0],
    ['Orders', 2],
  ])
  await act(desk.world, { ref }, { type: 'assign', to: as.jonas.email }, { by: as.ana })
  expect(await listed(jonas)).toEqual([['Mine here', 1]])
  expect(await listed(noor)).toEqual([])
  expect((await noor(`/desk/views/${own.body.id}`, { method: 'DELETE' })).status).toBe(404)
  expect((await save('Theirs', {}, 'finance-automation')).body).toMatchObject({
    status: 422,
    errors: [{ path: 'team' }],
  })
  expect((await save('Nonsense', { view: 'nonsense' })).status).toBe(422)
  expect((await ana(`/desk/views/${own.body.id}`, { method: 'DELETE' })).body).toEqual({ id: own.body.id })
  expect(await listed(ana)).toEqual([['Mine here', 0]])
})
