import { hc } from 'hono/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Api } from '#api/http/api.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

test('the typed client reads the queue and acts on a ticket', async () => {
  const cookie = await desk.cookieOf('Ana')
  const client = hc<Api>('http://localhost:4321/api', {
    headers: { cookie },
    fetch: (input: RequestInfo | URL, init?: RequestInit) => desk.app.request(input, init),
  })
  const { ref } = await desk.open()
  const queue = await client.desk.tickets.$get({ query: { view: 'unassigned', limit: '10' } })
  if (queue.status !== 200) throw new Error(String(queue.status))
  const [row] = (await queue.json()).tickets
  expect(row).toMatchObject({ ref, level: 1, clock: { name: 'respond', due: '2026-11-24T08:30:00.000Z' } })
  const read = await client.desk.tickets[':ref'].$get({ param: { ref } })
  const match = { 'if-match': read.headers.get('etag') ?? '' }
  const replied = await client.desk.tickets[':ref'].replies.$post({
    param: { ref },
    json: { body: 'On it.' },
    header: match,
  })
  if (!replied.ok) throw new Error((await replied.json()).code)
  expect((await replied.json()).version).toBe(2)
  const stale = await client.desk.tickets[':ref'].assignee.$put({
    param: { ref },
    json: { to: 'ana@example.com' },
    header: match,
  })
  expect(stale.ok ? null : (await stale.json()).code).toBe('ticket.changed')
  const waiting = await client.desk.tickets[':ref'].waiting.$delete({ param: { ref } })
  expect(waiting.status).toBe(200)
})
