import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { announce, listKnownProblems } from '#api/actions/announce.ts'
import { knownByKey, openTicket } from '#api/actions/open.ts'
import { deskQueue } from '#api/actions/read/queue.ts'
import { strandedTickets } from '#api/actions/read/stranded.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { rehome } from '#api/actions/rehome.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { automations, models } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { renamed, reorganised } from '#kit/organisation.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const zoe: Extract<Actor, { kind: 'support' }> = {
  kind: 'support',
  name: 'Zoe Adler',
  email: 'zoe@example.com',
  teams: [],
}

async function opened(world: TestWorld, automation?: string): Promise<{ ref: string }> {
  const made = must(
    await openTicket(world, {
      title: 'Orders do not arrive',
      description: 'Nothing since nine.',
      requester: kim,
      details: {},
      ...(automation ? { automation } : {}),
    }),
  )
  return { ref: made.ref }
}

function withMembers(id: string, members: SupportModel['teams'][number]['members']): SupportModel {
  return reorganised({ teams: models.five.teams.map((team) => (team.id === id ? { ...team, members } : team)) })
}

forEachDialect('a team that was renamed keeps its tickets, its queue and its rights', async ({ world }) => {
  const before = await world()
  const { ref } = await opened(before)
  const after = await world({ model: renamed('support-desk', 'front-desk', { name: 'Front desk' }), chance: 'after' })
  const seen = await deskTicket(after, ref, as.ana)
  expect(seen.ok && seen.value.ticket.team).toEqual({ id: 'front-desk', name: 'Front desk' })
  expect(seen.ok && seen.value.may.reply).toBeNull()
  const queue = await deskQueue(after, { team: 'front-desk', limit: 10 }, { email: 'ana@example.com' })
  expect(queue.ok && queue.value.tickets.map((row) => row.ref)).toEqual([ref])
  const done = await act(after, { ref }, { type: 'assign', to: 'jonas@example.com' }, { by: as.ana })
  expect(done.ok).toBe(true)
  expect((await verify(after)).problems).toEqual([])
})

forEachDialect('who joins a team may act on what it had before, who left may not', async ({ world }) => {
  const { ref } = await opened(await world())
  const model = withMembers('support-desk', [{ name: zoe.name, email: zoe.email, was: [] }])
  const after = await world({ model, chance: 'after' })
  const reply: Command = { type: 'reply', body: 'Looking.', attachments: [] }
  expect((await act(after, { ref }, reply, { by: zoe })).ok).toBe(true)
  expect(await act(after, { ref }, reply, { by: as.ana })).toMatchObject({ error: { code: 'desk.not-your-level' } })
  const seen = await deskTicket(after, ref, zoe)
  expect(seen.ok && seen.value.assignable).toEqual([{ name: 'Zoe Adler', email: 'zoe@example.com' }])
})

