import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { sendNotices } from '#api/actions/send.ts'
import { isPrivate } from '#api/outside/inside.ts'
import { makeWebhook } from '#api/outside/webhook.ts'
import { changing } from '#kit/changing-name.ts'
import { storeInMemory } from '#kit/image.ts'
import { receiver } from '#kit/receiver.ts'
import { filed } from '#kit/report.ts'
import { as, worldOn } from '#kit/world.ts'

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
const at = Temporal.Instant.from('2026-11-24T08:00:00Z')

const { signal } = new AbortController()

test('every event of a ticket reaches the webhook, signed as Standard Webhooks says', async () => {
  const there = await receiver(() => ({ status: 204 }))
  const store = await storeInMemory()
  const world = Object.assign(await worldOn(store), { webhooks: true })
  const opened = await filed(world)
  await act(world, { ref: opened.ref }, { type: 'acknowledge' }, { by: as.ana })
  const webhook = makeWebhook({ url: there.url, secret, allowPrivate: true })
  const mail = async () => {}
  const publicUrl = 'https://help.example.com'
  expect(await sendNotices(world, { mail, webhook, publicUrl, asOf: world.now() })).toMatchObject({ failed: 0 })
  expect(there.calls).toHaveLength(2)
  for (const { headers, body } of there.calls) {
    const signed = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signed}`)
    expect(headers['content-type']).toBe('application/json')
  }
  const bodies = there.calls
    .map(({ body }) => JSON.parse(body) as { type: string; data: { version: number } })
    .toSorted((a, b) => a.data.version - b.data.version)
  await expect(`${JSON.stringify(bodies, null, 2)}\n`).toMatchFileSnapshot('../golden/webhooks.json')
  await there.close()
  await store.close()
})

test('a webhook does not reach private addresses, by number or by name, unless that is allowed', async () => {
  const there = await receiver(() => ({ status: 204 }))
  for (const url of [there.url, there.named])
    await expect(
      makeWebhook({ url, secret, allowPrivate: false })({ id: 'm', at, body: '{}' }, signal),
    ).rejects.toThrow('private')
  expect(there.calls).toEqual([])
  await makeWebhook({ url: there.named, secret, allowPrivate: true })({ id: 'm', at, body: '{}' }, signal)
  expect(there.calls).toHaveLength(1)
  await there.close()
})

test('a name that means the world when it is looked at and this machine a moment later leads nowhere inside', async () => {
  const name = await changing()
  const send = makeWebhook({ url: name.url, secret, allowPrivate: false, net: name.net })
  await send({ id: 'm', at, body: '{}' }, signal)
  expect([name.asked(), name.outside.length, name.inside.length]).toEqual([1, 1, 0])
  await expect(send({ id: 'm', at, body: '{}' }, signal)).rejects.toThrow('private')
  expect([name.asked(), name.outside.length, name.inside.length]).toEqual([2, 1, 0])
  await name.close()
})

test('a webhook does not follow redirects, and says what was answered', async () => {
  const there = await receiver(({ url }) =>
    url === '/hook' ? { status: 302, headers: { location: '/elsewhere' } } : { status: 204 },
  )
  await expect(
    makeWebhook({ url: there.url, secret, allowPrivate: true })({ id: 'm', at, body: '{}' }, signal),
  ).rejects.toThrow('302')
  expect(there.calls.map(({ url }) => url)).toEqual(['/hook'])
  await there.close()
})

test('a webhook that never answers is given up in time', async () => {
  const there = await receiver(() => null)
  const send = makeWebhook({
    url: there.url,
    secret,
    allowPrivate: true,
    limits: { connect: 100, idle: 100, whole: 1000 },
  })
  await expect(send({ id: 'm', at, body: '{}' }, signal)).rejects.toThrow('took too long')
  await there.close()
})

test('addresses inside are known in every notation', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
  ]
  const outside = ['1.1.1.1', '93.184.216.34', '2606:4700::1111']
  expect(inside.filter((address) => !isPrivate(address))).toEqual([])
  expect(outside.filter(isPrivate)).toEqual([])
})
