import { expect } from 'vitest'
import { deskOn } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'

forEachDialect('an owner sees what the automations of their team ask for', async ({ store }) => {
  const desk = await deskOn(store)
  const noor = await desk.as('Noor')
  const [ana, automation] = [await desk.as('Ana'), 'invoice-approval']
  const before = (await noor('/desk/automations')).body
  expect(before.teams).toEqual([{ id: 'finance-automation', name: expect.any(String) }])
  expect(before.items.map(({ owner }: { owner: { id: string } }) => owner.id)).toEqual(
    before.items.map(() => 'finance-automation'),
  )
  const owned = before.items.map(({ id }: { id: string }) => id)
  expect(owned).toContain(automation)
  for (const title of ['Stuck', 'Stuck again', 'And again']) await desk.open({ title, automation, details: {} })
  const { ref } = await desk.open({ title: 'Solved', automation, details: {} })
  await ana(`/desk/tickets/${ref}/resolution`, { method: 'PUT', json: { note: 'Done.' } })
  desk.world.after('PT30H')
  await ana('/desk/known-problems', { json: { title: 'Invoices wait', body: 'We are on it.', automation } })
  const [first] = (await noor('/desk/automations')).body.items
  expect(first).toMatchObject({
    id: automation,
    open: 3,
    unassigned: 3,
    opened: 4,
    openedBefore: 0,
    problems: [{ title: 'Invoices wait' }],
  })
  expect(first.late).toBe(3)
  expect((await ana('/desk/automations')).body.items).toEqual([])
  expect((await ana('/desk/automations?team=finance-automation')).body.items).toHaveLength(before.items.length)
  expect((await desk.ask('/desk/automations')).status).toBe(401)
})
