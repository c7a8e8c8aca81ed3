import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import { never } from '#api/store/schema.ts'
import { readEvents } from '#api/store/ticket-events.ts'
import type { Command } from '#domain/ticket/command.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { modelWith } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'

const report = { title: 'Orders do not arrive', description: 'Nothing since nine.', requester: kim, details: {} }

async function opened(world: TestWorld, more: object = { automation: 'order-sync' }): Promise<string> {
  const done = must(await openTicket(world, { ...report, ...more }))
  return done.ref
}

async function does(world: TestWorld, ref: string, command: Command, by = as.hana) {
  const done = must(await act(world, { ref }, command, { by }))
  return done.ticket
}

async function eventsOf(world: TestWorld, ref: string) {
  const { id } = await world.read.selectFrom('ticket').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
  return readEvents(world.read, id)
}

const ring = (world: TestWorld, dryRun = false) => tick(world, { asOf: world.now(), dryRun })

forEachDialect('a breach carries the instant it was due, however late the ticker comes', async (ground) => {
  const world = await ground.world()
  const ref = await opened(world)
  world.after('PT30H')
  const dry = await ring(world, true)
  expect(await eventsOf(world, ref)).toHaveLength(1)
  expect(await ring(world)).toEqual(dry)
  const events = await eventsOf(world, ref)
  const breaches = events.filter(({ type }) => type === 'clock.breached')
  expect(breaches.find((event) => event.type === 'clock.breached' && event.data.clock === 'respond')).toMatchObject({
    at: '2026-11-24T08:30:00.000Z',
    by: { kind: 'ticker' },
  })
  const named = events.flatMap((event) =>
    event.type === 'clock.breached' || event.type === 'clock.at-risk'
      ? [`${event.type} ${event.data.clock} ${event.data.cycle}`]
      : [],
  )
  expect(new Set(named).size).toBe(named.length)
  expect(await ring(world)).toEqual([])
})

forEachDialect('ticking often and ticking once after downtime ring the same alarms', async (ground) => {
  const often = await ground.world()
  const first = await opened(often)
  for (let step = 0; step < 24; step++) {
    often.after('PT15M')
    await ring(often)
  }
  const events = await eventsOf(often, first)
  const late = await ground.world({ chance: 'late' })
  const second = await opened(late)
  late.after('PT6H')
  await ring(late)
  const alarms = (list: Awaited<ReturnType<typeof eventsOf>>) =>
    list
      .flatMap((event) => (event.type === 'clock.breached' && event.data.clock !== 'accept' ? [event] : []))
      .filter(({ data }) => data.clock === 'respond' || data.clock === 'resolve')
      .map(({ at, data }) => `${data.clock} ${data.cycle} ${at}`)
  expect(alarms(await eventsOf(late, second))).toEqual(alarms(events))
})

forEachDialect('a late answer sends the ticket up once, as the model says', async (ground) => {
  const world = await ground.world()
  const ref = await opened(world)
  world.after('PT31M')
  await ring(world)
  await ring(world)
  const moves = (await eventsOf(world, ref)).filter(({ type }) => type === 'ticket.escalated')
  expect(moves).toMatchObject([{ data: { from: 1, to: 2, automatic: true }, by: { kind: 'ticker' } }])
})

forEachDialect('a solved ticket closes by itself after the working time the model gives', async (ground) => {
  const world = await ground.world({ model: modelWith({ autoClose: 'PT10H' }) })
  const ref = await opened(world, {})
  await does(world, ref, { type: 'resolve', note: 'Reconnected.' })
  world.at('2026-11-25T08:00:00Z')
  expect(await ring(world)).toEqual([])
  world.at('2026-11-25T12:00:00Z')
  expect(await ring(world)).toMatchObject([{ type: 'ticket.closed', what: 'ticket.closed' }])
  expect((await eventsOf(world, ref)).at(-1)).toMatchObject({ data: { reason: 'expired' } })
  expect(await ring(world)).toEqual([])
})

forEachDialect('a waiting with an end goes on at that instant, not when the ticker comes', async (ground) => {
  const world = await ground.world()
  const ref = await opened(world)
  await does(world, ref, { type: 'acknowledge' }, as.ana)
  await does(world, ref, { type: 'wait', on: 'requester', until: '2026-11-24T10:00:00.000Z' }, as.ana)
  world.at('2026-11-24T10:20:00Z')
  await ring(world)
  expect((await eventsOf(world, ref)).find(({ type }) => type === 'ticket.resumed')).toMatchObject({
    at: '2026-11-24T10:00:00.000Z',
    by: { kind: 'ticker' },
  })
})

