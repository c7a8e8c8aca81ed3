import { expect } from 'vitest'
import type { Sending } from '#api/actions/send.ts'
import { Refused } from '#api/outside/limits.ts'
import { deskOn } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { sendNotices } from '#kit/send-notices.ts'

forEachDialect(
  'what does not get through is seen at the desk with its cause, and tried once more',
  async ({ store }) => {
    const desk = await deskOn(store)
    const { world } = desk
    const ana = await desk.as('Ana')
    expect((await ana('/desk/deliveries')).body).toMatchObject({ failing: 0, givenUp: 0, items: [] })
    const { ref } = await desk.open()
    let down: Error | null = new Refused('550 no such mailbox')
    const mails: string[] = []
    const mail: Sending['mail'] = async ({ to }) => {
      if (down) throw down
      mails.push(to)
    }
    const turn = () =>
      sendNotices(world, { mail, webhook: null, publicUrl: 'https://help.example.com', asOf: world.now() })
    await turn()
    const failing = (await ana('/desk/deliveries')).body
    expect(failing.failing).toBeGreaterThan(0)
    expect(failing.items[0]).toMatchObject({ ticket: { ref }, error: '550 no such mailbox', attempts: 1 })
    expect((await desk.ask('/ready')).body.notices).toEqual({ failing: failing.failing, givenUp: 0 })
    expect((await ana(`/desk/deliveries/${failing.items[0].id}/retry`, { method: 'PUT' })).body).toEqual({ revived: 0 })
    for (let tries = 0; tries < 8; tries++) {
      world.after('PT9H')
      await turn()
    }
    const lost = (await ana('/desk/deliveries')).body
    expect(lost).toMatchObject({ failing: 0, givenUp: failing.failing })
    expect(lost.items[0]).toMatchObject({ retryAt: null, attempts: 8 })
    expect((await desk.ask('/ready')).body).toEqual({
      status: 'ready',
      notices: { failing: 0, givenUp: failing.failing },
    })
    expect((await desk.ask(`/desk/deliveries/${lost.items[0].id}/retry`, { method: 'PUT' })).status).toBe(401)
    down = null
    expect((await ana(`/desk/deliveries/${lost.items[0].id}/retry`, { method: 'PUT' })).body).toEqual({ revived: 1 })
    await turn()
    expect(mails).toEqual([lost.items[0].recipient])
    expect((await ana('/desk/deliveries/retry', { method: 'PUT' })).body).toEqual({ revived: lost.givenUp - 1 })
    await turn()
    expect(mails).toHaveLength(lost.givenUp)
    expect((await ana('/desk/deliveries')).body).toMatchObject({ failing: 0, givenUp: 0 })
  },
)
