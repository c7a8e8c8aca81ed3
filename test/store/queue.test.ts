import fc from 'fast-check'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { countByStateIn, countQueues, readQueue } from '#api/store/queue.ts'
import type { Cursor, QueueFilter, QueueSort } from '#api/store/queue-question.ts'
import { readTickets } from '#api/store/tickets.ts'
import { queueColumns } from '#domain/ticket/queue-columns.ts'
import { isActive, type Ticket, ticketStates } from '#domain/ticket/ticket.ts'
import { copyTickets } from '#kit/copies.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { often } from '#kit/often.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'

const words = ['Order', 'badge', 'zebra', 'Ärger', 'ｆull', '😀 smile', 'printer', 'late', 'sync', 'payout']
const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }

/** Tickets in every state, level and team, alike and unlike in each column. */
async function fill(world: TestWorld, many: number) {
  for (let no = 0; no < many; no++) {
    world.after('PT7M')
    const { ref } = must(
      await openTicket(world, {
        title: `${words[(no * 7) % 10]} ${words[no % 9]} ${no % 4 ? '' : 'rarely '}waits`,
        description: no % 13 ? 'Nothing comes.' : 'Only "thirteen" say\nthis.',
        requester: no % 3 ? kim : { name: 'Somebody', email: `person-${no % 7}@example.com` },
        ...(no % 4 ? { automation: no % 3 ? 'order-sync' : 'invoice-approval' } : {}),
        details: {},
      }),
    )
    const does = (command: Parameters<typeof act>[2], by = as.ana) => act(world, { ref }, command, { by })
    if (no % 5 > 0) await does({ type: 'reply', body: 'Looking.', attachments: [] })
    if (no % 5 > 1) await does({ type: 'assign', to: no % 2 ? 'ana@example.com' : 'jonas@example.com' })
    if (no % 6 === 1) await does({ type: 'wait', on: 'requester' })
    if (no % 6 === 2) await does({ type: 'escalate', reason: 'x', handover })
    if (no % 6 === 3) await does({ type: 'resolve', note: 'Done.' })
    if (no % 12 === 3) await does({ type: 'close' })
    if (no % 12 === 5) await does({ type: 'follow' }, as.jonas)
  }
}

type Known = { ticket: Ticket; row: Record<string, string | number | null> }

async function everything({ store }: TestWorld): Promise<Known[]> {
  const rows = await store.db.selectFrom('ticket').selectAll().execute()
  return rows.map((row) => ({ ticket: JSON.parse(row.body) as Ticket, row: row as unknown as Known['row'] }))
}

