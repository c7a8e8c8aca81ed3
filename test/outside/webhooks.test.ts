import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { forgetStray, type Sending } from '#api/actions/send.ts'
import { isPrivate } from '#api/outside/inside.ts'
import { makeWebhook, makeWebhooks, type SendWebhooks } from '#api/outside/webhook.ts'
import type { HookReceiver } from '#domain/ticket/hook.ts'
import { changing } from '#kit/changing-name.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { storeInMemory } from '#kit/image.ts'
import { must } from '#kit/must.ts'
import { type Call, receiver } from '#kit/receiver.ts'
import { filed } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, worldOn } from '#kit/world.ts'

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
const at = Temporal.Instant.from('2026-11-24T08:00:00Z')

const { signal } = new AbortController()

test('every event of a ticket reaches the webhook, signed as Standard Webhooks says', async () => {
  const there = await receiver(() => ({ status: 204 }))
  const store = await storeInMemory()
  const world = Object.assign(await worldOn(store), { webhooks: [{ name: 'crm', team: null, events: null }] })
  const opened = await filed(world)
  await act(world, { ref: opened.ref }, { type: 'acknowledge' }, { by: as.ana })
  const webhook = makeWebhooks({ receivers: [{ name: 'crm', url: there.url, secret }], allowPrivate: true })
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

forEachDialect(
  'a receiver that is down holds up no other; when it is back it hears all, once each, in order, one at a time',
  async (ground) => {
    const receivers = ['down', 'up'].map((name) => ({ name, team: null, events: null }))
    const world = Object.assign(await ground.world(), { webhooks: receivers })
    let isDown = true
    const heard: Record<'down' | 'up', Call[]> = { down: [], up: [] }
    const down = await receiver((call) => {
      if (isDown) return null
      heard.down.push(call)
      return { status: 204 }
    })
    const up = await receiver((call) => {
      heard.up.push(call)
      return { status: 204 }
    })
    const send = makeWebhooks({
      receivers: [
        { name: 'down', url: down.url, secret },
        { name: 'up', url: up.url, secret },
      ],
      allowPrivate: true,
      limits: { connect: 100, idle: 100, whole: 200 },
    }) as SendWebhooks
    let [open, most] = [0, 0]
    const webhook: Sending['webhook'] = async (to, ...call) => {
      if (to === 'up') return send(to, ...call)
      most = Math.max(most, ++open)
      await send(to, ...call).finally(() => open--)
    }
    const publicUrl = 'https://help.example.com'
    const turn = () => sendNotices(world, { mail: async () => {}, webhook, publicUrl, asOf: world.now() })
    const refs: string[] = []
    for (let hour = 0; hour < 4; hour++) {
      const { ref } = await filed(world)
      refs.push(ref)
      for (const one of refs)
        await act(world, { ref: one }, { type: 'note', body: `Looked at ${hour}`, attachments: [] }, { by: as.ana })
      await turn()
      expect(heard.up.length).toBe(((hour + 1) * (hour + 4)) / 2)
      world.after('PT6H')
    }
    expect(heard.down).toEqual([])
    expect(down.calls.length).toBeLessThanOrEqual(12)
    isDown = false
    for (let minutes = 0; minutes < 120 && heard.down.length < heard.up.length; minutes += 15) {
      await turn()
      world.after('PT15M')
    }
    for (const { length } of [heard.up, heard.down]) expect(length).toBe(14)
    for (const calls of [heard.up, heard.down]) {
      expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(14)
      for (const ref of refs) {
        const versions = calls
          .map(({ body }) => (JSON.parse(body) as { data: { ref: string; version: number } }).data)
          .filter((data) => data.ref === ref)
          .map(({ version }) => version)
        expect(versions).toEqual(versions.toSorted((a, b) => a - b))
      }
    }
    expect(most).toBe(1)
    await Promise.all([down.close(), up.close()])
  },
)

forEachDialect(
  'a receiver hears of its team and its types of events; what is left for none is not kept',
  async (ground) => {
    const world = Object.assign(await ground.world(), {
      webhooks: [
        { name: 'desk', team: 'support-desk', events: null },
        { name: 'experts', team: 'finance-automation', events: null },
        { name: 'ends', team: null, events: ['ticket.resolved'] },
      ] as readonly HookReceiver[],
    })
    const { ref } = await filed(world, { automation: 'order-sync', details: { 'run-id': '1' } })
    const handover = { tried: 'all', evidence: 'log', ask: 'look', 'run-id': '1' }
    must(await act(world, { ref }, { type: 'acknowledge' }, { by: as.ana }))
    must(await act(world, { ref }, { type: 'escalate', reason: 'We are stuck', handover }, { by: as.ana }))
    must(await act(world, { ref }, { type: 'resolve', note: 'Reconnected' }, { by: as.noor }))
    const waiting = async () => {
      const rows = world.read.selectFrom('notice').select(['recipient', 'kind']).where('channel', '=', 'webhook')
      const found = await rows.where('sent_at', 'is', null).orderBy('recipient').orderBy('version').execute()
      return found.map(({ recipient, kind }) => `${recipient} ${kind}`)
    }
    expect(await waiting()).toEqual([
      'desk ticket.opened',
      'desk ticket.acknowledged',
      'desk ticket.escalated',
      'ends ticket.resolved',
      'experts ticket.escalated',
      'experts ticket.resolved',
    ])
    world.webhooks = world.webhooks.filter(({ name }) => name === 'ends')
    world.after('PT119H')
    expect(await forgetStray(world)).toBe(0)
    world.after('PT2H')
    expect(await forgetStray(world)).toBe(5)
    expect(await waiting()).toEqual(['ends ticket.resolved'])
  },
)

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
