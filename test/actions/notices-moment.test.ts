import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { mailbag } from '#kit/mailbag.ts'
import { handover } from '#kit/story.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const up: Command = { type: 'escalate', reason: 'Needs more.', handover }
const say = (body: string): Command => ({ type: 'reply', body, attachments: [] })

async function opened(world: TestWorld, requester = kim, by?: Actor) {
  const command = { title: 'Orders stopped', description: 'At nine.', requester, automation: 'order-sync', details: {} }
  const done = await openTicket(world, command, by ? { by } : {})
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}

async function does(world: TestWorld, ref: string, by: Actor, ...commands: Command[]) {
  for (const command of commands) {
    const done = await act(world, { ref }, command, { by })
    if (!done.ok) throw new Error(JSON.stringify(done.error))
  }
}

const lines = (mails: readonly { to: string; subject: string }[]) =>
  mails.map(({ to, subject }) => `${to.split('@')[0]}: ${subject.split(':')[0]}`).toSorted()

forEachDialect('escalated before the first mail left: one mail to level 2, none to level 1', async ({ world }) => {
  const here = await world()
  const { ref } = await opened(here)
  await does(here, ref, as.ana, up)
  expect(lines(await mailbag().deliver(here))).toEqual(['finance: New at level 2', 'kim: We have your request'])
  await does(here, ref, as.noor, { type: 'escalate', reason: 'More.', handover, to: 3 })
  await does(here, ref, as.hana, { type: 'return', reason: 'Not ours.' })
  const [mail, ...more] = await mailbag().deliver(here)
  expect([more, mail?.to]).toEqual([[], 'finance@example.com'])
  expect(mail?.text).toContain(`${ref} was returned to Finance automation from level 3`)
})

forEachDialect('who held it when it became late is told that; who gets it then, that it came', async ({ world }) => {
  const here = await world()
  const bag = mailbag()
  const { ref } = await opened(here)
  await bag.deliver(here)
  here.after('PT31M')
  await tick(here, { asOf: here.now() })
  const told = (await bag.deliver(here)).filter(({ text }) => text.includes('first reply'))
  expect(lines(told)).toEqual(['desk: Late', 'finance: New at level 2'])
  await does(here, ref, as.noor, { type: 'assign', to: 'mika@example.com' })
  await does(here, ref, as.noor, { type: 'reprioritise', impact: 'high', urgency: 'high' })
  const [mail] = await bag.deliver(here)
  expect([mail?.subject.split(':')[0], mail?.text.includes('Priority:   P2')]).toEqual(['Assigned to you', true])
})

forEachDialect(
  'what was assigned and taken back, resolved and reopened before it left, is not told',
  async ({ world }) => {
    const here = await world()
    const bag = mailbag()
    const { ref, token } = await opened(here)
    await bag.deliver(here)
    await does(here, ref, as.jonas, { type: 'assign', to: 'ana@example.com' }, { type: 'unassign' })
    await does(here, ref, as.ana, { type: 'resolve', note: 'Restarted.' })
    await act(here, { token }, say('It came back.'), { by: 'requester' })
    const told = await bag.deliver(here)
    expect(lines(told)).toEqual(['desk: Reopened'])
    expect(told[0]?.text).toContain('> It came back.')
    const gone = await here.read.selectFrom('notice').select('kind').where('withdrawn', '=', 'over').execute()
    expect(gone.map(({ kind }) => kind).toSorted()).toEqual(['assigned', 'resolved'])
  },
)

forEachDialect('one mail for one box and event, whatever it is to the ticket', async ({ world }) => {
  const here = await world()
  await opened(here, { name: 'Support desk', email: 'Desk@example.com' }, { kind: 'machine', name: 'workato' })
  expect(lines(await mailbag().deliver(here))).toEqual(['desk: New at level 1'])
})

