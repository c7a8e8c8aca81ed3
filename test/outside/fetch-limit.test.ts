import { expect, test } from 'vitest'
import { withFetchLimit } from '#api/outside/fetch-limit.ts'
import { receiver } from '#kit/receiver.ts'

test('a call that is led elsewhere is refused; calls of others are left as they are', async () => {
  const inside = await receiver(() => ({ status: 204 }))
  const provider = await receiver(() => ({ status: 302, headers: { location: inside.url } }))
  await expect(withFetchLimit(5_000, () => fetch(provider.url))).rejects.toThrow()
  expect(inside.calls).toEqual([])
  expect((await fetch(provider.url)).status).toBe(204)
  await inside.close()
  await provider.close()
})
