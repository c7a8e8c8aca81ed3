import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { mergeTickets } from '#api/actions/merge.ts'
import { openTicket } from '#api/actions/open.ts'
import { verify } from '#api/actions/verify.ts'
import { readEvents } from '#api/store/ticket-events.ts'
import { findTicket } from '#api/store/tickets.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { filed, report } from '#kit/report.ts'
import { as, worldOn } from '#kit/world.ts'

forEachDialect('whoever acts on what they read earlier is told that somebody else acted first', async (ground) => {
  const world = await ground.world()
  const opened = await filed(world)
  const { ref } = opened
  const first = await act(world, { ref }, { type: 'acknowledge' }, { by: as.ana, ifVersion: 1 })
  expect(first.ok && first.value.ticket.version).toBe(2)
  const stale = await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.jonas, ifVersion: 1 })
  expect(stale).toMatchObject({ ok: false, error: { code: 'ticket.changed', detail: { version: 2 } } })
  const fresh = await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.jonas, ifVersion: 2 })
  expect(fresh.ok).toBe(true)
})

forEachDialect.shared('two who act at the same time both get their turn, one after the other', async (ground) => {
  const one = await ground.world()
  const two = await worldOn(await ground.another(), { chance: 'second' })
  const opened = await filed(one)
  const { ref } = opened
  const notes = Array.from({ length: 20 }, (_, index) =>
    act(index % 2 === 0 ? one : two, { ref }, { type: 'note', body: `note ${index}`, attachments: [] }, { by: as.ana }),
  )
  expect((await Promise.all(notes)).every(({ ok }) => ok)).toBe(true)
  const rows = await ground.store.db.selectFrom('ticket_event').select('version').orderBy('version').execute()
  expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
  expect((await verify(one)).problems).toEqual([])
})

forEachDialect.shared('of two who hold the same version, one wins', async (ground) => {
  const one = await ground.world()
  const two = await worldOn(await ground.another(), { chance: 'second' })
  const opened = await filed(one)
  const { ref } = opened
  const both = await Promise.all([
    act(one, { ref }, { type: 'resolve', note: 'By Ana.' }, { by: as.ana, ifVersion: 1 }),
    act(two, { ref }, { type: 'note', body: 'By Jonas.', attachments: [] }, { by: as.jonas, ifVersion: 1 }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'ticket.changed' } })
})

forEachDialect.shared('one failure reported twice at the same time by a machine is one ticket', async (ground) => {
  const one = await ground.world()
  const two = await worldOn(await ground.another(), { chance: 'second' })
  const by = { kind: 'machine', name: 'order-sync' } as const
  const both = await Promise.all(
    [one, two, one, two].map((world) => openTicket(world, report, { by, key: 'order-sync:timeout' })),
  )
  const refs = both.map((done) => (done.ok ? done.value.ref : done.error.code))
  expect(new Set(refs).size).toBe(1)
  expect(both.filter((done) => done.ok && done.value.created)).toHaveLength(1)
})

forEachDialect('a ticket is reopened although a newer one has taken over its key', async (ground) => {
  const world = await ground.world()
  const by = { kind: 'machine', name: 'order-sync' } as const
  const first = must(await openTicket(world, report, { by, key: 'order-sync:timeout' }))
  await act(world, { ref: first.ref }, { type: 'resolve', note: 'Restarted.' }, { by: as.ana })
  const second = await openTicket(world, report, { by, key: 'order-sync:timeout' })
  expect(second.ok && second.value.created).toBe(true)
  const again = await act(world, { ref: first.ref }, { type: 'reopen', reason: 'It is back.' }, { by: as.ana })
  expect(again.ok && again.value.ticket.state).toBe('open')
  const third = await openTicket(world, report, { by, key: 'order-sync:timeout' })
  expect(third.ok && second.ok && third.value.ref === second.value.ref).toBe(true)
})

forEachDialect('what was merged into a ticket was merged by the person who did it', async (ground) => {
  const world = await ground.world()
  const [one, two] = [await filed(world), await filed(world)]
  await mergeTickets(world, { ref: two.ref }, { ref: one.ref }, { by: as.ana })
  const target = await findTicket(world.read, { ref: one.ref })
  const events = await readEvents(world.read, target?.ticket.id ?? '')
  expect(events.at(-1)).toMatchObject({
    type: 'ticket.absorbed',
    by: { kind: 'support', name: 'Ana Ruiz', teams: ['support-desk'] },
    data: { from: two.ref },
  })
})
