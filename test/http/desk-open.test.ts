import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const asked = {
  title: 'Orders do not arrive',
  description: 'Told on the phone.',
  requester: { name: 'Kim Sato', email: 'kim@example.com' },
  automation: 'order-sync',
}

test('a ticket for somebody else: the same law and promise, the log says who opened it, the link is theirs alone', async () => {
  const ana = await desk.as('Ana')
  const refused = await ana('/desk/tickets', { json: { ...asked, title: 'x' } })
  expect(refused.body).toMatchObject({ status: 422, errors: [{ path: 'title' }] })
  const { collect } = (await desk.ask('/promise?automation=order-sync')).body
  const details = Object.fromEntries(
    collect
      .filter(({ required }: { required: boolean }) => required)
      .map(({ name }: { name: string }) => [name, 'j-1']),
  )
  if (Object.keys(details).length > 0)
    expect((await ana('/desk/tickets', { json: asked })).body.code).toBe('ticket.missing-details')
  const own = await desk.ask('/tickets', { json: { ...asked, details } })
  const opened = await ana('/desk/tickets', { json: { ...asked, details } })
  expect(opened.status).toBe(201)
  expect(Object.keys(opened.body).sort()).toEqual(['level', 'priority', 'promise', 'ref', 'team'])
  expect(opened.body.promise).toEqual(own.body.promise)
  const { ticket, events } = (await ana(`/desk/tickets/${opened.body.ref}`)).body
  expect(ticket).toMatchObject({ state: 'new', requester: { email: 'kim@example.com' }, respondedAt: null })
  expect(events[0]).toMatchObject({
    type: 'ticket.opened',
    by: { kind: 'support', email: 'ana@example.com' },
    text: expect.stringMatching(/^Ana opened it for Kim Sato; it went to /),
  })
  const told = await desk.world.read.selectFrom('notice').select(['kind', 'recipient']).execute()
  expect(told.filter(({ kind }) => kind === 'opened').map(({ recipient }) => recipient)).toContain('kim@example.com')
})
