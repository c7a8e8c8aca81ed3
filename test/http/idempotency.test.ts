import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import {
  apart,
  findAnswer,
  forgetAnswers,
  type Keyed,
  KeyReused,
  keepAnswer,
  underKey,
} from '#api/actions/idempotency.ts'
import { openTicket } from '#api/actions/open.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { as, kim } from '#kit/world.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const report = { title: 'Orders stop', description: 'Since nine.', requester: kim }
const key = { 'idempotency-key': '0d2f6d4e-3f0a-4b7e-9a55-6f1f5c1d2e3f' }
const count = async (table: 'ticket' | 'ticket_event') =>
  (await desk.world.store.db.selectFrom(table).select('version').execute()).length

test('the same request with the same key opens one ticket and gets the same answer, token included', async () => {
  const first = await desk.ask('/tickets', { json: report, headers: key })
  const again = await desk.ask('/tickets', { json: report, headers: key })
  expect([first.status, again.status, await count('ticket')]).toEqual([201, 201, 1])
  expect(again.body).toEqual(first.body)
  expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true'])
  const seen = await desk.ask('/request', { headers: { authorization: `Bearer ${again.body.token}` } })
  expect(seen.body.ref).toBe(first.body.ref)
})

test('a replay is the first answer to the letter, whatever has happened since; what holds now is on the request', async () => {
  const first = await desk.ask('/tickets', { json: report, headers: key })
  desk.world.after('PT20M')
  const raised = { type: 'reprioritise', impact: 'high', urgency: 'high' } as const
  await act(desk.world, { ref: first.body.ref }, raised, { by: as.ana })
  const again = await desk.ask('/tickets', { json: report, headers: key })
  expect(again.body).toEqual(first.body)
  const { body } = await desk.ask('/request', { headers: { authorization: `Bearer ${again.body.token}` } })
  const resolve = body.clocks.find(({ name }: { name: string }) => name === 'resolve')
  expect(resolve.due < first.body.promise.resolveBy).toBe(true)
})

test('the key with another request is refused, and nothing is stored', async () => {
  await desk.ask('/tickets', { json: report, headers: key })
  const other = await desk.ask('/tickets', { json: { ...report, title: 'Another thing' }, headers: key })
  expect(other.body).toMatchObject({ status: 422, code: 'request.key-reused' })
  const elsewhere = await desk.ask('/feedback', { json: report, headers: key })
  expect(elsewhere.body).toMatchObject({ code: 'request.key-reused' })
  expect(await count('ticket')).toBe(1)
})

test('requests at the same time create once, and all get the one answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => desk.ask('/tickets', { json: report, headers: key })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
  expect(new Set(answers.map(({ body }) => body.token)).size).toBe(1)
  expect(await count('ticket')).toBe(1)
})

test('a refused request leaves the key free for the corrected one', async () => {
  const refused = await desk.ask('/tickets', { json: { ...report, title: '' }, headers: key })
  expect(refused.body).toMatchObject({ status: 422, code: 'request.invalid' })
  expect((await desk.ask('/tickets', { json: report, headers: key })).status).toBe(201)
})

test('the database does not give away a token that is kept for replay', async () => {
  const { body } = await desk.ask('/tickets', { json: report, headers: key })
  const rows = await desk.world.store.db.selectFrom('idempotency').selectAll().execute()
  expect(rows).toHaveLength(1)
  const text = JSON.stringify(rows)
  for (const secret of [body.token, body.ref, key['idempotency-key']]) expect(text).not.toContain(secret)
})

test('replies of requester and desk are written once; the key of one person is not the key of another', async () => {
  const { ref, token } = await desk.open()
  const bearer = { authorization: `Bearer ${token}` }
  for (const _ of [1, 2]) {
    const answer = await desk.ask('/request/replies', { json: { body: 'And?' }, headers: { ...bearer, ...key } })
    expect(answer.body).toMatchObject({ ref, version: 2 })
  }
  const [ana, jonas] = [await desk.as('Ana'), await desk.as('Jonas')]
  for (const _ of [1, 2]) {
    const answer = await ana(`/desk/tickets/${ref}/replies`, { json: { body: 'Soon.' }, headers: key })
    expect([answer.status, answer.headers.get('etag')]).toEqual([201, '"3"'])
  }
  expect((await jonas(`/desk/tickets/${ref}/replies`, { json: { body: 'Soon.' }, headers: key })).body.version).toBe(4)
})

test('a key that is no key is refused', async () => {
  const answer = await desk.ask('/tickets', { json: report, headers: { 'idempotency-key': 'with space' } })
  expect(answer.body).toMatchObject({ status: 422, errors: [{ path: 'Idempotency-Key' }] })
})

forEachDialect('what a request makes under its key is made once, wherever it was cut off', async ({ world: make }) => {
  const world = await make()
  const plain = (text: string) => text
  const keyed: Keyed = { key: 'k', fingerprint: 'f', seal: plain, unseal: plain }
  const send = async (more: Partial<Keyed> = {}) => {
    const made: unknown[] = []
    await underKey({ ...keyed, ...more }, async () => {
      made.push(await openTicket(world, { ...report, details: {} }))
    })
    return made[0]
  }
  const cutOff = underKey(keyed, async () => {
    await openTicket(world, { ...report, details: {} })
    throw new Error('the process ended')
  })
  await expect(cutOff).rejects.toThrow('ended')
  const [first, ...others] = await Promise.all([send(), send(), send()])
  for (const other of others) expect(other).toEqual(first)
  const tickets = () => world.store.db.selectFrom('ticket').select('id').execute()
  expect(await tickets()).toHaveLength(1)
  expect(await findAnswer(world, keyed)).toBeNull()
  await keepAnswer(world, keyed, { status: 201, body: 'said' })
  expect(await findAnswer(world, keyed)).toEqual({ status: 201, body: 'said' })
  await expect(send({ fingerprint: 'g' })).rejects.toThrow(KeyReused)
  await expect(findAnswer(world, { ...keyed, fingerprint: 'g' })).rejects.toThrow(KeyReused)
  const parts = async (isCutOff: boolean) => {
    const came: unknown[] = []
    await underKey({ ...keyed, key: 'parts' }, async () => {
      for (const part of ['one', 'two', 'three'])
        came.push(
          await apart(part, () => world.transact(async () => (part === 'two' ? { ok: false } : { part, isCutOff }))),
        )
      if (isCutOff) throw new Error('the process ended')
    }).catch(() => {})
    return came
  }
  const before = await parts(true)
  expect(before).toHaveLength(3)
  expect(await parts(false)).toEqual(before)
  world.after('PT49H1S')
  await send({ fingerprint: 'g' })
  expect(await tickets()).toHaveLength(2)
  world.after('PT49H1S')
  await forgetAnswers(world)
  await send()
  expect(await tickets()).toHaveLength(3)
})
