import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { attachFile, readFile } from '#api/actions/attach.ts'
import { mergeTickets } from '#api/actions/merge.ts'
import { openTicket } from '#api/actions/open.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { sendLinks } from '#api/actions/request-links.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { confirmed } from '#kit/confirmed.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { mailbag } from '#kit/mailbag.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const lee = { name: 'Lee Moss', email: 'lee@example.com' }
const file = { name: 'orders-of-kim.csv', type: 'text/csv', bytes: new Uint8Array([65, 66]), internal: false }
const say = (body: string): Command => ({ type: 'reply', body, attachments: [] })
const desk = as.ana

async function opened(world: TestWorld, requester: typeof kim, description: string) {
  const done = await openTicket(world, { title: 'Orders stopped', description, requester, details: {} })
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}

async function page(world: TestWorld, token: string) {
  const seen = await viewRequest(world, token)
  if (!seen.ok) throw new Error(seen.error.code)
  return seen.value
}

async function does(world: TestWorld, ref: string, command: Command, by: Actor = as.ana) {
  const done = await act(world, { ref }, command, { by })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}

const asks = (world: TestWorld, token: string, command: Command) => act(world, { token }, command, { by: 'requester' })

/** Kim's request with a history of its own, and Lee's, which is merged into it. */
async function merged(world: TestWorld) {
  const theirs = await opened(world, kim, 'My order 4711 of Kim Sato is missing.')
  await asks(world, theirs.token, say('Secret: it is for the board.'))
  await attachFile(world, { token: theirs.token }, file, 'requester')
  await does(world, theirs.ref, say('Hello Kim, we look into your order.'))
  world.after('PT5M')
  const own = await opened(world, lee, 'Nothing comes any more.')
  await asks(world, own.token, say('For my customers in the north.'))
  await mailbag().deliver(world)
  world.after('PT5M')
  const done = await mergeTickets(world, { ref: own.ref }, { ref: theirs.ref }, { by: as.ana })
  if (!done.ok) throw new Error(done.error.code)
  return { theirs, own }
}

/** Nothing of the one stands in what the other is told. */
function tellsNothingOf(who: 'Kim' | 'Lee', text: unknown): void {
  const words = {
    Kim: ['Kim', 'Sato', 'kim@', '4711', 'board', 'orders-of-kim'],
    Lee: ['Lee', 'Moss', 'lee@', 'north', 'Nothing comes'],
  }
  for (const word of words[who]) expect(JSON.stringify(text)).not.toContain(word)
}

const lines = (mails: readonly { to: string; subject: string }[]) =>
  mails.map(({ to, subject }) => `${to.split('@')[0]}: ${subject.split(':')[0]}`).toSorted()

forEachDialect(
  'a merged request: its requester is told, and sees how the other goes on, nothing of the other',
  async (ground) => {
    const world = await ground.world()
    const { theirs, own } = await merged(world)
    await confirmed(world, lee.email)
    const [mail, ...more] = await mailbag().deliver(world)
    expect([more, mail?.to, mail?.subject]).toEqual([[], lee.email, `Answered together: Orders stopped (${own.ref})`])
    tellsNothingOf('Kim', mail)
    expect(mail?.text).toContain(
      `your request ${own.ref} is about the same problem as another one, so Support desk answers`,
    )
    const token = /\/request\/#([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    await expect(
      `To: ${mail?.to}\nSubject: ${mail?.subject}\n\n${mail?.text.replace(token, 'TOKEN')}`,
    ).toMatchFileSnapshot('../golden/mail/merged.txt')
    const before = await page(world, token)
    expect(before).toMatchObject({ ref: own.ref, state: 'open', merged: { into: theirs.ref }, requester: lee })
    expect(before.promise).toEqual((await page(world, theirs.token)).promise)
    expect(before.events.map(({ text }) => text)).toEqual([
      'Request received by Support desk',
      'You wrote',
      'Answered together with another request about the same problem',
    ])
    tellsNothingOf('Kim', before)

    await does(world, theirs.ref, say('Kim, Lee: we found it. Kim Sato <kim@example.com> need not send more.'))
    const told = await mailbag().deliver(world)
    expect(lines(told)).toEqual(['kim: Reply to your request', 'lee: Reply to your request'])
    for (const one of told) tellsNothingOf(one.to === lee.email ? 'Kim' : 'Lee', one)
    const after = await page(world, token)
    expect(after.events.at(-1)).toMatchObject({
      text: 'Ana replied',
      body: '…, Lee: we found it. … <…> need not send more.',
    })
    expect(after.version).toBeGreaterThan(before.version)
    tellsNothingOf('Kim', after)
    tellsNothingOf('Lee', await page(world, theirs.token))
    expect((await verify(world)).problems).toEqual([])
  },
)

