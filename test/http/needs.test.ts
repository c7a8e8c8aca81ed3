import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory({ rateLimit: true })
})
afterEach(() => desk.close())

const words = 'How do I get a badge for Maria Lopez?'
const form = (fields: Record<string, string>) =>
  desk.ask('/needs', {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const tickets = () => desk.world.read.selectFrom('ticket').selectAll().execute()

test('without an address it is counted for those who write, masked, and nobody is known by it', async () => {
  const { status, body } = await desk.ask('/needs', { json: { words } })
  expect([status, body]).toEqual([201, { request: null }])
  expect(await tickets()).toEqual([])
  const [signal] = await desk.world.read.selectFrom('signal').selectAll().execute()
  expect(signal).toMatchObject({ kind: 'asked', outcome: 'unanswered', source: 'portal', visit: null })
  expect(signal?.words).toBe('How do I get a badge for [name]?')
  await gatherGaps(desk.world)
  const ana = await desk.as('Ana')
  expect((await ana('/desk/gaps')).body.items).toMatchObject([{ count: 1, kinds: { asked: 1 } }])
})

test('with an address it is a question at the desk, which asks for no more than was said', async () => {
  const article = 'runbooks/order-sync/invalid-session-id'
  const { status, body } = await desk.ask('/needs', { json: { words, email: 'lee@example.com', article } })
  expect(status).toBe(201)
  const ana = await desk.as('Ana')
  const { ticket, automation } = (await ana(`/desk/tickets/${body.request.ref}`)).body
  expect({ ...ticket, automation }).toMatchObject({
    ...{ type: 'question', title: words, requester: { name: 'lee', email: 'lee@example.com' } },
    ...{ automation: { id: 'order-sync' }, article: { id: article } },
  })
  const own = { headers: { authorization: `Bearer ${body.request.token}` } }
  expect((await desk.ask('/request', own)).body).toMatchObject({ ref: body.request.ref })
})

test('a page without JavaScript gets thanks with the way to its request, or its words back with what is wrong', async () => {
  const sent = await form({ words, email: 'lee@example.com', article: 'faqs/gone' })
  expect(sent.status).toBe(201)
  expect(sent.body).toMatch(/Thank you.*\/request\/#[\w-]{22}/s)
  expect((await form({ words, email: '' })).status).toBe(201)
  const again = await form({ words: '<b>', email: 'nobody' })
  expect(again.status).toBe(422)
  expect(again.body).toMatch(/&lt;b&gt;.*value="nobody"/s)
  expect(await tickets()).toHaveLength(1)
})

test('one address may tell so much a minute and no more', async () => {
  const statuses: number[] = []
  for (let at = 0; at < 13; at++) statuses.push((await desk.ask('/needs', { json: { words } })).status)
  expect(statuses).toEqual([...Array(12).fill(201), 429])
})