forEachDialect('nobody is told what they did themselves', async ({ world }) => {
  const here = await world()
  const bag = mailbag()
  const { ref, token } = await opened(here, { name: 'Ana Ruiz', email: 'ana@example.com' })
  expect(lines(await bag.deliver(here))).toEqual(['ana: We have your request', 'desk: New at level 1'])
  await does(here, ref, as.ana, { type: 'assign', to: 'ana@example.com' }, say('I look at it myself.'))
  await act(here, { token }, say('Still so.'), { by: 'requester' })
  await does(here, ref, as.ana, { type: 'resolve', note: 'Done.' })
  await act(here, { token }, { type: 'reopen', reason: 'Not quite.' }, { by: 'requester' })
  expect(lines(await bag.deliver(here))).toEqual([])
  await does(here, ref, as.jonas, say('Shall I help?'))
  expect(lines(await bag.deliver(here))).toEqual(['ana: Reply to your request'])
})

forEachDialect('a rating is of its solution: the next one is asked for anew', async ({ world }) => {
  const here = await world()
  const { ref, token } = await opened(here)
  const asks = (command: Command) => act(here, { token }, command, { by: 'requester' })
  const rating = async () => {
    const seen = await viewRequest(here, token)
    return seen.ok && seen.value.rating
  }
  await does(here, ref, as.ana, { type: 'resolve', note: 'Restarted.' })
  await asks({ type: 'rate', score: 1, comment: 'It is back already.' })
  expect(await rating()).toMatchObject({ score: 1 })
  here.after('PT1M')
  await asks({ type: 'reopen', reason: 'It is back.' })
  expect(await rating()).toBeNull()
  await does(here, ref, as.ana, { type: 'resolve', note: 'Mended.' })
  expect(await rating()).toBeNull()
  await asks({ type: 'rate', score: 1, comment: 'It is back already.' })
  expect(await rating()).toMatchObject({ score: 1 })
  expect((await verify(here)).problems).toEqual([])
})

forEachDialect(
  'a request that has solved itself is withdrawn by its requester, and may come back',
  async ({ world }) => {
    const here = await world()
    const bag = mailbag()
    const { ref, token } = await opened(here)
    const [receipt] = (await bag.deliver(here)).filter(({ to }) => to === kim.email)
    expect(receipt?.text).toContain('or withdraw it once it has solved itself, here:')
    const asks = (command: Command) => act(here, { token }, command, { by: 'requester' })
    await does(here, ref, as.ana, { type: 'assign', to: 'jonas@example.com' })
    await bag.deliver(here)
    here.after('PT10M')
    expect(await act(here, { ref }, { type: 'withdraw' }, { by: as.ana })).toMatchObject({ ok: false })
    expect((await asks({ type: 'withdraw' })).ok).toBe(true)
    const [mail, ...more] = await bag.deliver(here)
    expect([more, mail?.to, mail?.subject]).toEqual([[], 'jonas@example.com', `Withdrawn: Orders stopped (${ref})`])
    const seen = await viewRequest(here, token)
    expect(seen.ok && [seen.value.state, seen.value.resolvedAt, seen.value.events.at(-1)?.text]).toEqual([
      'closed',
      null,
      'You withdrew it: it has solved itself',
    ])
    expect(await asks({ type: 'withdraw' })).toMatchObject({ error: { code: 'ticket.cannot-withdraw' } })
    here.after('PT90H')
    expect(await tick(here, { asOf: here.now() })).toEqual([])
    await asks({ type: 'reopen', reason: 'It is back.' })
    const atDesk = await deskTicket(here, ref, as.jonas)
    expect(atDesk.ok && atDesk.value.clocks.find(({ name }) => name === 'resolve')).toMatchObject({
      state: 'running',
      elapsed: 600,
    })
    expect(lines(await bag.deliver(here))).toEqual(['jonas: Reopened'])
    expect((await verify(here)).problems).toEqual([])
  },
)

forEachDialect('what was withdrawn before anybody heard of it is told to nobody', async ({ world }) => {
  const here = await world()
  const { token } = await opened(here)
  await act(here, { token }, { type: 'withdraw' }, { by: 'requester' })
  expect(lines(await mailbag().deliver(here))).toEqual([])
})