forEachDialect('an address that changed stays the same person: assigned, mine, told', async ({ world }) => {
  const before = await world()
  const { ref } = await opened(before)
  await act(before, { ref }, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
  const model = withMembers('support-desk', [
    { name: 'Ana Weber', email: 'ana.weber@example.com', was: ['ana@example.com'] },
  ])
  const after = await world({ model, chance: 'after' })
  const mine = await deskQueue(after, { view: 'mine', limit: 10 }, { email: 'ana.weber@example.com' })
  expect(mine.ok && mine.value.tickets.map((row) => row.assignee)).toEqual([
    { name: 'Ana Weber', email: 'ana.weber@example.com' },
  ])
  await act(
    after,
    { ref },
    { type: 'reply', body: 'Any news?', attachments: [] },
    { by: { kind: 'requester', ...kim } },
  )
  const told = await after.read
    .selectFrom('notice')
    .select('recipient')
    .where('kind', '=', 'requester-replied')
    .execute()
  expect(told).toEqual([{ recipient: 'ana.weber@example.com' }])
})

forEachDialect('rules of escalation are those in force, promises those that were made', async ({ world }) => {
  const before = await world()
  const { ref } = await opened(before, 'order-sync')
  const promised = await deskTicket(before, ref, as.ana)
  const levels = models.five.levels.filter(({ level }) => level !== 3)
  const model = reorganised({
    levels,
    escalate: [{ when: 'respond breached', at: 1, to: 4 }],
    sla: models.five.sla.slice(-1),
  })
  const after = await world({ model, chance: 'after' })
  const seen = await deskTicket(after, ref, as.ana)
  if (!seen.ok || !promised.ok) throw new Error('unseen')
  expect(seen.value.clocks).toEqual(promised.value.clocks)
  expect(seen.value.escalateTo.map(({ level }) => level)).toEqual([2, 4])
  after.after('PT8H')
  const done = await tick(after, { asOf: after.now() })
  expect(done.filter(({ type }) => type === 'ticket.escalated')).toMatchObject([
    { what: expect.stringMatching(/1 to 4/) },
  ])
  expect((await verify(after)).problems).toEqual([])
})

forEachDialect('what nobody claims moves once, is said before, and each team is told once', async ({ world }) => {
  const before = await world()
  const refs = [await opened(before), await opened(before), await opened(before)]
  for (const ref of refs.slice(1)) await act(before, ref, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
  const model = renamed('support-desk', 'front-desk', {
    was: [],
    members: [{ name: zoe.name, email: zoe.email, was: [] }],
  })
  const after = await world({ model, chance: 'after' })
  after.after('PT5M')
  expect((await strandedTickets(after)).map(({ what }) => what)).toEqual(
    refs.map(() => 'The system moved it to Support desk: the team support-desk is no longer there'),
  )
  expect((await rehome(after, { dryRun: true })).map(({ ticket }) => ticket.ref)).toEqual(
    expect.arrayContaining(refs.map(({ ref }) => ref)),
  )
  await rehome(after)
  expect(await rehome(after)).toEqual([])
  expect(await strandedTickets(after)).toEqual([])
  const told = await after.read
    .selectFrom('notice')
    .select(['recipient', 'body'])
    .where('kind', '=', 'reorganised')
    .execute()
  expect(told).toMatchObject([{ recipient: 'desk@example.com', body: expect.stringContaining('"moved":3') }])
  for (const { ref } of refs) expect((await act(after, { ref }, { type: 'acknowledge' }, { by: zoe })).ok).toBe(true)
  expect((await verify(after)).problems).toEqual([])
})

forEachDialect(
  'what was closed where nobody is now goes to who holds its level when it is reopened',
  async ({ world }) => {
    const before = await world()
    const { ref } = await opened(before)
    await act(before, { ref }, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
    await act(before, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })
    await act(before, { ref }, { type: 'close' }, { by: as.ana })
    const model = renamed('support-desk', 'front-desk', {
      was: [],
      email: 'front@example.com',
      members: [{ name: zoe.name, email: zoe.email, was: [] }],
    })
    const after = await world({ model, chance: 'after' })
    expect(await rehome(after)).toEqual([])
    const done = await act(
      after,
      { ref },
      { type: 'reopen', reason: 'It is back.' },
      { by: { kind: 'requester', ...kim } },
    )
    expect(done.ok && done.value.events.map(({ type }) => type)).toEqual(['ticket.rehomed', 'ticket.reopened'])
    const told = await after.read.selectFrom('notice').select('recipient').where('kind', '=', 'reopened').execute()
    expect(told).toEqual([{ recipient: 'front@example.com' }])
    expect((await act(after, { ref }, { type: 'acknowledge' }, { by: zoe })).ok).toBe(true)
    expect((await verify(after)).problems).toEqual([])
  },
)

forEachDialect('who left is unassigned from everything, and the team is told in one mail', async ({ world }) => {
  const before = await world()
  const refs = [await opened(before), await opened(before)]
  for (const ref of refs) await act(before, ref, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
  const after = await world({
    model: withMembers('support-desk', [{ name: zoe.name, email: zoe.email, was: [] }]),
    chance: 'after',
  })
  await rehome(after)
  const told = await after.read
    .selectFrom('notice')
    .select(['recipient', 'body'])
    .where('kind', '=', 'reorganised')
    .execute()
  expect(told).toMatchObject([{ recipient: 'desk@example.com', body: expect.stringContaining('"count":2') }])
  const left = await deskQueue(after, { view: 'unassigned', limit: 10 }, zoe)
  expect(left.ok && left.value.tickets.length).toBe(2)
  expect((await verify(after)).problems).toEqual([])
})

forEachDialect('a known problem about an automation that left stays about it, under its name', async ({ world }) => {
  const before = await world()
  const hana: Extract<Actor, { kind: 'support' }> = { ...zoe, email: 'hana@example.com' }
  await announce(before, { title: 'Orders stand still', body: 'We know.', automation: 'order-sync' }, hana)
  const gone = await world({ automations: automations.filter(({ id }) => id !== 'order-sync'), chance: 'gone' })
  const named = (url: string | null, id = 'order-sync') => [{ automation: { id, name: 'Order sync', url } }]
  expect(await listKnownProblems(before)).toMatchObject(named('/automations/order-sync/'))
  expect(await listKnownProblems(gone)).toMatchObject(named(null))
  expect(await listKnownProblems(gone, { automation: 'order-sync' })).toMatchObject(named(null))
  expect(await listKnownProblems(gone, { automation: 'invoice-approval' })).toEqual([])
  const renamedOne = automations.map((one) => (one.id === 'order-sync' ? { ...one, id: 'orders', was: [one.id] } : one))
  const later = await world({ automations: renamedOne, chance: 'later' })
  expect(await listKnownProblems(later, { automation: 'orders' })).toMatchObject(
    named('/automations/orders/', 'orders'),
  )
})

forEachDialect(
  "a machine's key finds its open ticket when its automation left; check names the ticket",
  async ({ world }) => {
    const before = await world()
    const command = { title: 'It failed', description: 'Again.', requester: kim, details: {}, automation: 'order-sync' }
    const made = await openTicket(before, command, { by: { kind: 'machine', name: 'm' }, key: 'm/orders' })
    const gone = await world({ automations: [], chance: 'gone' })
    const ref = made.ok ? made.value.ref : ''
    const again = { by: { kind: 'machine', name: 'm' } as const, text: 'Again.' }
    expect(await knownByKey(gone, 'm/orders', again)).toMatchObject({ ok: true, value: { ref, created: false } })
    expect(await strandedTickets(gone)).toEqual([{ ref, what: expect.stringContaining('order-sync'), moves: false }])
    expect(await rehome(gone)).toEqual([])
  },
)
