import { expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import { findTicket } from '#api/store/tickets.ts'
import { pauseOf, startSweep, sweepsOf } from '#api/sweeps.ts'
import { makeTicker } from '#api/ticker.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { keptLog } from '#kit/log.ts'
import { filed } from '#kit/report.ts'
import { kim, type TestWorld } from '#kit/world.ts'

test('a sweep that fails says which it is, where and why, waits longer, and says when it works again', async () => {
  const { alert, lines } = keptLog()
  let turns = 0
  const work = async () => {
    if (++turns <= 3) throw new Error('Kim cannot be reached', { cause: new RangeError('0170 123') })
  }
  const sweeping = startSweep({ name: 'forgetting', every: 1, work }, alert)
  await expect.poll(() => lines.at(-1)?.msg).toBe('a sweep works again')
  await sweeping.stop()
  expect(lines.map(({ msg, sweep, failures, again }) => [msg, sweep, failures, again])).toEqual([
    ['a sweep failed', 'forgetting', 1, 'in 0.002 s'],
    ['a sweep failed', 'forgetting', 2, 'in 0.004 s'],
    ['a sweep failed', 'forgetting', 3, 'in 0.008 s'],
    ['a sweep works again', 'forgetting', 3, undefined],
  ])
  expect(lines[0]).toMatchObject({ level: 'error', error: 'Error', cause: { error: 'RangeError' } })
  expect(lines[0].where[0]).toMatch(/sweeps\.test\.ts:\d+/)
  expect(JSON.stringify(lines)).not.toMatch(/Kim|0170/)
})

test('the pause doubles up to a minute; what rests longer anyway rests no longer', () => {
  const pauses = (every: number) => [0, 1, 2, 3, 4, 9].map((failures) => pauseOf({ every }, failures) / 1000)
  expect(pauses(3_000)).toEqual([3, 6, 12, 24, 48, 60])
  expect(pauses(15_000)).toEqual([15, 30, 60, 60, 60, 60])
  expect(pauses(600_000)).toEqual([600, 600, 600, 600, 600, 600])
})

test('a sweep that is stopped ends what it has begun, and begins nothing more', async () => {
  const { alert } = keptLog()
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const said: string[] = []
  const work = async () => {
    said.push('begun')
    begun.resolve()
    await goOn.promise
    said.push('ended')
  }
  const sweeping = startSweep({ name: 'ticker', every: 1, work }, alert)
  await begun.promise
  const stopped = sweeping.stop().then(() => said.push('stopped'))
  goOn.resolve()
  await stopped
  expect(said).toEqual(['begun', 'ended', 'stopped'])
})

async function opened(world: TestWorld): Promise<string> {
  const done = await filed(world, { title: 'Orders of Kim Sato stop', description: 'Call me: 0170 123' })
  return done.ref
}

/** Writes over the first event of a ticket; answers how to put it back. */
async function breakOpening(world: TestWorld, ref: string): Promise<() => Promise<unknown>> {
  const stored = await findTicket(world.read, { ref })
  const id = stored?.ticket.id ?? ''
  const event = world.read
    .selectFrom('ticket_event')
    .select('data')
    .where('ticket_id', '=', id)
    .where('version', '=', 1)
  const { data } = await event.executeTakeFirstOrThrow()
  const write = (text: string) =>
    world.transact((tx) =>
      tx.updateTable('ticket_event').set({ data: text }).where('ticket_id', '=', id).where('version', '=', 1).execute(),
    )
  await write('{"title":"Kim Sato, 0170 123"}')
  return () => write(data)
}

forEachDialect(
  'a ticket that breaks the ticker is named, rests longer each time, and holds up nobody',
  async (ground) => {
    const world = await ground.world()
    const { alert, lines, text } = keptLog()
    const ticker = makeTicker(world, alert)
    const broken = await opened(world)
    const fine = await opened(world)
    const mend = await breakOpening(world, broken)
    const levelOf = async (ref: string) => (await findTicket(world.read, { ref }))?.ticket.level
    const told = () => lines.map(({ ticket, failures, again }) => `${ticket} ${failures} ${again}`)
    world.after('PT2H')
    await ticker()
    expect([await levelOf(broken), await levelOf(fine)]).toEqual([1, 2])
    expect(told()).toEqual([`${broken} 1 in 1 min`])
    expect(lines[0]).toMatchObject({
      level: 'error',
      sweep: 'ticker',
      error: 'TicketFailed',
      cause: { error: 'ZodError' },
    })
    expect(lines[0].cause.where.join(' ')).toMatch(/ticket-events\.ts:\d+/)
    expect(text()).not.toMatch(/Kim|Sato|0170/)
    world.after('PT30S')
    await ticker()
    expect(told()).toHaveLength(1)
    world.after('PT30S')
    await ticker()
    world.after('PT1M')
    await ticker()
    world.after('PT1M')
    await ticker()
    expect(told()).toEqual([`${broken} 1 in 1 min`, `${broken} 2 in 2 min`, `${broken} 3 in 4 min`])
    await mend()
    world.after('PT4M')
    await ticker()
    expect(await levelOf(broken)).toBe(2)
    expect(told()).toHaveLength(3)
  },
)

forEachDialect('what a server does by itself is done by its sweeps, one after the other', async (ground) => {
  const world = Object.assign(await ground.world(), {
    webhooks: [{ name: 'crm', team: null, events: null }],
    chats: [{ name: 'support-desk', team: 'support-desk' }],
  })
  const { alert, lines } = keptLog()
  const sent: string[] = []
  const mail = async ({ to }: { to: string }) => void sent.push(to)
  const sweeps = sweepsOf(world, {
    sending: { mail, webhook: null, publicUrl: 'https://help.example.com' },
    alert,
    signalDays: 90,
    search: makeSearch({ articles: [], glossary: [] }),
  })
  await opened(world)
  for (const { work } of sweeps) await work()
  expect(sweeps.map(({ name }) => name)).toEqual([
    'ticker',
    'open tickets',
    'presence',
    'sending by mail',
    'sending by webhook to crm',
    'sending by chat to support-desk',
    'learning',
    'unanswered questions',
    'digests',
    'reports',
    'forgetting',
    'forgetting signals',
  ])
  expect(sent).toContain(kim.email)
  expect(lines).toEqual([])
})
