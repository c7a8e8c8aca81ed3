import { afterEach, beforeEach, expect, test } from 'vitest'
import { revokeApiKey } from '#api/actions/api-keys.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'

let desk: TestDesk
let bearer: { authorization: string }
beforeEach(async () => {
  desk = await deskInMemory()
  bearer = { authorization: `Bearer ${await machineKey(desk.world, 'workato')}` }
})
afterEach(() => desk.close())

const failure = { title: 'order-sync failed', description: 'INVALID_SESSION_ID at step 4', automation: 'order-sync' }

test('an error handler logs a ticket for the owners, under its own name', async () => {
  const { status, body } = await desk.ask('/tickets', { json: failure, headers: bearer })
  expect([status, body]).toMatchObject([
    201,
    { level: 1, priority: 'P2', url: `http://localhost:4321/request/#${body.token}` },
  ])
  const ana = await desk.as('Ana')
  const { body: page } = await ana(`/desk/tickets/${body.ref}`)
  expect(page.ticket.requester).toEqual({ name: 'Finance automation', email: 'finance@example.com' })
  expect(page.events[0].by).toEqual({ kind: 'machine', name: 'workato', email: null })
})

test('the same trouble uses the open ticket again, also when it comes at once, and opens anew once it is closed', async () => {
  const key = 'order-sync INVALID_SESSION_ID'
  const log = () => desk.ask('/tickets', { json: { ...failure, key }, headers: bearer })
  const answers = await Promise.all([log(), log(), log(), log()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201])
  expect(new Set(answers.map(({ body }) => body.ref)).size).toBe(1)
  const ana = await desk.as('Ana')
  const ref = answers[0]?.body.ref
  await ana(`/desk/tickets/${ref}/resolution`, { method: 'PUT', json: { note: 'Reconnected.' } })
  const later = await log()
  expect([later.status, later.body.ref === ref]).toEqual([201, false])
})

test('keys of two machines do not meet', async () => {
  const other = { authorization: `Bearer ${await machineKey(desk.world, 'n8n')}` }
  const [one, two] = [bearer, other].map((headers) =>
    desk.ask('/tickets', { json: { ...failure, key: 'same' }, headers }),
  )
  expect([(await one)?.status, (await two)?.status]).toEqual([201, 201])
})

test('an unknown or revoked key, and what no machine may send, is refused', async () => {
  for (const authorization of ['Bearer ladder_wrong', 'Basic eDp5', 'Bearer']) {
    const answer = await desk.ask('/tickets', { json: failure, headers: { authorization } })
    expect(answer.body).toMatchObject({ status: 401, code: 'request.unknown-key' })
  }
  const send = (json: object) => desk.ask('/tickets', { json, headers: bearer })
  expect((await send({ ...failure, automation: 'none' })).body.code).toBe('ticket.unknown-automation')
  expect((await send({ ...failure, colour: 'red' })).body.errors).toEqual([
    { path: 'colour', message: 'This field is not known.' },
  ])
  const broken = await desk.ask('/tickets', { body: '{', headers: { ...bearer, 'content-type': 'application/json' } })
  expect(broken.body).toMatchObject({ status: 400, code: 'request.malformed' })
  await revokeApiKey(desk.world, { name: 'workato' }, 'a test')
  expect((await send(failure)).status).toBe(401)
})

test('a person without a key may not name one', async () => {
  const answer = await desk.ask('/tickets', {
    json: { ...failure, key: 'x', requester: { name: 'K', email: 'k@example.com' } },
  })
  expect(answer.body).toMatchObject({ status: 422, errors: [{ path: 'key' }] })
})

test('a key finds its open ticket also when the automation has left the catalogue', async () => {
  const log = () => desk.ask('/tickets', { json: { ...failure, key: 'same' }, headers: bearer })
  const { body } = await log()
  desk.world.automations = new Map()
  const again = await log()
  expect([again.status, again.body.ref]).toEqual([200, body.ref])
})
