import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
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
