import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { makeLive } from '#api/actions/read/live.ts'
import { postgresServer, sharedPostgres } from '#kit/databases.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { type KeptLog, keptLog } from '#kit/log.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const report = { title: 'Orders stop', description: 'Since nine.', requester: kim, details: {} }

/** What a page hears, until a condition holds. */
async function hear(headers: Record<string, string> = {}) {
  const cookie = await desk.cookieOf('Ana')
  const answer = await desk.app.request('http://localhost:4321/api/desk/events', { headers: { cookie, ...headers } })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  return {
    answer,
    until: async (wanted: RegExp) => {
      while (!wanted.test(text)) {
        const { value, done } = await reader.read()
        if (done) return `${text}[over]`
        text += decoder.decode(value, { stream: true })
      }
      return text
    },
    stop: () => reader.cancel(),
  }
}

test('the desk hears of every change, whoever makes it', async () => {
  const page = await hear()
  expect(page.answer.headers.get('content-type')).toContain('text/event-stream')
  await page.until(/: here/)
  const { ref } = await desk.open()
  await act(desk.world, { ref }, { type: 'acknowledge' }, { by: as.ana })
  const heard = await page.until(/ticket\.acknowledged/)
  expect(heard).toContain('event: change')
  expect(heard).toContain(`data: {"ref":"${ref}","version":1,"type":"ticket.opened"}`)
  expect(heard).toContain(`data: {"ref":"${ref}","version":2,"type":"ticket.acknowledged"}`)
  await page.stop()
})

test('a page that was away hears what it missed, and a page that was away too long is told to read again', async () => {
  const { ref } = await desk.open()
  const first = await hear({ 'last-event-id': '0' })
  expect(await first.until(/ticket\.opened/)).toContain(ref)
  await first.stop()
  for (let turn = 0; turn < 260; turn++) await openTicket(desk.world, report)
  for (let turn = 0; turn < 260; turn++)
    await act(desk.world, { ref }, { type: 'note', body: 'x', attachments: [] }, { by: as.ana })
  const late = await hear({ 'last-event-id': '1' })
  expect(await late.until(/reset/)).not.toContain('ticket.noted')
  await late.stop()
  const odd = await hear({ 'last-event-id': 'what' })
  expect(await odd.until(/: here/)).not.toContain('event: change')
  await odd.stop()
})

test('live answers end when the server ends', async () => {
  const page = await hear()
  await page.until(/: here/)
  await desk.close()
  expect(await page.until(/never said/)).toContain('[over]')
  desk = await deskInMemory()
})

forEachDialect('changes are heard once each, in the order they were stored', async ({ world: make }) => {
  const world = await make()
  const closing = new AbortController()
  const live = makeLive(world, { every: 20, closing: closing.signal, alert: keptLog().alert })
  await openTicket(world, report)
  const heard: string[] = []
  const enough = new Promise<void>((resolve) => {
    live.listen((changes) => {
      heard.push(...changes.map(({ ref, version }) => `${ref} ${version}`))
      if (heard.length >= 6) resolve()
    })
  })
  await live.last()
  const refs: string[] = []
  for (let turn = 0; turn < 3; turn++) {
    const opened = must(await openTicket(world, report))
    refs.push(opened.ref)
    await act(world, { ref: opened.ref }, { type: 'acknowledge' }, { by: as.ana })
  }
  await enough
  closing.abort()
  expect(heard).toEqual(refs.flatMap((ref) => [`${ref} 1`, `${ref} 2`]))
})

