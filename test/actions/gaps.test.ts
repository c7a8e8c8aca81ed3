import { join } from 'node:path'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { changeGap } from '#api/actions/change-gap.ts'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { openTicket } from '#api/actions/open.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { forgetMissedDays, recordSignals } from '#api/actions/signals.ts'
import { tryGaps } from '#api/actions/try-gaps.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { signalSchema } from '#domain/knowledge/signal.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'
import { loadContent } from '#site/authoring/content.ts'

const weak = (query: string) => signalSchema.parse({ kind: 'search', query, weak: true, results: 0 })
const missed = async (world: TestWorld, ...queries: string[]) => {
  for (const query of queries) await recordSignals(world, [weak(query)], { source: 'portal' })
  await gatherGaps(world)
}
const list = async (world: TestWorld, state: 'open' | 'closed' | 'dismissed' = 'open') =>
  (await readGaps(world, { state, limit: 30 })).items
const summary = async (world: TestWorld, state?: 'open' | 'closed' | 'dismissed') =>
  (await list(world, state)).map(({ name, count }) => `${name} · ${count}`)

const content = async () => {
  const { content: read } = await loadContent(join(import.meta.dirname, '../../content'))
  if (!read) throw new Error('the content has errors')
  return read
}

forEachDialect(
  'what was missed is put together by what it means, with how often and in which words',
  async (ground) => {
    const world = await ground.world()
    await missed(
      world,
      'badge printer jams',
      'the badge printer jams again',
      'badge printer is jammed, call Maria Lopez',
      'parking permit for visitors',
      'badge printer jams',
    )
    await recordSignals(
      world,
      [
        signalSchema.parse({
          kind: 'search',
          query: 'visitor parking permit',
          weak: false,
          results: 4,
          top: '/faqs/x/',
        }),
      ],
      { source: 'portal' },
    )
    world.after('PT336H')
    await missed(world, 'badge printer jams')
    expect(await summary(world)).toEqual(['badge printer jams · 5', 'parking permit for visitors · 2'])
    const [badges] = await list(world)
    expect(badges).toMatchObject({
      kinds: { weak: 5, left: 0, asked: 0, tickets: 0 },
      weeks: [0, 0, 0, 0, 0, 4, 0, 1],
    })
    expect(badges?.wordings[0]).toMatchObject({ words: 'badge printer jams', count: 4 })
    expect(JSON.stringify(badges)).not.toContain('Lopez')
  },
)

forEachDialect('a ticket solved without an article is a gap of its automation', async (ground) => {
  const world = await ground.world()
  const report = {
    title: 'Warehouse labels print twice',
    description: 'x',
    requester: kim,
    automation: 'order-sync',
    details: {},
  }
  const { ref } = must(await openTicket(world, report))
  must(await act(world, { ref }, { type: 'resolve', note: 'Switched it off and on.' }, { by: as.ana }))
  await gatherGaps(world)
  expect(await list(world)).toMatchObject([
    { name: 'Warehouse labels print twice', kinds: { tickets: 1 }, automation: { id: 'order-sync' }, givenTo: null },
  ])
  expect((await list(world))[0]?.ownedBy).not.toBeNull()
})

forEachDialect('a gap closes when its searches are answered, and opens again when they are not', async (ground) => {
  const { articles, ...rest } = await content()
  const world = await ground.world({ articles })
  const search = makeSearch({ ...rest, articles, taught: () => world.taught.list })
  await missed(world, 'webshop purchases vanish', 'purchases in the webshop vanish')
  expect(await tryGaps(world, search)).toEqual({ closed: 0, reopened: 0 })
  const article = 'runbooks/order-sync/invalid-session-id'
  const report = {
    title: 'Purchases vanish in the webshop',
    description: 'x',
    requester: kim,
    automation: 'order-sync',
    details: {},
  }
  const { ref } = must(await openTicket(world, report))
  must(await act(world, { ref }, { type: 'resolve', note: 'As it says.', article }, { by: as.ana }))
  expect(await tryGaps(world, search)).toEqual({ closed: 1, reopened: 0 })
  expect(await list(world, 'closed')).toMatchObject([{ answeredBy: { id: article }, state: 'closed' }])
  must(await act(world, { ref }, { type: 'reopen', reason: 'It is back.' }, { by: as.ana }))
  expect(await tryGaps(world, search)).toEqual({ closed: 0, reopened: 1 })
  expect(await list(world)).toMatchObject([{ answeredBy: null, closedAt: null }])
  world.contentVersion = 'the next build, in which it stands'
  const written = {
    ...(articles[0] as (typeof articles)[number]),
    id: 'faqs/orders/vanish',
    title: 'Webshop purchases vanish',
    symptoms: ['purchases vanish'],
  }
  world.articles = new Map([...world.articles, [written.id, written]])
  const built = makeSearch({ ...rest, articles: [...articles, written] })
  expect(await tryGaps(world, built)).toEqual({ closed: 1, reopened: 0 })
  await missed(world, 'webshop purchases vanish')
  expect(await list(world)).toHaveLength(1)
})

