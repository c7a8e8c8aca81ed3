import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { makePace } from '#api/actions/pace.ts'
import { makeWebhook } from '#api/outside/webhook.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { receiver } from '#kit/receiver.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { kim } from '#kit/world.ts'

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
const report = { title: 'Orders do not arrive', description: 'Nothing since nine.', requester: kim, details: {} }
const perSecond = 50
/** Timers may end by so many milliseconds too early. */
const slack = 5

forEachDialect(
  'a receiver that was down for a day hears all of it when it is back, no faster than is set',
  async (ground) => {
    const world = Object.assign(await ground.world(), { webhooks: [{ name: 'crm', team: null, events: null }] })
    let isDown = true
    const heard: { id: unknown; at: number }[] = []
    const there = await receiver(({ headers }) => {
      if (isDown) return { status: 503 }
      heard.push({ id: headers['webhook-id'], at: performance.now() })
      return { status: 204 }
    })
    const send = makeWebhook({ url: there.url, secret, allowPrivate: true })
    const pace = makePace(world, {
      perSecond,
      monotonic: () => performance.now(),
      pause: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
    })
    const deliver = () =>
      sendNotices(world, {
        mail: async () => {},
        webhook: (_, ...call) => send(...call),
        publicUrl: 'https://help.example.com',
        asOf: world.now(),
        pace,
      })
    for (let hour = 0; hour < 24; hour++) {
      must(await openTicket(world, report))
      must(await openTicket(world, report))
      await deliver()
      world.after('PT1H')
    }
    isDown = false
    world.after('PT1H')
    const began = performance.now()
    while ((await deliver()).sent > 0) world.after('PT1M')
    const waiting = await world.read
      .selectFrom('notice')
      .select('id')
      .where('channel', '=', 'webhook')
      .where('sent_at', 'is', null)
      .execute()
    expect(waiting).toEqual([])
    expect(heard.length).toBeGreaterThanOrEqual(48)
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length)
    const tooSoon = heard.filter(({ at }, index) => at - began < (index * 1000) / perSecond - slack)
    expect(tooSoon).toEqual([])

    must(await openTicket(world, report))
    const before = heard.length
    await deliver()
    expect(heard.length).toBeGreaterThan(before)
    await there.close()
  },
)