/** The log of tickets cannot be read until it is put back. */
function away({ store }: Pick<TestWorld, 'store'>) {
  const rename = (from: string, to: string) => sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`
  return {
    take: () => rename('ticket_event', 'ticket_event_away').execute(store.db),
    putBack: () => rename('ticket_event_away', 'ticket_event').execute(store.db),
  }
}

function listenTo(world: TestWorld, { alert }: KeptLog) {
  const closing = new AbortController()
  const live = makeLive(world, { every: 20, closing: closing.signal, alert })
  const heard: string[] = []
  live.listen((changes) => heard.push(...changes.map(({ ref }) => ref)))
  return { live, heard, closing }
}

const messages = ({ lines }: KeptLog) => lines.map(({ msg }) => msg)

forEachDialect('after a first look that failed, nothing old is told as new', async (ground) => {
  const world = await ground.world()
  for (let turn = 0; turn < 3; turn++) await openTicket(world, report)
  const events = away(world)
  await events.take()
  const kept = keptLog()
  const { live, heard, closing } = listenTo(world, kept)
  await expect(live.last()).rejects.toThrow(/ticket_event/)
  await events.putBack()
  await live.last()
  const opened = must(await openTicket(world, report))
  await expect.poll(() => heard.length).toBeGreaterThan(0)
  closing.abort()
  expect(heard).toEqual([opened.ref])
  expect(messages(kept)).toEqual(['live updates stand still until the log can be read', 'live updates go on'])
  expect(kept.lines[0]).toMatchObject({ level: 'error', reason: expect.stringMatching(/ticket_event/) })
})

forEachDialect('looks that fail in between are told once, and what they missed is heard', async (ground) => {
  const world = await ground.world()
  const kept = keptLog()
  const { live, heard, closing } = listenTo(world, kept)
  await live.last()
  const events = away(world)
  const opened = must(await openTicket(world, report))
  await events.take()
  await expect.poll(() => messages(kept)).toHaveLength(1)
  await events.putBack()
  await expect.poll(() => messages(kept)).toHaveLength(2)
  await expect.poll(() => heard).toEqual([opened.ref])
  closing.abort()
})

test('a page that comes while the log is away is let go, without a word of what broke', async () => {
  const kept = keptLog()
  await desk.close()
  desk = await deskInMemory({ log: kept.log })
  const events = away(desk.world)
  await events.take()
  const page = await hear()
  expect(await page.until(/never said/)).toBe('[over]')
  await events.putBack()
  expect(messages(kept)).toContain('a live answer broke off; the page asks again')
  const again = await hear()
  await again.until(/: here/)
  await again.stop()
})

test('on PostgreSQL a change of another process is told, and looked for when nobody can tell · PostgreSQL', async (context) => {
  if (!(await postgresServer())) context.skip('needs a PostgreSQL server; only PGlite is here')
  const { store, another, close } = await sharedPostgres()
  const world = await worldOn(store)
  const other = await worldOn(await another(), { chance: 'another' })
  const kept = keptLog()
  const closing = new AbortController()
  // Nobody looks by itself as long as this test lasts.
  const live = makeLive(world, { every: 600_000, closing: closing.signal, alert: kept.alert })
  const heard: string[] = []
  live.listen((changes) => heard.push(...changes.map(({ ref }) => ref)))
  await live.last()
  const listening = sql<{ pid: number }>`
    select pid from pg_stat_activity where query = 'listen ladder_change' and datname = current_database()`
  const open = async () => must(await openTicket(other, report)).ref
  await expect.poll(async () => (await listening.execute(store.db)).rows.length).toBe(1)
  const refs = [await open()]
  await expect.poll(() => heard).toEqual(refs)
  await sql`select pg_terminate_backend(${(await listening.execute(store.db)).rows[0]?.pid}::int)`.execute(store.db)
  await expect.poll(() => messages(kept)).toEqual(['live updates look by themselves: nobody tells of changes'])
  refs.push(await open())
  await expect.poll(() => heard).toEqual(refs)
  expect(messages(kept).at(-1)).toBe('live updates are told of changes again')
  refs.push(await open())
  await expect.poll(() => heard).toEqual(refs)
  closing.abort()
  await expect.poll(async () => (await listening.execute(store.db)).rows).toEqual([])
  await close()
})