forEachDialect(
  'an act first tells what is past: each promise that it ends late, and a waiting that has ended',
  async (ground) => {
    const world = await ground.world()
    const late = await opened(world)
    const waits = await opened(world)
    await does(world, waits, { type: 'acknowledge' }, as.ana)
    const until = '2026-11-24T08:20:00.000Z'
    await does(world, waits, { type: 'wait', on: 'requester', until }, as.ana)
    world.after('PT45M')
    const read = (
      await world.read.selectFrom('ticket').select('version').where('ref', '=', late).executeTakeFirstOrThrow()
    ).version
    const resolve: Command = { type: 'resolve', note: 'Reconnected.' }
    must(await act(world, { ref: late }, resolve, { by: as.hana, ifVersion: read }))
    await does(world, waits, { type: 'reprioritise', impact: 'high', urgency: 'high', reason: 'Payroll.' }, as.ana)
    const log = async (ref: string) =>
      (await eventsOf(world, ref)).map((event) =>
        event.type === 'clock.breached' ? `${event.data.clock} ${event.at.slice(11, 16)}` : `${event.type}`,
      )
    expect(await log(late)).toEqual(['ticket.opened', 'respond 08:30', 'accept 08:30', 'ticket.resolved'])
    expect((await log(waits)).slice(-2)).toEqual(['ticket.resumed', 'ticket.reprioritised'])
    expect((await eventsOf(world, waits)).at(-2)).toMatchObject({ at: until, by: { kind: 'ticker' } })
    const told = await world.read.selectFrom('notice').select('kind').where('kind', '=', 'breached').execute()
    expect(told).toHaveLength(2)
    await ring(world)
    expect((await log(late)).filter((line) => line.includes('08:30'))).toHaveLength(2)
  },
)

async function atVendor(world: TestWorld): Promise<string> {
  const ref = await opened(world)
  await does(world, ref, { type: 'acknowledge' })
  await does(world, ref, {
    type: 'escalate',
    to: 4,
    reason: 'vendor',
    handover: { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' },
  })
  await does(world, ref, { type: 'open-vendor-ticket', reference: 'W-1', nextChase: '2026-11-24T09:00:00.000Z' })
  return ref
}

forEachDialect('a vendor who does not answer is chased once at the agreed time', async (ground) => {
  const world = await ground.world()
  const ref = await atVendor(world)
  world.after('PT2H')
  await ring(world)
  await ring(world)
  const events = await eventsOf(world, ref)
  expect(events.filter(({ type }) => type === 'vendor.chased')).toHaveLength(1)
  const notices = await world.read.selectFrom('notice').selectAll().where('kind', '=', 'chase').execute()
  expect(notices).toMatchObject([{ recipient: 'hq@example.com' }])
})

forEachDialect('a chase that was agreed before the ticket was solved does not keep it from closing', async (ground) => {
  const world = await ground.world({ model: modelWith({ autoClose: 'PT4H' }) })
  const ref = await atVendor(world)
  await does(world, ref, { type: 'resolve', note: 'It came back by itself.' })
  world.after('PT100H')
  await ring(world)
  const { state, wake_at } = await world.read
    .selectFrom('ticket')
    .select(['state', 'wake_at'])
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  expect({ state, wake_at }).toEqual({ state: 'closed', wake_at: never })
})

forEachDialect('a ticket that breaks the ticker does not hold up the others', async (ground) => {
  const world = await ground.world()
  const broken = await opened(world)
  world.after('PT1M')
  const fine = await opened(world)
  await world.transact((tx) =>
    tx
      .updateTable('ticket_event')
      .set({ data: '{}' })
      .where('ticket_id', 'in', (eb) => eb.selectFrom('ticket').select('id').where('ref', '=', broken))
      .execute(),
  )
  world.after('PT2H')
  await expect(ring(world)).rejects.toThrow(`failed on ${broken}`)
  expect((await eventsOf(world, fine)).some(({ type }) => type === 'ticket.escalated')).toBe(true)
})

forEachDialect.shared('several processes ring each alarm once', async ({ store, dialect, another }, context) => {
  if (dialect === 'sqlite') context.skip('SQLite serves one process')
  const world = await worldOn(store)
  const refs: string[] = []
  for (let index = 0; index < 120; index++) refs.push(await opened(world))
  const asOf = Temporal.Instant.from('2026-11-24T12:00:00Z')
  const others = [
    await worldOn(await another(), { chance: 'second' }),
    await worldOn(await another(), { chance: 'third' }),
    world,
  ]
  const done = (await Promise.all(others.map((other) => tick(other, { asOf })))).flat()
  const named = done.map(({ ref, type, what }) => `${ref} ${type} ${what}`)
  expect(new Set(named).size).toBe(named.length)
  expect(done.filter(({ type }) => type === 'ticket.escalated')).toHaveLength(refs.length)
  expect(await tick(world, { asOf })).toEqual([])
  const escalated = await store.db
    .selectFrom('ticket_event')
    .select('ticket_id')
    .where('type', '=', 'ticket.escalated')
    .execute()
  expect(escalated).toHaveLength(refs.length)
})
