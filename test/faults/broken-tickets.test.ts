import { expect } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import type { Mail } from '#api/outside/mail.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { sweepsOf } from '#api/sweeps.ts'
import { makeTicker } from '#api/ticker.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { keptLog } from '#kit/log.ts'
import { must } from '#kit/must.ts'
import { renamed } from '#kit/organisation.ts'
import { kim, type TestWorld } from '#kit/world.ts'

async function opened(world: TestWorld, title = 'Orders of Kim Sato stop'): Promise<string> {
  return must(
    await openTicket(world, {
      title,
      description: 'Call me: 0170 123',
      requester: kim,
      automation: 'order-sync',
      details: {},
    }),
  ).ref
}

const breakRow = (world: Pick<TestWorld, 'transact'>, ref: string) =>
  world.transact((tx) =>
    tx.updateTable('ticket').set({ body: '{"title":"Kim Sato, 0170 123' }).where('ref', '=', ref).execute(),
  )

async function breakLog(world: TestWorld, ref: string): Promise<void> {
  const { id } = await world.read.selectFrom('ticket').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
  await world.transact((tx) =>
    tx
      .updateTable('ticket_event')
      .set({ data: '{"title":"Kim Sato, 0170 123"}' })
      .where('ticket_id', '=', id)
      .where('version', '=', 1)
      .execute(),
  )
}

async function placeOf(world: TestWorld, ref: string): Promise<string> {
  const { level, team } = await world.read
    .selectFrom('ticket')
    .select(['level', 'team'])
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  return `${team} ${level}`
}

const noSearch = makeSearch({ articles: [], glossary: [] })

forEachDialect('a row that cannot be read is named by the ticker, and holds up nobody', async (ground) => {
  const world = await ground.world()
  const { alert, lines, text } = keptLog()
  const ticker = makeTicker(world, alert)
  const [broken, fine] = [await opened(world), await opened(world)]
  await breakRow(world, broken)
  world.after('PT2H')
  await ticker()
  expect([await placeOf(world, broken), await placeOf(world, fine)]).toEqual(['support-desk 1', 'finance-automation 2'])
  expect(lines).toMatchObject([
    { ticket: broken, error: 'TicketFailed', cause: { error: 'SyntaxError' }, failures: 1, again: 'in 1 min' },
  ])
  expect(text()).not.toMatch(/Kim|Sato|0170/)
})

forEachDialect('of hundreds that are due, those that cannot be read hold up nobody', async (ground) => {
  const world = await ground.world()
  const refs = await world.transact(async (tx) => {
    const inside: TestWorld = { ...world, transact: (work) => work(tx), read: tx }
    const all: string[] = []
    for (let index = 0; index < 400; index++) all.push(await opened(inside))
    return all
  })
  const broken = [3, 4, 399].map((index) => refs[index] as string)
  for (const ref of broken) await breakRow(world, ref)
  world.after('PT2H')
  const named: string[] = []
  const done = await tick(world, { asOf: world.now(), onFailure: (error) => named.push(error.ticket) })
  expect(named.toSorted()).toEqual(broken.toSorted())
  const moved = done.filter(({ type }) => type === 'ticket.escalated').map(({ ref }) => ref)
  expect(moved.toSorted()).toEqual(refs.filter((ref) => !broken.includes(ref)).toSorted())
  expect(await tick(world, { asOf: world.now(), onFailure: () => {} })).toEqual([])
})

forEachDialect(
  'what breaks when the organisation changes is named and stays; the others move, and are told of',
  async ({ world }) => {
    const before = await world()
    const [unread, unfolded, fine] = [await opened(before), await opened(before), await opened(before)]
    await breakRow(before, unread)
    await breakLog(before, unfolded)
    const team = { was: [], members: [{ name: 'Zoe Adler', email: 'zoe@example.com', was: [] }] }
    const after = await world({ model: renamed('support-desk', 'front-desk', team), chance: 'after' })
    const { alert, lines, text } = keptLog()
    const ticker = makeTicker(after, alert)
    await ticker()
    after.after('PT30S')
    await ticker()
    expect([await placeOf(after, unread), await placeOf(after, unfolded)]).toEqual(['support-desk 1', 'support-desk 1'])
    expect(await placeOf(after, fine)).toBe('front-desk 1')
    expect(lines.map(({ msg, ticket }) => [msg, ticket])).toEqual([
      ['the ticker failed on a ticket', unread],
      ['the ticker failed on a ticket', unfolded],
    ])
    expect(text()).not.toMatch(/Kim|Sato|0170/)
    const told = await after.read.selectFrom('notice').select('body').where('kind', '=', 'reorganised').execute()
    expect(told.map(({ body }) => JSON.parse(body))).toMatchObject([{ team: 'front-desk', moved: 1 }])
  },
)

forEachDialect.shared('a start names what it cannot move, and starts', async (ground) => {
  const world = await ground.world({ model: renamed('support-desk', 'a-team-that-is-gone') })
  const [unread, unpromised] = [await opened(world), await opened(world)]
  await breakRow(world, unread)
  await world.transact((tx) => tx.updateTable('support_model').set({ body: '{}' }).execute())
  const ladder = await startLadder({ DATABASE_URL: ground.url })
  expect((await ladder.ask('/api/health')).status).toBe(200)
  for (const ref of [unread, unpromised]) expect(ladder.printed()).toContain(`"ticket":"${ref}"`)
  expect(ladder.printed()).toContain('cannot be read: name, expected')
  expect(ladder.printed()).not.toMatch(/Sato|0170/)
  await ladder.stop()
})

forEachDialect(
  'a notice that alone is not sent is logged with its ticket; a server that is away, once',
  async (ground) => {
    const world = await ground.world()
    const { alert, lines, text } = keptLog()
    const refuses = new Set<string>()
    const mail = async ({ to }: Mail) => {
      if (refuses.has(to)) throw Object.assign(new Error(`550 no ${to} here`), { permanent: true, responseCode: 550 })
    }
    const sending = { mail, webhook: null, publicUrl: 'https://help.example.com' }
    const sweep = sweepsOf(world, { sending, alert, signalDays: 90, search: noSearch }).find(
      ({ name }) => name === 'sending by mail',
    )
    refuses.add(kim.email)
    const ref = await opened(world)
    await sweep?.work()
    expect(lines).toMatchObject([
      {
        msg: 'a notice was not sent',
        sweep: 'sending by mail',
        notice: 'opened',
        ticket: ref,
        error: 'TicketFailed',
        again: expect.stringMatching(/^at 20/),
        cause: { status: 550 },
      },
    ])
    for (let turn = 0; turn < 7; turn++) {
      world.after('PT8H')
      await sweep?.work()
    }
    expect(lines.at(-1)).toMatchObject({ ticket: ref, again: 'never: it is given up' })
    expect(text()).not.toMatch(/Kim|kim|550 no/)
    lines.length = 0
    refuses.add('desk@example.com')
    await opened(world)
    await opened(world)
    await expect(sweep?.work()).rejects.toThrow('nothing gets through')
    expect(lines).toEqual([])
  },
)