/** Whether one ticket fits, looked at by itself. */
function fits({ ticket, row }: Known, filter: QueueFilter, now: string): boolean {
  const isOneOf = <T>(asked: readonly T[] | undefined, value: T) => asked === undefined || asked.includes(value)
  const { states, assignee, text, phrases = [] } = filter
  const said = `${ticket.title} ${ticket.description}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return [
    states === 'all' || (states === 'active' ? isActive(ticket) : states.includes(ticket.state)),
    !filter.late || String(row.next_due) < now,
    !filter.atRisk || (String(row.risk_at) <= now && String(row.next_due) >= now),
    !filter.waitingOn || (ticket.waitingOn !== null && isOneOf(['anything', ticket.waitingOn], filter.waitingOn)),
    isOneOf(filter.level, ticket.level),
    isOneOf(filter.team, ticket.team),
    assignee === null ? ticket.assignee === null : isOneOf<string | null>(assignee, ticket.assignee),
    !filter.follower || ticket.followers.some((one) => filter.follower?.includes(one)),
    isOneOf<string | null>(filter.automation, ticket.automation),
    isOneOf<string>(filter.priority, ticket.priority),
    !filter.before || ticket.openedAt < filter.before,
    !filter.after || ticket.openedAt >= filter.after,
    !filter.requester || ticket.requester.email === filter.requester,
    text === undefined || text.split(' ').every((word) => said.split(/[\s".]+/).some((one) => one.startsWith(word))),
    phrases.every((phrase) => `${ticket.title}\n${ticket.description}`.toLowerCase().includes(phrase)),
  ].every(Boolean)
}

function keyOf({ ticket, row }: Known, { by }: QueueSort): string {
  const lower = (title: string) => title.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  switch (by) {
    case 'due':
      return ''
    case 'status':
      return String(ticketStates.indexOf(ticket.state))
    case 'subject':
      return lower([...ticket.title].slice(0, 40).join(''))
    case 'requester':
      return ticket.requester.email
    case 'level':
    case 'priority':
      return String(row[by])
    case 'automation':
    case 'assignee':
      return String(row[by] ?? '~')
  }
}

function sorted(known: readonly Known[], sort: QueueSort): string[] {
  const bytes = (one: unknown, other: unknown) => Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))
  const way = sort.descending ? -1 : 1
  const within = sort.by === 'due' ? way : 1
  return known
    .map((one) => ({ key: keyOf(one, sort), order: one.row.queue_order, id: one.ticket.id }))
    .sort((a, b) => way * bytes(a.key, b.key) || within * (bytes(a.order, b.order) || bytes(a.id, b.id)))
    .map(({ id }) => id)
}

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 })
const some = <T>(...all: T[]) => maybe(fc.subarray(all, { minLength: 1, maxLength: 2 }))
const instant = maybe(
  fc.constantFrom('2026-11-24T09:00:00.000Z', '2026-11-24T12:00:00.000Z', '2030-01-01T00:00:00.000Z'),
)
const filters: fc.Arbitrary<QueueFilter> = fc.record({
  states: fc.oneof(
    fc.constantFrom('active' as const, 'all' as const),
    fc.subarray([...ticketStates], { minLength: 1 }),
  ),
  level: some(1, 2, 3),
  team: some('support-desk', 'finance-automation', 'integrations'),
  assignee: maybe(fc.constantFrom(null, ['ana@example.com'], ['jonas@example.com', 'ana@example.com'])),
  follower: fc.option(fc.constant(['jonas@example.com']), { nil: undefined, freq: 8 }),
  automation: some('order-sync', 'invoice-approval'),
  priority: some('P1', 'P2', 'P3', 'P4'),
  late: maybe(fc.boolean()),
  atRisk: maybe(fc.boolean()),
  waitingOn: fc.option(fc.constantFrom('anything' as const, 'vendor' as const), { nil: undefined, freq: 4 }),
  before: instant,
  after: instant,
  requester: maybe(fc.constantFrom(kim.email, 'person-3@example.com')),
})
const texts: fc.Arbitrary<Pick<QueueFilter, 'text' | 'phrases'>> = fc.oneof(
  fc.constant({}),
  fc.record({
    text: fc.constantFrom('order', 'wait', 'w', 'zebra', 'arger', 'rarely zebra', 'zebra rarely pay', 'quagga'),
  }),
  fc.constant({ text: 'only thirteen', phrases: ['only "thirteen" say\nthis'] }),
)
const narrowed = fc.tuple(
  fc.subarray(
    [
      'states',
      'level',
      'team',
      'assignee',
      'follower',
      'automation',
      'priority',
      'late',
      'atRisk',
      'waitingOn',
      'before',
      'after',
      'requester',
    ],
    { maxLength: 3 },
  ),
  filters,
  texts,
)
const questions = narrowed.map(([names, filter, text]): QueueFilter => {
  const kept = Object.entries(filter).filter(([name]) => names.includes(name))
  return { states: filter.states, ...Object.fromEntries(kept), ...text }
})
const sorts = fc.record({ by: fc.constantFrom(...queueColumns), descending: fc.boolean() })

/** Holds some questions to what looking at every ticket answers. */
async function agrees(world: TestWorld, { runs, pages, limit }: { runs: number; pages: number; limit: number }) {
  const known = await everything(world)
  const now = '2026-11-24T11:00:00.000Z'
  await fc.assert(
    fc.asyncProperty(questions, sorts, async (filter, sort) => {
      const fit = known.filter((one) => fits(one, filter, now))
      const expected = sorted(fit, sort)
      const ids: string[] = []
      let after: Cursor | null | undefined
      for (let page = 0; page < pages && after !== null; page++) {
        const read = await readQueue(world, { filter, sort, now, limit, after })
        ids.push(...read.ids)
        after = read.next
      }
      expect(ids).toEqual(expected.slice(0, pages * limit))
      const { counts, isWhole } = await countByStateIn(world, { filter, now })
      for (const state of ticketStates) {
        const count = fit.filter(({ ticket }) => ticket.state === state).length
        if (isWhole) expect([state, counts.get(state) ?? 0]).toEqual([state, count])
        else expect(counts.get(state) ?? 0).toBeLessThanOrEqual(count)
      }
      if (isWhole)
        expect(await countQueues(world, { filters: [filter], now, most: 7 })).toEqual([Math.min(7, fit.length)])
    }),
    { numRuns: runs },
  )
}

forEachDialect('a queue holds, sorts, pages and counts what looking at every ticket does', async (ground) => {
  const world = await ground.world()
  await fill(world, 48)
  await agrees(world, { runs: often(60, 1000), pages: 40, limit: 3 })
})

forEachDialect(
  'so it does where more tickets say a word than are looked at one by one',
  async (ground) => {
    const world = await ground.world()
    await fill(world, 48)
    await copyTickets(ground.store, 220)
    await agrees(world, { runs: often(8, 300), pages: 3, limit: 40 })
  },
  60_000,
)

forEachDialect.shared(
  'whoever asks after an act sees it, whichever process acted and whatever goes on meanwhile',
  async (ground) => {
    const one = await ground.world()
    const two = await worldOn(await ground.another(), { chance: 'second' })
    await fill(one, 12)
    const now = '2026-11-24T11:00:00.000Z'
    const asked: QueueFilter[] = [
      { states: 'active' },
      { states: 'active', text: 'one wait' },
      { states: 'active', text: 'fresh' },
    ]
    const sort = { by: 'due' as const, descending: false }
    const seenBy = async (world: TestWorld) => {
      const pages = await Promise.all(asked.map((filter) => readQueue(world, { filter, sort, now, limit: 100 })))
      const tickets = await Promise.all(pages.map(({ ids }) => readTickets(world.read, ids)))
      return tickets.map((some) => some.map(({ ref }) => ref))
    }
    const isRight = async () => {
      const known = (await everything(one)).filter(({ ticket }) => isActive(ticket))
      const refs = new Map(known.map(({ ticket }) => [ticket.id, ticket.ref]))
      const expected = asked.map((filter) => {
        const fit = known.filter((ticket) => fits(ticket, filter, now))
        return sorted(fit, sort).map((id) => refs.get(id))
      })
      expect(await Promise.all([seenBy(one), seenBy(two), seenBy(one)])).toEqual([expected, expected, expected])
      return expected[0]
    }
    const open = (world: TestWorld, title: string) =>
      openTicket(world, { title, description: 'Fresh.', requester: kim, details: {} }).then(must)
    await isRight()
    for (const world of [two, one, two]) {
      const { ref } = await open(world, 'A new one waits')
      expect(await isRight()).toContain(ref)
      await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })
      expect(await isRight()).not.toContain(ref)
      await act(world === one ? two : one, { ref }, { type: 'reopen', reason: 'Again.' }, { by: as.ana })
      expect(await isRight()).toContain(ref)
    }
    // A transaction that began before others and is committed after them.
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow: TestWorld = {
      ...two,
      transact: (work) =>
        two.transact(async (tx) => {
          const done = await work(tx)
          begun.resolve()
          await gate.promise
          return done
        }),
    }
    const late = open(slow, 'Late')
    await begun.promise
    const others = ground.dialect === 'postgres' ? [await open(one, 'In between'), await open(one, 'And another')] : []
    const before = await isRight()
    for (const { ref } of others) expect(before).toContain(ref)
    gate.resolve()
    const { ref } = await late
    expect(await isRight()).toContain(ref)
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const world = index % 2 ? one : two
        const made = await open(world, `Many ${index}`)
        const [all] = await seenBy(world)
        expect(all).toContain(made.ref)
      }),
    )
    await isRight()
  },
)