forEachDialect(
  'what a merged requester writes and adds reaches who works on it, and not the other requester',
  async (ground) => {
    const world = await ground.world()
    const { theirs, own } = await merged(world)
    await does(world, theirs.ref, { type: 'wait', on: 'requester' })
    expect((await page(world, own.token)).waitingOn).toBe('requester')
    const added = await attachFile(world, { token: own.token }, { ...file, name: 'north.csv' }, 'requester')
    if (!added.ok) throw new Error(added.error.code)
    expect(added.value.ref).toBe(own.ref)
    await mailbag().deliver(world)
    const done = await asks(world, own.token, {
      type: 'reply',
      body: 'Here is the list.',
      attachments: [added.value.id],
    })
    expect(done.ok && done.value.ticket.ref).toBe(own.ref)
    const [mail, ...more] = await mailbag().deliver(world)
    expect([mail?.to, more]).toEqual(['desk@example.com', []])
    expect(mail?.text).toContain(`Lee Moss replied to ${theirs.ref}:\n\n> Here is the list.`)
    const atDesk = await deskTicket(world, theirs.ref, desk)
    expect(atDesk.ok && atDesk.value.events.at(-2)).toMatchObject({ type: 'ticket.replied', by: { name: 'Lee Moss' } })
    expect(atDesk.ok && atDesk.value.ticket.state).toBe('open')
    const mine = await page(world, own.token)
    expect(mine.events.slice(-2)).toMatchObject(
      [{ text: 'You wrote', body: 'Here is the list.', attachments: [added.value.id] }, { text: 'Work goes on' }].slice(
        0,
        mine.events.length,
      ),
    )
    const others = await page(world, theirs.token)
    tellsNothingOf('Lee', others)
    expect(JSON.stringify(others)).not.toContain('Here is the list')
    const open = (token: string, id: string) => readFile(world, { token }, id)
    expect((await open(own.token, added.value.id)).ok).toBe(true)
    expect(await open(theirs.token, added.value.id)).toMatchObject({ error: { code: 'attachment.not-found' } })
    const kims = others.events.find(({ type }) => type === 'ticket.attached')?.attachments?.[0] ?? ''
    expect((await open(theirs.token, kims)).ok).toBe(true)
    expect(await open(own.token, kims)).toMatchObject({ error: { code: 'attachment.not-found' } })
    const ours = await attachFile(world, { ref: theirs.ref }, { ...file, name: 'how-to.txt' }, as.ana)
    expect(ours.ok && (await open(own.token, ours.value.id)).ok).toBe(true)
    expect((await verify(world)).problems).toEqual([])
  },
)

