import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeWorld } from '#api/actions/world.ts'
import { isEmpty, seedWorld } from '#api/demo/seed.ts'
import { readQueue } from '#api/store/queue.ts'
import { storeInMemory } from '#kit/image.ts'
import { seal } from '#kit/seal.ts'
import { loadContent } from '#site/authoring/content.ts'

test('the demo world is made through the actions, and no act in it is refused', async () => {
  const store = await storeInMemory()
  const { content } = await loadContent('content')
  if (!content) throw new Error('the content has errors')
  const now = Temporal.Instant.from('2026-11-24T14:00:00Z')
  const world = await makeWorld({ store, ...content, now: () => now, random: (bytes) => randomBytes(bytes), seal })
  expect(await isEmpty(world)).toBe(true)
  const { tickets, refused } = await seedWorld(world)
  expect(refused).toEqual([])
  expect(tickets).toBeGreaterThan(50)
  expect(await isEmpty(world)).toBe(false)
  const open = await readQueue(world.read, {
    filter: {},
    limit: 50,
    now: '2026-11-24T14:00:00.000Z',
    dialect: 'sqlite',
  })
  expect(open.entries.length).toBeGreaterThan(8)
  const states = new Set(open.entries.map(({ ticket }) => ticket.waitingOn ?? ticket.state))
  expect([...states].sort()).toEqual(['new', 'open', 'requester', 'vendor', 'window'])
  const notices = await store.db.selectFrom('notice').select('sent_at').execute()
  expect(notices.length).toBeGreaterThan(50)
  expect(notices.filter(({ sent_at }) => sent_at === null)).toEqual([])
  await store.close()
})
