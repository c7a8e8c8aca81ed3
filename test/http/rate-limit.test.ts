import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Env } from '#api/http/env.ts'
import { knowClient } from '#api/http/middleware/client.ts'
import { rateLimits } from '#api/http/middleware/rate-limit.ts'
import type { Store } from '#api/store/open.ts'
import { sweepBuckets, takeTokens } from '#api/store/rate-buckets.ts'
import { postgresDatabase, postgresServer, sharedPostgres } from '#kit/databases.ts'

const perMinute = 3
let now: number
let ask: (forwarded: string | null, socket?: string) => Promise<number>

beforeEach(() => {
  now = 0
  ask = serverBehind(1)
})

function serverBehind(proxies: number): typeof ask {
  const limit = rateLimits({ on: true, monotonic: () => now })
  const app = new Hono<Env>()
  app.use(knowClient({ proxies }), limit({ name: 'test', perMinute }))
  app.get('/', (c) => c.text('here'))
  return async (forwarded, remoteAddress = '10.0.0.1') => {
    const headers: Record<string, string> = forwarded === null ? {} : { 'x-forwarded-for': forwarded }
    const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })
    return answer.status
  }
}

async function passed(addresses: readonly (string | null)[]): Promise<number> {
  let count = 0
  for (const address of addresses) if ((await ask(address)) === 200) count++
  return count
}

test('one caller has one allowance, whatever port, brackets or form its address comes in', async () => {
  expect(await passed(['192.0.2.7', '192.0.2.7:1', '192.0.2.7:2', '::ffff:192.0.2.7', '::ffff:c000:207'])).toBe(
    perMinute,
  )
  expect(await passed(['192.0.2.8'])).toBe(1)
})

test('a household with a whole /64 has one allowance, and a site with a whole /48 eight', async () => {
  expect(await passed(['2001:db8::1', '[2001:db8::2]:80', '2001:db8:0:0::3', '2001:db8:0000:0:1::'])).toBe(perMinute)
  const site = Array.from({ length: 100 }, (_, index) => `2001:db8:1:${index.toString(16)}::1`)
  expect(await passed(site)).toBe(8 * perMinute)
  now += 60_000
  expect(await passed(site)).toBe(8 * perMinute)
})

test('what is no address is limited together', async () => {
  expect(await passed(['unknown', '_a', '_b', '', '999.1.1.1', 'x:y'])).toBe(perMinute)
  expect(await passed(['192.0.2.7'])).toBe(1)
})

test('only as many proxies as there are is believed, and without one only the socket', async () => {
  const first = ['1.1.1.1, 192.0.2.7', '2.2.2.2, 192.0.2.7', '3.3.3.3,192.0.2.7', '4.4.4.4 , 192.0.2.7:99']
  expect(await passed(first)).toBe(perMinute)
  ask = serverBehind(0)
  expect(await passed(['1.1.1.1', '2.2.2.2', null, '4.4.4.4'])).toBe(perMinute)
})

test('who is refused waits for a token, and loses none by asking', async () => {
  expect(await passed(Array(9).fill('192.0.2.7'))).toBe(perMinute)
  now += 20_000
  expect(await passed(Array(9).fill('192.0.2.7'))).toBe(1)
})

/** A process that shares its limits with others over a database; answers how often it had to ask there, too. */
function processOn(store: Store, allowance: number) {
  let asked = 0
  const limit = rateLimits({
    on: true,
    monotonic: () => performance.now(),
    take: (wanted) => {
      asked++
      return store.transact((tx) => takeTokens(tx, wanted))
    },
  })
  const app = new Hono<Env>()
  app.use(knowClient({ proxies: 1 }), limit({ name: 'shared', perMinute: allowance }))
  app.get('/', (c) => c.text('here'))
  const asks = async (times: number, address = '192.0.2.7') => {
    const answers = await Promise.all(
      Array.from({ length: times }, () => app.request('/', { headers: { 'x-forwarded-for': address } })),
    )
    return answers.filter(({ status }) => status === 200).length
  }
  return { asks, asked: () => asked }
}

test('processes on one PostgreSQL share an allowance, and ask for it now and then · PostgreSQL', async (context) => {
  if (!(await postgresServer())) context.skip('needs a PostgreSQL server; only PGlite is here')
  const { store, another, close } = await sharedPostgres()
  const allowance = 100
  const [one, two] = [processOn(store, allowance), processOn(await another(), allowance)]
  const began = performance.now()
  let heard = 0
  for (let turn = 0; turn < 10; turn++) heard += (await one.asks(10)) + (await two.asks(10))
  const refilled = Math.ceil(((performance.now() - began) / 60_000) * allowance)
  expect(heard).toBeGreaterThan(allowance - 10)
  expect(heard).toBeLessThanOrEqual(allowance + refilled)
  expect(one.asked() + two.asked()).toBeLessThan(allowance / 2)
  // Who is refused makes no work for the database, and takes nothing from others.
  const before = one.asked()
  await one.asks(500)
  expect(one.asked() - before).toBeLessThan(10)
  expect(await two.asks(3, '192.0.2.8')).toBe(3)
  // A whole /64 counts once, its /48 eight times.
  expect(await one.asks(150, '2001:db8::1')).toBeLessThanOrEqual(allowance + refilled + 20)
  const { rows } = await sql`select * from rate_bucket`.execute(store.db)
  expect(JSON.stringify(rows)).not.toMatch(/192\.0\.|2001:|shared/)
  await store.transact(sweepBuckets)
  await close()
  // Limits go on by themselves while the database is away.
  expect(await two.asks(150, '192.0.2.9')).toBeLessThanOrEqual(allowance + 5)
})

test('a bucket refills by the clock of the database · PostgreSQL', async () => {
  const { store, close } = await postgresDatabase()
  const take = (want: number) => store.transact((tx) => takeTokens(tx, { id: 'one', most: 60, take: want }))
  expect(await take(50)).toEqual({ tokens: 50, wait: 0 })
  expect((await take(50)).tokens).toBeLessThan(50)
  await sql`update rate_bucket set tokens = 0.25, at = extract(epoch from clock_timestamp())`.execute(store.db)
  const refused = await take(3)
  expect([refused.tokens, refused.wait > 0.5 && refused.wait <= 0.75]).toEqual([0, true])
  await sql`update rate_bucket set at = at - 2`.execute(store.db)
  expect((await take(9)).tokens).toBeGreaterThanOrEqual(2)
  await close()
})
