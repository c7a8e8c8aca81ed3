import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { sendLinks } from '#api/actions/request-links.ts'
import { storeOnSqlite } from '#api/store/open.ts'
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
