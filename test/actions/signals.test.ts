import { expect } from 'vitest'
import { forgetSignals, recordSignals } from '#api/actions/signals.ts'
import { signalSchema } from '#domain/knowledge/signal.ts'
import { forEachDialect } from '#kit/dialects.ts'
import type { TestWorld } from '#kit/world.ts'

const article = 'runbooks/order-sync/invalid-session-id'
const search = (query: string, more: object = {}) =>
  signalSchema.parse({ kind: 'search', query, weak: true, results: 0, ...more })
const kept = (world: TestWorld) =>
  world.read
    .selectFrom('signal')
    .select(['kind', 'outcome', 'words', 'article', 'source'])
    .orderBy('outcome', 'desc')
    .execute()
const counted = async (world: TestWorld) =>
  (await world.read.selectFrom('signal_day').selectAll().execute())
    .map(({ day, outcome, article: about, count }) => `${day} ${outcome} ${about || '-'} ${Number(count)}`)
    .sort()

forEachDialect('searches are kept once, masked, with what came of them', async (ground) => {
  const world = await ground.world()
  await recordSignals(
    world,
    [
      search('orders of maria lo'),
      search('orders of maria lopez miss'),
      search('orders of maria lopez missing, call +49 170 1234567'),
      search('INVALID_SESSION_ID', { weak: false, results: 3, clicked: 2, clickedUrl: `/${article}/#fix` }),
      search('duplicate orders', { weak: false, results: 3, top: `/${article}/` }),
      search('  '),
    ],
    { source: 'portal', visit: '0123456789abcdef' },
  )
  expect(await kept(world)).toEqual([
    {
      kind: 'search',
      outcome: 'weak',
      words: 'orders of [name] missing, call [number]',
      article: '',
      source: 'portal',
    },
    { kind: 'search', outcome: 'opened', words: 'INVALID_SESSION_ID', article, source: 'portal' },
    { kind: 'search', outcome: 'left', words: 'duplicate orders', article: '', source: 'portal' },
  ])
})

forEachDialect('counts of a day outlive its signals', async (ground) => {
  const world = await ground.world()
  const vote = signalSchema.parse({ kind: 'vote', article, helpful: false, reason: 'Ana Ruiz said so' })
  const soon = signalSchema.parse({ kind: 'escalated', article, minutes: 12 })
  await recordSignals(world, [vote, vote, soon], { source: 'portal' })
  world.after('PT240H')
  await recordSignals(world, [vote], { source: 'portal' })
  world.after('PT1920H')
  expect(await forgetSignals(world, { days: 85 })).toBe(3)
  const left = await world.read.selectFrom('signal').select(['outcome', 'reason']).execute()
  expect(left).toEqual([{ outcome: 'bad', reason: '[name] said so' }])
  expect(await counted(world)).toEqual([
    `2026-11-24 bad ${article} 2`,
    `2026-11-24 soon ${article} 1`,
    `2026-12-04 bad ${article} 1`,
  ])
})

forEachDialect.shared('many who tell at once lose nothing', async (ground) => {
  const world = await ground.world()
  const burst = Array.from({ length: 40 }, (_, index) => [
    search(`words ${index} here`),
    signalSchema.parse({ kind: 'read', article, ended: index % 2 === 0 }),
  ])
  await Promise.all(burst.map((signals) => recordSignals(world, signals, { source: 'portal' })))
  expect(await kept(world)).toHaveLength(80)
  expect(await counted(world)).toEqual([
    `2026-11-24 begun ${article} 20`,
    `2026-11-24 ended ${article} 20`,
    '2026-11-24 weak - 40',
  ])
})
