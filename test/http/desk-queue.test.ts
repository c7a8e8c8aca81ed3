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
  expect(await list('view=open')).toEqual(all)
  expect(await list('view=next')).toEqual([fresh, mine, waits].sort())
  expect(await list('view=all')).toEqual([...all, solved].sort())
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
  expect(counts).toMatchObject({ next: 3, open: 4, mine: 1, unassigned: 3, waiting: 1, vendor: 0, most: 1000 })
  expect(counts.levels.slice(0, 2)).toEqual([
    { level: 1, count: 3 },
    { level: 2, count: 1 },
  ])
})

test('a search is over everything, narrowed by operators and counted by state', async () => {
  const { ref: fresh } = await desk.open({ title: 'Orders stay in Pending since today' })
  const { ref: up } = await desk.open({ automation: 'invoice-approval', title: 'Invoice pending' })
  const { ref: solved } = await desk.open({ title: 'Pending orders' })
  await act(desk.world, { ref: up }, { type: 'escalate', reason: 'x', handover }, { by: as.ana })
  await act(desk.world, { ref: solved }, { type: 'resolve', note: 'done' }, { by: as.ana })
  await act(desk.world, { ref: fresh }, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
  const ana = await desk.as('Ana')
  const list = async (text: string, more = '') =>
    refsOf((await ana(`/desk/tickets?text=${encodeURIComponent(text)}${more}`)).body)
  expect(await list('pending')).toEqual([fresh, up, solved])
  expect(await list('"stay in PENDING"')).toEqual([fresh])
  expect(await list('is:open pending')).toEqual([fresh, up])
  expect(await list('is:resolved is:open')).toEqual([fresh, up, solved])
  expect(await list('team:"Finance automation"')).toEqual([up])
  expect(await list('automation:invoice-approval pending')).toEqual([up])
  expect(await list('assignee:me')).toEqual([fresh])
  expect(await list('assignee:none is:open')).toEqual([up])
  expect(await list('level:2')).toEqual([up])
  expect(await list('before:2026-11-24')).toEqual([])
  expect(await list('after:2026-11-23 before:2026-11-25 pending is:resolved')).toEqual([solved])
  expect(await list('is:late')).toEqual([])
  expect(await list('pending', '&sort=-subject')).toEqual([solved, fresh, up])
  expect(await list('pending', '&sort=level&limit=2')).toEqual([fresh, solved])
  const { body } = await ana('/desk/state-counts?text=pending')
  expect(body.states).toEqual([
    { state: 'new', count: 0 },
    { state: 'open', count: 2 },
    { state: 'waiting', count: 0 },
    { state: 'resolved', count: 1 },
    { state: 'closed', count: 0 },
  ])
  const wrong = (await ana('/desk/tickets?text=is%3Alte+team%3Asuport-desk+after%3Ayesterday')).body
  expect(wrong.errors.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringContaining('Did you mean is:late?'),
    expect.stringContaining('Did you mean team:support-desk?'),
    '“after:yesterday” is no date. Expected a day such as 2026-11-01.',
  ])
})

test('first comes what is promised next, then what is more urgent; the change window last', async () => {
  const { ref: later } = await desk.open({ impact: 'low', urgency: 'low' })
  const { ref: sooner } = await desk.open()
  const { ref: planned } = await desk.open()
  await act(desk.world, { ref: planned }, { type: 'acknowledge' }, { by: as.ana })
  await act(
    desk.world,
    { ref: planned },
    { type: 'wait', on: 'window', until: '2026-12-24T08:00:00.000Z' },
    { by: as.ana },
  )
  const ana = await desk.as('Ana')
  const list = async (query: string) => refsOf((await ana(`/desk/tickets?${query}`)).body)
  expect(await list('')).toEqual([sooner, later, planned])
  expect(await list('sort=-due')).toEqual([planned, later, sooner])
  expect((await list('sort=-priority'))[0]).toEqual(later)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const { body }: { body: { tickets: Row[]; next: string | null } } = await ana(
      `/desk/tickets?sort=automation&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
    )
    seen.push(...refsOf(body))
    cursor = body.next
  } while (cursor)
  expect(seen).toEqual([sooner, later, planned])
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
    ['view=some', 'view'],
    ['sort=colour', 'sort'],
    ['limit=1000', 'limit'],
    ['assignee=somebody', 'assignee'],
  ]) {
    const { body } = await ana(`/desk/tickets?${query}`)
    expect(body).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path }] })
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['type', 'title', 'detail', 'requestId']))
  }
})
