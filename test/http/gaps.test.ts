import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

async function missed(...queries: string[]) {
  const searches = queries.map((query) => ({ query, weak: true, results: 0 }))
  await desk.ask('/searches', {
    method: 'POST',
    body: JSON.stringify({ searches }),
    headers: { 'content-type': 'text/plain' },
  })
  await gatherGaps(desk.world)
}

test('the desk sees what nobody found, gives it, makes one of two, and dismisses it', async () => {
  await missed('badge printer jams', 'parking permit for visitors', 'badge printer jams')
  const ana = await desk.as('Ana')
  const { body } = await ana('/desk/gaps')
  expect(body.counts).toEqual({ open: 2, closed: 0, dismissed: 0 })
  const [badges, parking] = body.items
  expect(badges).toMatchObject({ name: 'badge printer jams', count: 2, givenTo: null })
  const give = await ana(`/desk/gaps/${badges.id}/owner`, { method: 'PUT', json: { team: 'support-desk' } })
  expect(give.body).toEqual({ id: badges.id })
  const nobody = await ana(`/desk/gaps/${badges.id}/owner`, { method: 'PUT', json: { team: 'nobody' } })
  expect(nobody.body).toMatchObject({ status: 422, code: 'gap.unknown-team' })
  await ana(`/desk/gaps/${parking.id}/merge`, { json: { into: badges.id } })
  const gone = await ana(`/desk/gaps/${parking.id}/dismissal`, { method: 'PUT', json: { reason: 'No cars.' } })
  expect(gone.body).toMatchObject({ status: 404, code: 'gap.not-found' })
  await ana(`/desk/gaps/${badges.id}/dismissal`, { method: 'PUT', json: { reason: 'Sold.' } })
  const dismissed = await ana('/desk/gaps?state=dismissed')
  expect(dismissed.body.items).toMatchObject([{ count: 3, reason: 'Sold.', givenTo: { id: 'support-desk' } }])
})

test('who is not at the desk sees no gap', async () => {
  expect((await desk.ask('/desk/gaps')).body).toMatchObject({ status: 401 })
})

test('the desk reads how articles do and what people solved by themselves', async () => {
  const article = 'runbooks/order-sync/invalid-session-id'
  const told = [
    { kind: 'read', article, ended: true },
    { kind: 'vote', article, helpful: true },
  ]
  const body = JSON.stringify({ visit: '0123456789abcdef', signals: told })
  await desk.ask('/signals', { method: 'POST', body, headers: { 'content-type': 'text/plain' } })
  const ana = await desk.as('Ana')
  const health = await ana(`/desk/health?article=${encodeURIComponent(article)}`)
  expect(health.body).toMatchObject({ month: '2026-11', items: [{ id: article, facts: { readers: 1, good: 1 } }] })
  expect((await ana('/desk/health?month=2026-13')).body).toMatchObject({ status: 422 })
  expect((await ana('/desk/deflection')).body.months.at(-1)).toMatchObject({ month: '2026-11', sum: { confirmed: 1 } })
  for (const path of ['/desk/health', '/desk/deflection'])
    expect((await desk.ask(path)).body).toMatchObject({ status: 401 })
})