forEachDialect(
  'the solution comes with it; each rates for themselves; "not solved" goes on by itself',
  async (ground) => {
    const world = await ground.world()
    const { theirs, own } = await merged(world)
    await mailbag().deliver(world)
    const reopen: Command = { type: 'reopen', reason: 'Mine is still missing.' }
    expect(await asks(world, own.token, reopen)).toMatchObject({ error: { code: 'ticket.cannot-reopen' } })
    expect(await asks(world, own.token, { type: 'rate', score: 5 })).toMatchObject({
      error: { code: 'ticket.cannot-rate' },
    })
    world.after('PT1H')
    await does(world, theirs.ref, { type: 'resolve', note: 'For Kim and all: the connector was restarted.' })
    const told = await mailbag().deliver(world)
    expect(lines(told)).toEqual(['kim: Resolved', 'lee: Resolved'])
    expect(told.find(({ to }) => to === lee.email)?.text).toContain('> For … and all: the connector was restarted.')
    expect(await page(world, own.token)).toMatchObject({ state: 'resolved', rating: null })
    await asks(world, own.token, { type: 'rate', score: 2 })
    expect(await page(world, own.token)).toMatchObject({ rating: { score: 2 } })
    expect(await page(world, theirs.token)).toMatchObject({ rating: null })
    await asks(world, theirs.token, { type: 'confirm' })
    const closed = await page(world, own.token)
    expect([closed.state, closed.events.at(-1)]).toMatchObject(['closed', { type: 'ticket.closed', text: 'Closed' }])
    await mailbag().deliver(world)

    world.after('PT30M')
    expect((await asks(world, own.token, reopen)).ok).toBe(true)
    const alone = await page(world, own.token)
    expect(alone).toMatchObject({ state: 'open', merged: null, rating: null })
    expect(alone.clocks.find(({ name }) => name === 'resolve')).toMatchObject({ endedAt: null, elapsed: 300 })
    expect(lines(await mailbag().deliver(world))).toEqual(['desk: Reopened'])
    expect(await page(world, theirs.token)).toMatchObject({ state: 'closed' })
    const there = await deskTicket(world, theirs.ref, desk)
    expect(there.ok && there.value.absorbed).toMatchObject([{ ref: own.ref, isServed: false }])
    await does(world, own.ref, say('We look again.'))
    expect(lines(await mailbag().deliver(world))).toEqual(['lee: Reply to your request'])
    await asks(world, theirs.token, { type: 'reopen', reason: 'Back again.' })
    await does(world, theirs.ref, say('Only for you.'))
    expect(lines(await mailbag().deliver(world)).filter((line) => line.startsWith('lee'))).toEqual([])
    await tick(world, { asOf: world.now() })
    expect((await verify(world)).problems).toEqual([])
  },
)

forEachDialect('support can take a merging back at any time', async (ground) => {
  const world = await ground.world()
  const { theirs, own } = await merged(world)
  await does(world, own.ref, { type: 'reopen', reason: 'It was another problem.' })
  expect(await page(world, own.token)).toMatchObject({ merged: null, state: 'open' })
  await mailbag().deliver(world)
  await does(world, theirs.ref, say('Only for Kim.'))
  expect(lines(await mailbag().deliver(world))).toEqual(['kim: Reply to your request'])
})

forEachDialect('one person with two requests is told once; a chain of mergings serves all', async (ground) => {
  const world = await ground.world()
  const bag = mailbag()
  const first = await opened(world, kim, 'Once.')
  const again = await opened(world, kim, 'Twice.')
  const third = await opened(world, lee, 'Thrice.')
  const last = await opened(world, { name: 'Mo Bell', email: 'mo@example.com' }, 'The main one.')
  await mergeTickets(world, { ref: again.ref }, { ref: first.ref }, { by: as.ana })
  await mergeTickets(world, { ref: third.ref }, { ref: first.ref }, { by: as.ana })
  await mergeTickets(world, { ref: first.ref }, { ref: last.ref }, { by: as.ana })
  await bag.deliver(world)
  await does(world, last.ref, say('Found it.'))
  expect(lines(await bag.deliver(world))).toEqual([
    'kim: Reply to your request',
    'lee: Reply to your request',
    'mo: Reply to your request',
  ])
  for (const { token } of [first, again, third, last])
    expect((await page(world, token)).events.at(-1)).toMatchObject({ body: 'Found it.' })
  await asks(world, third.token, say('Thank you.'))
  const seen = await deskTicket(world, last.ref, desk)
  expect(seen.ok && seen.value.events.at(-1)).toMatchObject({ type: 'ticket.replied', by: { name: 'Lee Moss' } })
  await bag.deliver(world)
  await confirmed(world, lee.email)
  await sendLinks(world, lee.email)
  expect((await bag.deliver(world))[0]?.text).toContain(`(${third.ref}, open)`)
})

forEachDialect('one mailbox is told once, in whatever way its address was typed', async (ground) => {
  const world = await ground.world()
  const bag = mailbag()
  const first = await opened(world, { name: 'Kim Sato', email: 'kim@müller.example' }, 'Once.')
  const again = await opened(world, { name: 'Kim Sato', email: 'Kim@xn--mller-kva.example' }, 'Twice.')
  await mergeTickets(world, { ref: again.ref }, { ref: first.ref }, { by: as.ana })
  await bag.deliver(world)
  await does(world, first.ref, say('Found it.'))
  expect(lines(await bag.deliver(world))).toEqual(['kim: Reply to your request'])
  await asks(world, again.token, say('Thank you.'))
  expect((await page(world, first.token)).events.at(-1)).toMatchObject({ body: 'Thank you.' })
})
