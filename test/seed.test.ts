import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { refreshTaught } from '#api/actions/learn.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { tryGaps } from '#api/actions/try-gaps.ts'
import { makeWorld } from '#api/actions/world.ts'
import { isEmpty, seedWorld } from '#api/demo/seed.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { readQueue } from '#api/store/queue.ts'
import { readTickets } from '#api/store/tickets.ts'
import { storeInMemory } from '#kit/image.ts'
import { seal } from '#kit/seal.ts'
import { loadContent } from '#site/authoring/content.ts'

test('the demo world is made through the actions, and no act in it is refused', async () => {
  const store = await storeInMemory()
  const { content } = await loadContent('content')
  if (!content) throw new Error('the content has errors')
  const now = Temporal.Instant.from('2026-11-24T14:00:00Z')
  const world = await makeWorld({ store, ...content, now: () => now, random: (bytes) => randomBytes(bytes), seal })
  const search = makeSearch({ ...content, teams: content.model.teams, taught: () => world.taught.list })
  expect(await isEmpty(world)).toBe(true)
  const { tickets, questions, visits, refused } = await seedWorld(world, search)
  expect(refused).toEqual([])
  expect(tickets).toBeGreaterThan(50)
  expect(questions).toBe(3)
  const asked = await store.db.selectFrom('question').select('id').execute()
  expect(asked).toHaveLength(3)
  expect(await isEmpty(world)).toBe(false)
  const open = await readQueue(world, {
    filter: { states: 'active' },
    sort: { by: 'due', descending: false },
    limit: 50,
    now: '2026-11-24T14:00:00.000Z',
  })
  expect(open.ids.length).toBeGreaterThan(8)
  const waiting = await readTickets(world.read, open.ids)
  const states = new Set(waiting.map(({ waitingOn, state }) => waitingOn ?? state))
  expect([...states].sort()).toEqual(['new', 'open', 'requester', 'vendor', 'window'])
  const notices = await store.db.selectFrom('notice').select('sent_at').execute()
  expect(notices.length).toBeGreaterThan(50)
  expect(notices.filter(({ sent_at }) => sent_at === null)).toEqual([])
  expect(visits).toBeGreaterThan(200)
  const outcomes = await store.db.selectFrom('signal_day').select('outcome').distinct().orderBy('outcome').execute()
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    ...['bad', 'begun', 'doubtful', 'ended', 'good', 'later', 'left', 'opened', 'soon', 'unsent', 'weak'],
  ])
  await refreshTaught(world)
  await tryGaps(world, search)
  const { items, counts } = await readGaps(world, { state: 'open', limit: 3 })
  expect(items.map(({ name }) => name)).toContain('visitor parking')
  expect(items[0]?.weeks.filter((times) => times > 0).length).toBeGreaterThan(2)
  expect(counts.open).toBeGreaterThan(5)
  expect(counts.closed).toBeGreaterThan(5)
  await store.close()
})
