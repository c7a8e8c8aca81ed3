import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { deskInMemory, deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { as } from '#kit/world.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }

test('one act on many tickets: each by the same rules, what is refused is named and keeps nothing else', async () => {
  const { ref: one } = await desk.open()
  const { ref: two } = await desk.open()
  const { ref: up } = await desk.open({ automation: 'invoice-approval' })
  await act(desk.world, { ref: up }, { type: 'escalate', reason: 'x', handover }, { by: as.ana })
  const ana = await desk.as('Ana')
  const bulk = (tickets: string[], verb: string, given: object) =>
    ana('/desk/bulk', { json: { tickets, act: { verb, with: given } } })
  const first = await bulk([one, up, two, 'TKT-22222', one], 'assign', { to: 'ana@example.com' })
  expect(first.status).toBe(200)
  expect(first.body.done).toEqual([one, two])
  expect(first.body.refused).toEqual([
    { ref: up, code: 'desk.not-your-level', why: expect.stringContaining('.') },
    { ref: 'TKT-22222', code: 'ticket.not-found', why: expect.stringContaining('.') },
  ])
  const incomplete = await bulk([one], 'escalate', { reason: 'It is theirs', handover: { tried: 'All' } })
  expect(incomplete.body.done).toEqual([])
  expect(incomplete.body.refused[0]).toMatchObject({ ref: one, code: 'ticket.handover-incomplete' })
  expect((await bulk([one, two], 'reprioritise', { impact: 'high', urgency: 'high' })).body.refused).toEqual([])
  const body = '{requester}, we look at {ref} {as is}.'
  expect((await bulk([one, two], 'reply', { body })).body.done).toEqual([one, two])
  for (const ref of [one, two]) {
    const { events } = (await ana(`/desk/tickets/${ref}`)).body as { events: { data: { body?: string } }[] }
    expect(events.at(-1)?.data.body).toMatch(new RegExp(`^[A-Z]\\w+ \\w+, we look at ${ref} \\{as is\\}\\.$`))
  }
  expect((await bulk([one, up], 'note', { body: 'Seen together.' })).body.done).toEqual([one, up])
  expect((await bulk([two], 'group', { with: one })).body.done).toEqual([two])
  expect((await bulk([two], 'merge', { into: one })).body.done).toEqual([two])
  expect((await bulk([one, two], 'resolve', { note: 'Reconnected.' })).body).toMatchObject({
    done: [one],
    refused: [{ ref: two, code: 'ticket.cannot-resolve' }],
  })
})

test('no ticket, too many, or a verb that is none are refused before anything is done', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  const asked = async (tickets: string[], verb: string) =>
    (await ana('/desk/bulk', { json: { tickets, act: { verb, with: { body: 'x' } } } })).body
  expect(await asked([], 'note')).toMatchObject({ status: 422, errors: [{ path: 'tickets' }] })
  const many = Array.from({ length: 501 }, () => ref)
  expect(await asked(many, 'note')).toMatchObject({ status: 422, errors: [{ path: 'tickets' }] })
  expect(await asked([ref], 'forget')).toMatchObject({ status: 422, errors: [{ path: 'act.verb' }] })
})

forEachDialect(
  'a bulk act cut off and sent again does each ticket once, and says of each what came of it',
  async ({ store }) => {
    const many = await deskOn(store)
    const refs: string[] = []
    for (let no = 0; no < 12; no++) refs.push((await many.open()).ref)
    const [solved = '', closed = '', ...open] = refs
    for (const ref of [solved, closed])
      await act(many.world, { ref }, { type: 'resolve', note: 'Before.' }, { by: as.ana })
    await act(many.world, { ref: closed }, { type: 'close' }, { by: as.ana })
    const ana = await many.as('Ana')
    const send = (tickets: string[], note: string) =>
      ana('/desk/bulk', {
        json: { tickets, act: { verb: 'resolve', with: { note } } },
        headers: { 'idempotency-key': 'once' },
      })
    const asked = ['TKT-22222', ...open.slice(0, 5), closed, ...open.slice(5), solved]
    const { transact } = many.world
    let left = 5
    many.world.transact = (work) =>
      left-- > 0 ? transact(work) : Promise.reject(new Error('the process is about to end'))
    expect((await send(asked, 'Done.')).status).toBe(500)
    many.world.transact = transact
    const first = await send(asked, 'Done.')
    expect(first.body.done).toEqual([...open, solved])
    expect(first.body.refused.map(({ ref }: { ref: string }) => ref)).toEqual(['TKT-22222', closed])
    expect((await send(asked, 'Done.')).body).toEqual(first.body)
    for (const ref of open) {
      const { events } = (await ana(`/desk/tickets/${ref}`)).body as { events: { type: string }[] }
      expect([ref, events.filter(({ type }) => type === 'ticket.resolved').length]).toEqual([ref, 1])
    }
    expect((await send(open, 'Again.')).body).toMatchObject({ type: expect.stringContaining('key-reused') })
  },
)
