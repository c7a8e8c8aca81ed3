import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { mergeTickets } from '#api/actions/merge.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { tick } from '#api/actions/tick.ts'
import type { World } from '#api/actions/world.ts'
import { readQueue } from '#api/store/queue.ts'
import { readEvents } from '#api/store/ticket-events.ts'
import { findTicket, readTickets } from '#api/store/tickets.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { handover } from '#kit/story.ts'
import { as } from '#kit/world.ts'

forEachDialect('a logged ticket has an honest promise and is found by its token only', async (ground) => {
  const world = await ground.world()
  const opened = await filed(world)
  expect(opened).toMatchObject({
    level: 1,
    priority: 'P2',
    team: { id: 'support-desk' },
    promise: { respondBy: '2026-11-24T08:30:00.000Z', resolveBy: '2026-11-24T16:00:00.000Z' },
  })
  const seen = await viewRequest(world, opened.token)
  expect(seen.ok && seen.value.ref).toBe(opened.ref)
  expect(await viewRequest(world, 'wrong')).toEqual({ ok: false, error: { code: 'ticket.not-found' } })
  const queue = await readQueue(world, {
    filter: { states: 'all', text: 'arriv' },
    sort: { by: 'due', descending: false },
    limit: 10,
    now: '2026-11-24T08:00:00.000Z',
  })
  const found = await readTickets(world.read, queue.ids)
  expect(found.map(({ ref }) => ref)).toEqual([opened.ref])
})

forEachDialect('a ticket goes up, waits, comes back to life and is rated', async (ground) => {
  const world = await ground.world()
  const opened = await filed(world)
  const { ref, token } = opened
  const doing = async (by: keyof typeof as, command: Parameters<typeof act>[2]) => {
    const done = must(await act(world, { ref }, command, { by: as[by] }))
    return done.ticket
  }
  world.after('PT10M')
  await doing('ana', { type: 'acknowledge' })
  expect(
    (await act(world, { ref }, { type: 'escalate', reason: 'needs the owner', handover: {} }, { by: as.ana })).ok,
  ).toBe(false)
  const up = await doing('ana', {
    type: 'escalate',
    reason: 'needs the owner',
    handover: { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' },
  })
  expect(up).toMatchObject({ level: 2, team: 'finance-automation' })
  expect(await act(world, { ref }, { type: 'reply', body: 'x', attachments: [] }, { by: as.jonas })).toMatchObject({
    error: { code: 'desk.not-your-level' },
  })
  await doing('noor', { type: 'wait', on: 'requester' })
  world.after('PT3H')
  const answered = await act(
    world,
    { token },
    { type: 'reply', body: 'here it is', attachments: [] },
    { by: 'requester' },
  )
  expect(answered.ok && answered.value.ticket.state).toBe('open')
  world.after('PT1H')
  await doing('noor', { type: 'resolve', note: 'Reconnected.' })
  const seen = must(await viewRequest(world, token))
  const resolve = seen.clocks.find(({ name }) => name === 'resolve')
  expect(resolve).toMatchObject({ state: 'met', elapsed: 4200 })
  expect((await act(world, { token }, { type: 'rate', score: 5 }, { by: 'requester' })).ok).toBe(true)
})

forEachDialect('an unanswered ticket is late once, and goes up by itself once', async (ground) => {
  const world = await ground.world()
  await filed(world)
  world.after('PT2H')
  const dry = await tick(world, { asOf: world.now(), dryRun: true })
  const real = await tick(world, { asOf: world.now() })
  expect(real).toEqual(dry)
  expect(real.map(({ type }) => type)).toContain('ticket.escalated')
  expect(await tick(world, { asOf: world.now() })).toEqual([])
})

forEachDialect(
  'a ticket is merged into one of another team by those who have it, under their own name',
  async (ground) => {
    const world = await ground.world()
    const [mine, theirs] = [await logged(world), await logged(world)]
    const up = { type: 'escalate', reason: 'Needs more.', handover } as const
    expect((await act(world, { ref: theirs }, up, { by: as.ana })).ok).toBe(true)
    expect(await mergeTickets(world, { ref: theirs }, { ref: mine }, { by: as.jonas })).toMatchObject({
      error: { code: 'desk.not-your-level' },
    })
    expect((await mergeTickets(world, { ref: mine }, { ref: theirs }, { by: as.jonas })).ok).toBe(true)
    const kept = await findTicket(world.read, { ref: theirs })
    const log = await readEvents(world.read, kept?.ticket.id ?? '')
    expect(log.at(-1)).toMatchObject({ type: 'ticket.absorbed', by: { kind: 'support', name: 'Jonas Weber' } })
  },
)

async function logged(world: World): Promise<string> {
  return (await filed(world)).ref
}
