import { expect, test } from 'vitest'
import { withFetchLimit } from '#api/outside/fetch-limit.ts'
import { changing } from '#kit/changing-name.ts'
import { receiver } from '#kit/receiver.ts'

const ours = { milliseconds: 5_000, allowPrivate: true }
const elses = { milliseconds: 5_000, allowPrivate: false }

test('a call that is led elsewhere is refused; calls of others are left as they are', async () => {
  const inside = await receiver(() => ({ status: 204 }))
  const provider = await receiver(() => ({ status: 302, headers: { location: inside.url } }))
  await expect(withFetchLimit(ours, () => fetch(provider.url))).rejects.toThrow('leads elsewhere')
  const seen = await withFetchLimit(ours, () => fetch(provider.url, { redirect: 'manual' }))
  expect([seen.status, seen.headers.get('location')]).toEqual([302, inside.url])
  expect(inside.calls).toEqual([])
  expect((await fetch(provider.url)).status).toBe(204)
  await inside.close()
  await provider.close()
})

test('a call goes with its method, headers and body, and ends in time', async () => {
  const there = await receiver(({ url }) => (url === '/hook' ? { status: 201, headers: { 'x-a': 'b' } } : null))
  const body = new URLSearchParams({ code: 'ü' })
  const answer = await withFetchLimit(ours, () =>
    fetch(there.url, { method: 'POST', body, headers: { authorization: 'Basic x' } }),
  )
  expect([answer.status, answer.headers.get('x-a'), await answer.text()]).toEqual([201, 'b', ''])
  expect(there.calls[0]).toMatchObject({ body: 'code=%C3%BC', headers: { authorization: 'Basic x' } })
  const slow = new URL('/never', there.url)
  await expect(withFetchLimit({ ...ours, milliseconds: 50 }, () => fetch(slow))).rejects.toThrow(/aborted|timeout/i)
  await there.close()
})

test('the identity provider does not lead inside, by number, by name, or by a name that changes', async () => {
  const name = await changing()
  for (const url of [`http://127.0.0.1:${name.port}/`, `http://[::ffff:127.0.0.1]:${name.port}/`])
    await expect(withFetchLimit(elses, () => fetch(url))).rejects.toThrow('private')
  const limit = { ...elses, net: name.net }
  expect((await withFetchLimit(limit, () => fetch(name.url))).status).toBe(204)
  expect([name.asked(), name.outside.length, name.inside.length]).toEqual([1, 1, 0])
  await expect(withFetchLimit(limit, () => fetch(name.url))).rejects.toThrow('private')
  expect([name.asked(), name.outside.length, name.inside.length]).toEqual([2, 1, 0])
  await name.close()
})