forEachDialect(
  'who looks at the new answer and goes on does not keep a gap open; who leaves it again and again does',
  async (ground) => {
    const { articles, ...rest } = await content()
    const world = await ground.world({ articles })
    const search = makeSearch({ ...rest, articles, taught: () => world.taught.list })
    const query = 'webshop purchases vanish'
    const article = 'runbooks/order-sync/invalid-session-id'
    await missed(world, query, query)
    const report = { title: 'Webshop purchases vanish', description: 'x', requester: kim, details: {} }
    const { ref } = must(await openTicket(world, { ...report, automation: 'order-sync' }))
    must(await act(world, { ref }, { type: 'resolve', note: 'As it says.', article }, { by: as.ana }))
    const left = signalSchema.parse({ kind: 'search', query, weak: false, results: 3, top: `/${article}/` })
    await recordSignals(world, [left], { source: 'portal' })
    expect(await tryGaps(world, search)).toEqual({ closed: 1, reopened: 0 })
    for (let times = 0; times < 3; times++) await recordSignals(world, [left], { source: 'portal' })
    world.contentVersion = 'the next build'
    expect(await tryGaps(world, search)).toEqual({ closed: 0, reopened: 1 })
  },
)

forEachDialect('a gap is given, named, merged, split, dismissed and taken up again', async (ground) => {
  const world = await ground.world()
  await missed(world, 'badge printer jams', 'badge printer jams at noon', 'parking permit for visitors')
  const [badges, parking] = await list(world)
  const id = badges?.id ?? ''
  must(await changeGap(world, id, { type: 'give', to: 'support-desk' }))
  must(await changeGap(world, id, { type: 'rename', name: 'Badge printers' }))
  expect(await changeGap(world, id, { type: 'give', to: 'nobody' })).toMatchObject({
    error: { code: 'gap.unknown-team' },
  })
  must(await changeGap(world, parking?.id ?? '', { type: 'merge', into: id }))
  expect(await list(world)).toMatchObject([{ name: 'Badge printers', count: 3, givenTo: { id: 'support-desk' } }])
  const all = (await list(world))[0]?.wordings.map(({ need }) => need) ?? []
  expect(await changeGap(world, id, { type: 'split', needs: all })).toMatchObject({
    error: { code: 'gap.cannot-split' },
  })
  must(await changeGap(world, id, { type: 'split', needs: all.filter((need) => need.includes('park')) }))
  expect((await summary(world)).sort()).toEqual(['Badge printers · 2', 'parking permit for visitors · 1'])
  expect((await list(world)).map(({ weeks }) => weeks.at(-1)).sort()).toEqual([1, 2])
  must(await changeGap(world, id, { type: 'dismiss', reason: 'The printer was sold.' }))
  await missed(world, 'badge printer jams')
  expect(await list(world, 'dismissed')).toMatchObject([{ reason: 'The printer was sold.', count: 3 }])
  must(await changeGap(world, id, { type: 'restore' }))
  expect(await list(world)).toHaveLength(2)
  expect(await changeGap(world, 'none', { type: 'restore' })).toMatchObject({ error: { code: 'gap.not-found' } })
})

forEachDialect('words that every object of the language has are words like others', async (ground) => {
  const world = await ground.world()
  await missed(world, 'constructor vanishes', 'the constructor vanishes', 'hasOwnProperty __proto__ jams')
  expect((await summary(world)).sort()).toEqual([
    expect.stringMatching(/vanishes · 2$/),
    'hasOwnProperty __proto__ jams · 1',
  ])
  await missed(world, 'constructor vanishes again')
  expect(await list(world)).toHaveLength(2)
})

forEachDialect(
  'on which days a gap was looked for is forgotten after a while, and never what is shown',
  async (ground) => {
    const world = await ground.world()
    for (const pause of ['PT0H', 'PT960H', 'PT1200H']) {
      world.after(pause)
      await missed(world, 'badge printer jams')
    }
    const days = async (table: 'gap_day' | 'need_day') =>
      (await world.read.selectFrom(table).select('day').execute()).length
    expect(await days('gap_day')).toBe(3)
    await forgetMissedDays(world, { days: 1 })
    expect([await days('gap_day'), await days('need_day')]).toEqual([2, 2])
    expect(await list(world)).toMatchObject([{ count: 3, weeks: [1, 0, 0, 0, 0, 0, 0, 1] }])
  },
)
