import { expect } from 'vitest'
import type { Mail } from '#api/outside/mail.ts'
import { deskOn } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { keptLog } from '#kit/log.ts'
import { sendNotices } from '#kit/send-notices.ts'

const origin = 'http://localhost:4321'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

forEachDialect(
  'a person sees where they are signed in and ends one or all others; who runs the desk, anybody’s',
  async ({ store }) => {
    const kept = keptLog()
    const desk = await deskOn(store, { log: kept.log })
    const [ana, hana] = [await desk.as('Ana'), await desk.as('Hana')]
    const signIn = async (browser: string) => {
      const json = { email: 'ana@example.com', password: 'correct-horse-battery' }
      const answer = await desk.ask('/auth/sign-in/email', { json, headers: { origin, 'user-agent': browser } })
      const cookie = answer.headers
        .getSetCookie()
        .map((entry) => entry.split(';')[0])
        .join('; ')
      return (path: string, sent = {}) => desk.ask(path, { ...sent, headers: { cookie } })
    }
    const [atWork, onTheWay] = [await signIn(firefox), await signIn(phone)]
    const listed = async (ask: typeof atWork) =>
      ((await ask('/desk/sessions')).body.items as { id: string; browser: string; isThis: boolean }[]) ?? []
    const seen = await listed(atWork)
    expect(seen.map(({ browser, isThis }) => `${browser}${isThis ? ', this' : ''}`).toSorted()).toEqual([
      'A browser that does not say what it is',
      'Firefox on Linux, this',
      'Safari on iPhone',
    ])
    const idOf = (browser: string) => seen.find((one) => one.browser === browser)?.id ?? ''
    const end = (id: string) => ({ path: `/desk/sessions/${id}`, sent: { method: 'DELETE' } })
    const stolen = end(idOf('Safari on iPhone'))
    expect((await hana(stolen.path, stolen.sent)).body).toEqual({ ended: 0 })
    expect((await atWork(stolen.path, stolen.sent)).body).toEqual({ ended: 1 })
    expect((await onTheWay('/desk/session')).status).toBe(401)
    expect((await atWork('/desk/sessions', { method: 'DELETE' })).body).toEqual({ ended: 1 })
    expect((await ana('/desk/session')).status).toBe(401)
    expect(await listed(atWork)).toMatchObject([{ browser: 'Firefox on Linux', isThis: true }])
    const json = { email: 'ana@example.com' }
    expect((await atWork('/desk/sign-outs', { json, method: 'POST' })).body.code).toBe('request.not-yours')
    expect((await hana('/desk/sign-outs', { json })).body).toEqual({ ended: 1 })
    expect((await atWork('/desk/session')).status).toBe(401)
    const line = kept.lines.find(({ msg }) => msg === 'an administrator signed somebody out')
    expect(line).toMatchObject({ sessions: 1, requestId: expect.stringMatching(/./) })
    expect(kept.text()).not.toContain('ana@example.com')
    const { world } = desk
    const mails: Mail[] = []
    const mail = async (sent: Mail) => void mails.push(sent)
    await sendNotices(world, { mail, webhook: null, publicUrl: origin, asOf: world.now() })
    const told = mails.filter(({ subject }) => subject === 'You were signed out of the desk')
    expect(told).toMatchObject([
      { to: 'ana@example.com', text: expect.stringContaining('signed you out in all browsers') },
    ])
    expect((await hana('/desk/sign-outs', { json: { email: 'nobody@example.com' } })).body).toEqual({ ended: 0 })
    expect(await listed(hana)).toHaveLength(1)
  },
)
