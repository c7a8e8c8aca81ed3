import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const failure = { title: 'order-sync failed', description: 'At step 4', automation: 'order-sync', key: 'step 4' }
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })

test('a machine reads what it has opened, with whole addresses, and nothing of others', async () => {
  const [own, other] = [
    await machineKey(desk.world, 'workato', { scopes: ['open', 'read-own'] }),
    await machineKey(desk.world, 'n8n', { scopes: ['read-own'] }),
  ]
  const { body: opened } = await desk.ask('/tickets', { json: failure, ...bearer(own) })
  expect(opened).toMatchObject({
    url: `http://localhost:4321/request/#${opened.token}`,
    self: `http://localhost:4321/api/tickets/${opened.ref}`,
  })
  const ana = await desk.as('Ana')
  await ana(`/desk/tickets/${opened.ref}/notes`, { json: { body: 'for us' } })
  await ana(`/desk/tickets/${opened.ref}/replies`, { json: { body: 'We look.' } })
  const { status, body } = await desk.ask(`/tickets/${opened.ref}`, bearer(own))
  expect([status, body]).toMatchObject([
    200,
    { state: 'open', key: 'step 4', self: opened.self, messages: [{ body: 'We look.', internal: false }] },
  ])
  expect((await desk.ask(`/tickets/${opened.ref}`, bearer(other))).body.code).toBe('ticket.not-found')
  expect((await desk.ask('/tickets/TKT-22222', bearer(own))).body.code).toBe('ticket.not-found')
  const listed = await desk.ask('/tickets?key=step%204', bearer(own))
  expect(listed.body.items.map(({ ref }: { ref: string }) => ref)).toEqual([opened.ref])
  expect((await desk.ask('/tickets', bearer(other))).body).toMatchObject({ items: [], more: false })
  expect((await desk.ask('/tickets/new', bearer(other))).status).toBe(200)
})

test('a machine replies, notes and resolves for its team, and its reply counts; what its team does not hold it cannot touch', async () => {
  const { world } = desk
  const bridge = await machineKey(world, 'bridge', { scopes: ['act', 'read-team'], team: 'support-desk' })
  const elsewhere = await machineKey(world, 'elsewhere', { scopes: ['act'], team: 'automation-hq' })
  const own = await machineKey(world, 'own', { scopes: ['open', 'read-own'] })
  const { ref } = await desk.open()
  const send = (path: string, json: object, key = bridge, method = 'POST') =>
    desk.ask(`/tickets/${ref}/${path}`, { method, json, ...bearer(key) })
  const replied = await send('replies', { body: 'Started again.' })
  expect([replied.status, replied.body]).toMatchObject([
    201,
    { ref, state: 'open', url: `http://localhost:4321/desk/ticket/#${ref}` },
  ])
  expect((await send('notes', { body: 'Run 4711' })).status).toBe(201)
  const { body } = await desk.ask(`/tickets/${ref}`, bearer(bridge))
  expect(body.respondedAt).toBe('2026-11-24T08:00:00.000Z')
  expect(body.messages.map((one: { internal: boolean }) => one.internal)).toEqual([false, true])
  expect((await send('replies', { body: 'x' }, elsewhere)).body.code).toBe('ticket.not-found')
  expect((await send('replies', { body: 'x' }, own)).body.code).toBe('request.scope-needed')

  const ana = await desk.as('Ana')
  const handover = { tried: 'x', evidence: 'x', ask: 'x', 'run-id': 'x', 'business-impact': 'x' }
  expect((await ana(`/desk/tickets/${ref}/escalations`, { json: { to: 3, reason: 'x', handover } })).status).toBe(201)
  expect((await send('replies', { body: 'x' })).body.code).toBe('desk.not-your-level')
  expect((await desk.ask(`/tickets/${ref}`, bearer(bridge))).body).toMatchObject({
    level: 3,
    team: { id: 'automation-hq' },
  })
  const solved = await send('resolution', { note: 'Reconnected.' }, elsewhere, 'PUT')
  expect([solved.status, solved.body.state]).toEqual([200, 'resolved'])
  expect((await ana(`/desk/tickets/${ref}`)).body.events.at(-1).by).toEqual({
    kind: 'machine',
    name: 'elsewhere',
    email: null,
  })
})
