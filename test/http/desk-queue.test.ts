import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { tick } from '#api/actions/tick.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { as } from '#kit/world.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

type Row = { ref: string }
const refsOf = (body: { tickets: Row[] }) => body.tickets.map(({ ref }) => ref)
const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }

test('pages lose nothing and repeat nothing while tickets change between them', async () => {
  const refs: string[] = []
  for (let turn = 0; turn < 23; turn++) {
    desk.world.after('PT1M')
    refs.push((await desk.open()).ref)
  }
  const ana = await desk.as('Ana')
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const { body }: { body: { tickets: Row[]; next: string | null } } = await ana(
      `/desk/tickets?limit=5${cursor ? `&cursor=${cursor}` : ''}`,
    )
    seen.push(...refsOf(body))
    cursor = body.next
    const gone = seen.at(-1) ?? ''
    await act(desk.world, { ref: gone }, { type: 'resolve', note: 'done' }, { by: as.ana })
  } while (cursor)
  expect(seen).toEqual(refs)
})

test('each view holds its tickets, and the rail counts them', async () => {
  const { ref: fresh } = await desk.open()
  const { ref: mine } = await desk.open()
  const { ref: waits } = await desk.open({ requester: { name: 'Lee', email: 'Lee@example.com' } })
  const { ref: up } = await desk.open({ automation: 'invoice-approval', title: 'Faktura fehlt' })
  const { ref: solved } = await desk.open()
  await act(desk.world, { ref: mine }, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
  await act(desk.world, { ref: waits }, { type: 'wait', on: 'requester' }, { by: as.jonas })
  await act(desk.world, { ref: up }, { type: 'escalate', reason: 'x', handover }, { by: as.ana })
  await act(desk.world, { ref: solved }, { type: 'resolve', note: 'done' }, { by: as.ana })
  const ana = await desk.as('Ana')
  const list = async (query: string) => refsOf((await ana(`/desk/tickets?${query}`)).body).sort()
  const all = [fresh, mine, waits, up].sort()
  expect(await list('')).toEqual(all)
  expect(await list('view=mine')).toEqual([mine])
  expect(await list('view=unassigned')).toEqual([fresh, waits, up].sort())
  expect(await list('assignee=none&level=1')).toEqual([fresh, waits].sort())
  expect(await list('assignee=ana@example.com')).toEqual([mine])
  expect(await list('view=waiting')).toEqual([waits])
  expect(await list('team=finance-automation')).toEqual([up])
  expect(await list('automation=invoice-approval')).toEqual([up])
  expect(await list('requester=lee@example.com')).toEqual([waits])
  expect(await list('text=faktura')).toEqual([up])
  expect(await list('view=resolved')).toEqual([solved])
  desk.world.after('PT2H')
  expect(await list('view=breached')).toContain(fresh)
  const counts = (await ana('/desk/counts')).body
  expect(counts).toMatchObject({ next: 4, mine: 1, unassigned: 3, waiting: 1, vendor: 0, most: 1000 })
  expect(counts.levels.slice(0, 2)).toEqual([
    { level: 1, count: 3 },
    { level: 2, count: 1 },
  ])
})

test('a row says what is due next; when all is paused, how much is left to solve it', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  const row = async () => (await ana('/desk/tickets')).body.tickets[0]
  expect(await row()).toMatchObject({ clock: { name: 'respond', state: 'running', due: '2026-11-24T08:30:00.000Z' } })
  await act(desk.world, { ref }, { type: 'reply', body: 'Which run?', attachments: [] }, { by: as.ana })
  await act(desk.world, { ref }, { type: 'wait', on: 'requester' }, { by: as.ana })
  const paused = (await row()).clock
  expect([paused.name, paused.state, paused.due, 'segments' in paused]).toEqual(['resolve', 'paused', null, false])
})

test('an automatic breach shows in the queue at once', async () => {
  const { ref } = await desk.open()
  desk.world.after('PT31M')
  await tick(desk.world, { asOf: desk.world.now() })
  const hana = await desk.as('Hana')
  expect((await hana('/desk/tickets?view=breached')).body.tickets[0]).toMatchObject({ ref, level: 2 })
})

test('a cursor or filter that is none is refused, field by field', async () => {
  const ana = await desk.as('Ana')
  for (const [query, path] of [
    ['cursor=abc', 'cursor'],
    ['level=9', 'level'],
    ['view=all', 'view'],
    ['limit=1000', 'limit'],
    ['assignee=somebody', 'assignee'],
  ]) {
    const { body } = await ana(`/desk/tickets?${query}`)
    expect(body).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path }] })
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['type', 'title', 'detail', 'requestId']))
  }
})
