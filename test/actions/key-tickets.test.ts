import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { keyTickets } from '#api/actions/read/key-tickets.ts'
import type { World } from '#api/actions/world.ts'
import { feedEnd } from '#api/store/ticket-feed.ts'

import { addressesOf } from '#domain/base/addresses.ts'
import type { ApiKey } from '#domain/ticket/api-key.ts'
import { feedQuestionSchema } from '#domain/views/key-ticket.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { as, kim, worldOn } from '#kit/world.ts'

const key: ApiKey = {
  id: 'k',
  name: 'bi',
  scopes: ['read-team'],
  team: 'support-desk',
  createdAt: '2026-11-24T08:00:00.000Z',
  madeBy: 'a test',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
}
const addresses = addressesOf({ publicUrl: 'https://help.example.com/', apiUrl: '' })
const command = { title: 'Orders stop', description: 'Since nine.', requester: kim, details: {} }

const ask = async (world: World, question: Record<string, unknown> = {}) => {
  const found = await keyTickets(world, feedQuestionSchema.parse(question), { key, addresses })
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

/** A copy kept by somebody who asks for what has changed, and never for anything else. */
function copyOf(world: World) {
  const copy = new Map<string, number>()
  let cursor: string | undefined
  return {
    copy,
    poll: async () => {
      for (let more = true; more; ) {
        const page = await ask(world, { ...(cursor ? { cursor } : {}), limit: 3 })
        for (const { ref, version } of page.items) copy.set(ref, version)
        cursor = page.cursor
        more = page.more
      }
    },
  }
}

const stored = async (world: World) =>
  new Map(
    (await world.read.selectFrom('ticket').select(['ref', 'version']).execute()).map((row) => [row.ref, row.version]),
  )

/** Transactions of others on the same server hold back what is told, for as long as they take. */
const patient = { timeout: 20_000, interval: 20 }

/** Waits until whatever is stored may be told. */
const caughtUp = async (world: World) => {
  const all = await stored(world)
  const told = async () => new Map((await ask(world, { limit: 100 })).items.map(({ ref, version }) => [ref, version]))
  await expect.poll(told, patient).toEqual(all)
}

forEachDialect.shared(
  'who keeps a copy by its cursor misses nothing, however many write',
  async ({ store, another, world }) => {
    const here = await world()
    const others = await Promise.all([another(), another()])
    const writers = [
      here,
      await worldOn(others[0] ?? store, { chance: 'b' }),
      await worldOn(others[1] ?? store, { chance: 'c' }),
    ]
    let isOver = false
    const write = async (writer: World, index: number) => {
      const refs: string[] = []
      for (let turn = 0; turn < 6; turn++) {
        const opened = await openTicket(writer, { ...command, title: `Orders stop ${index} ${turn}` })
        if (opened.ok) refs.push(opened.value.ref)
        const ref = refs[turn >> 1] ?? ''
        await act(writer, { ref }, { type: 'note', body: `${turn}`, attachments: [] }, { by: as.ana })
      }
    }
    const { copy, poll } = copyOf(here)
    const polling = (async () => {
      while (!isOver) {
        await poll()
        await setImmediate()
      }
    })()
    await Promise.all(writers.flatMap((writer, index) => [write(writer, index), write(writer, index + 10)]))
    isOver = true
    await polling
    const all = await stored(here)
    await expect.poll(() => poll().then(() => copy), patient).toEqual(all)
    expect(copy.size).toBe(36)
    for (const one of others) await one.close()
  },
)

forEachDialect.shared(
  'what is stored late under an early number is told when it is there',
  async ({ store, dialect, another, world }) => {
    const here = await world()
    await openTicket(here, command)
    await caughtUp(here)
    const { copy, poll } = copyOf(here)
    await poll()
    if (dialect === 'sqlite') return
    const other = await another()
    const ready = Promise.withResolvers<void>()
    const commit = Promise.withResolvers<void>()
    const [first] = await here.read.selectFrom('ticket').select(['id', 'ref']).execute()
    const late = other.db.transaction().execute(async (tx) => {
      await sql`insert into ticket_event (ticket_id, version, type, at, actor, data, hash)
      values (${first?.id}, 2, 'ticket.noted', '2026-11-24T08:00:00.000Z', '{"kind":"ticker"}', '{"body":"x"}', 'h')`.execute(
        tx,
      )
      await sql`update ticket set version = 2, body = replace(body, '"version":1', '"version":2') where id = ${first?.id}`.execute(
        tx,
      )
      ready.resolve()
      await commit.promise
    })
    await ready.promise
    const opened = await openTicket(here, { ...command, title: 'Another' })
    await poll()
    const meanwhile = new Map(copy)
    commit.resolve()
    await late
    expect(meanwhile).toEqual(new Map([[first?.ref, 1]]))
    await expect
      .poll(() => poll().then(() => copy), patient)
      .toEqual(
        new Map([
          [first?.ref, 2],
          [opened.ok && opened.value.ref, 1],
        ]),
      )
    await other.close()
    expect(store.dialect).toBe('postgres')
  },
)

forEachDialect(
  'a cursor of a database that was restored is refused, and filters narrow what is told',
  async ({ store, world }) => {
    const here = await world()
    const one = await openTicket(here, { ...command, automation: 'order-sync', details: { 'run-id': '1' } })
    here.after('PT1H')
    const two = await openTicket(here, command)
    if (!one.ok || !two.ok) throw new Error('not opened')
    await caughtUp(here)
    const refs = async (question: Record<string, unknown>) => (await ask(here, question)).items.map(({ ref }) => ref)
    expect(await refs({})).toEqual([one.value.ref, two.value.ref])
    expect(await refs({ automation: 'order-sync' })).toEqual([one.value.ref])
    expect(await refs({ since: '2026-11-24T10:00:00+01:00' })).toEqual([two.value.ref])
    expect(await refs({ team: 'support-desk', state: 'active', priority: 'P3' })).toEqual(
      (await ask(here)).items.filter(({ priority }) => priority === 'P3').map(({ ref }) => ref),
    )
    const { items, cursor, more } = await ask(here, { limit: 1 })
    expect([items[0]?.ref, more]).toEqual([one.value.ref, true])
    expect(await refs({ cursor })).toEqual([two.value.ref])
    expect((await ask(here)).items[0]).toMatchObject({
      url: `https://help.example.com/desk/ticket/#${one.value.ref}`,
      self: `https://help.example.com/api/tickets/${one.value.ref}`,
    })
    const last = await ask(here)
    await act(here, { ref: one.value.ref }, { type: 'note', body: 'x', attachments: [] }, { by: as.ana })
    await caughtUp(here)
    expect(await refs({ cursor: last.cursor })).toEqual([one.value.ref])
    const asked = feedQuestionSchema.parse({ cursor: '900000000-900000000' })
    expect(await keyTickets(here, asked, { key, addresses })).toEqual({
      ok: false,
      error: { code: 'request.cursor-over' },
    })
    if (store.dialect === 'postgres') {
      await sql`update ticket_event set written_by = '900000000'`.execute(store.db)
      await store.migrate(() => Temporal.Now.instant())
      await caughtUp(here)
      expect(await refs({})).toEqual([two.value.ref, one.value.ref])
    }
  },
)

forEachDialect(
  'the end of the feed is the last event by its number, also where numbers grow longer within a transaction',
  async ({ store, world: make }) => {
    const world = await make()
    if (store.dialect === 'postgres')
      await sql`select setval(pg_get_serial_sequence('ticket_event', 'seq'), 97)`.execute(store.db)
    await openTicket(world, command)
    await world.transact((tx) =>
      sql`
      insert into ticket_event (ticket_id, version, type, at, actor, data, hash)
      select ticket_id, version + n.i, type, at, actor, data, hash
      from ticket_event cross join (select 1 as i union all select 2 union all select 3) as n`.execute(tx),
    )
    const { last } = await store.db
      .selectFrom('ticket_event')
      .select((eb) => eb.fn.max('seq').as('last'))
      .executeTakeFirstOrThrow()
    // On PostgreSQL what may still be written before it is waited for, whoever writes it in whatever database of the server.
    await expect
      .poll(async () => (await feedEnd(world.read, store.dialect)).seq, { timeout: 20_000 })
      .toBe(String(last))
  },
)
