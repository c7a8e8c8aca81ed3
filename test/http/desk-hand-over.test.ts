import { expect, test } from 'vitest'
import { deskInMemory } from '#kit/desk-app.ts'
import { models, withOnCall } from '#kit/model.ts'

test('a shift goes over whole, with one note on each ticket, or not at all', async () => {
  const model = withOnCall(models.five, { rotation: ['jonas@example.com'] }, ['support-desk'])
  const desk = await deskInMemory({ model })
  const ana = await desk.as('Ana')
  const { ref: one } = await desk.open()
  const { ref: two } = await desk.open()
  const { ref: up } = await desk.open({ automation: 'invoice-approval' })
  const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }
  await ana(`/desk/tickets/${up}/escalations`, { json: { reason: 'x', handover } })
  for (const ref of [one, two])
    await ana(`/desk/tickets/${ref}/assignee`, { method: 'PUT', json: { to: 'ana@example.com' } })
  const hand = (tickets: string[], to: string, note = 'Restart it first.') =>
    ana('/desk/hand-overs', { json: { tickets, to, note } })
  const hindered = await hand([one, up, 'TKT-22222', two], 'on-call')
  expect(hindered.status).toBe(200)
  expect(hindered.body).toMatchObject({
    done: [],
    refused: [
      { ref: 'TKT-22222', code: 'ticket.not-found' },
      { ref: up, code: 'desk.not-your-level' },
    ],
  })
  const read = async (ref: string) => (await ana(`/desk/tickets/${ref}`)).body
  expect(await read(one)).toMatchObject({ ticket: { assignee: { email: 'ana@example.com' } } })
  expect((await read(one)).events.some(({ type }: { type: string }) => type === 'ticket.noted')).toBe(false)
  expect((await hand([one], 'noor@example.com')).body.refused).toMatchObject([
    { ref: one, code: 'ticket.unknown-person' },
  ])
  expect((await hand([one], 'on-call', ' ')).status).toBe(422)
  expect((await hand([one, two, one], 'on-call')).body).toEqual({ done: [one, two], refused: [] })
  for (const ref of [one, two]) {
    const { ticket, events } = await read(ref)
    expect(ticket.assignee).toEqual({ name: 'Jonas Weber', email: 'jonas@example.com' })
    expect(events.slice(-2).map(({ type }: { type: string }) => type)).toEqual(['ticket.noted', 'ticket.assigned'])
    expect(events.at(-2).data.body).toBe('Restart it first.')
  }
  const { calendar, now } = (await ana('/desk/session')).body
  expect(calendar.backAt > now).toBe(true)
  await desk.close()
})
