import { Hono } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import type { Env } from '#api/http/env.ts'
import { knowClient } from '#api/http/middleware/client.ts'
import { rateLimits } from '#api/http/middleware/rate-limit.ts'

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
