import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { openTicket } from '#api/actions/open.ts'
import { readDeflection } from '#api/actions/read/deflection.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { readHealth } from '#api/actions/read/health.ts'
import { sendLinks } from '#api/actions/request-links.ts'
import { recordSignals } from '#api/actions/signals.ts'
import { solvedByEach } from '#api/store/health.ts'
import { storeOnSqlite } from '#api/store/open.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { noting, type Question, readWhole } from '#kit/plans.ts'
import { kim, worldOn } from '#kit/world.ts'

test('links by mail look addresses up by an index, whoever asks and however much there is', async () => {
  const asked: string[] = []
  const database = new SQLite(':memory:', { verbose: (text) => void asked.push(String(text)) })
  const store = storeOnSqlite(database)
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store)
  const opened = await openTicket(world, {
    title: 'Orders stop',
    description: 'Since nine.',
    requester: kim,
    details: {},
  })
  expect(opened.ok).toBe(true)
  asked.length = 0
  await sendLinks(world, 'Kim@Example.com')
  await sendLinks(world, 'nobody@example.com')
  const questions = asked.filter((text) => /^select/i.test(text))
  expect(questions.some((text) => text.includes('from "notice"'))).toBe(true)
  const plans = questions.flatMap((text) =>
    (database.prepare(`explain query plan ${text}`).all() as { detail: string }[]).map(({ detail }) => detail),
  )
  expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([])
  expect(plans.some((plan) => plan.includes('notice_recipient'))).toBe(true)
  await store.close()
})

forEachDialect('pages about knowledge read stretches of indexes, and nothing from end to end', async (ground) => {
  const world = await ground.world()
  const article = 'runbooks/order-sync/invalid-session-id'
  const visit = { source: 'portal', visit: '0'.repeat(16) } as const
  const search = { kind: 'search', query: 'webshop purchases vanish', weak: true, results: 0 } as const
  await recordSignals(world, [search, { kind: 'vote', article, helpful: false, reason: 'It did not work' }], visit)
  await gatherGaps(world)
  const asked = new Map<string, Question>()
  const noted = { ...world, read: noting(world.read, asked) }
  await readGaps(noted, { state: 'open', limit: 30 })
  await readHealth(noted, { limit: 50 })
  await readHealth(noted, { limit: 1, article })
  await readDeflection(noted, { limit: 50 })
  await solvedByEach(noted.read, [article])
  const questions = [...asked.values()]
  expect(questions.length).toBeGreaterThan(9)
  const whole = []
  for (const question of questions)
    for (const what of await readWhole(ground.store, question, { byIndexes: true }))
      whole.push(`${what} in ${question.text}`)
  expect(whole).toEqual([])
})
