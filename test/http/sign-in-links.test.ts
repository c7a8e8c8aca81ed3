import { expect, test } from 'vitest'
import { forgetLinks } from '#api/actions/sign-in-links.ts'
import { deskInMemory, deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { mailbag } from '#kit/mailbag.ts'
import { often } from '#kit/often.ts'

const origin = 'http://localhost:4321'
const password = 'correct-horse-battery'
const ana = 'ana@example.com'

const from = (place: string) => ({ origin, 'x-forwarded-for': place })
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

function doorOf(desk: TestDesk) {
  const bag = mailbag()
  const bearer = (token: string, place: string) => ({ ...from(place), authorization: `Bearer ${token}` })
  return {
    mails: () => bag.deliver(desk.world),
    askLink: async (email: string, place = '198.51.100.9') =>
      (await desk.ask('/auth/links', { json: { email }, headers: from(place) })).status,
    signIn: (given: string, { place = '203.0.113.7', cookie = '' } = {}) =>
      desk.ask('/auth/sign-in/email', { json: { email: ana, password: given }, headers: { ...from(place), cookie } }),
    enter: (token: string, place = '192.0.2.1') =>
      desk.ask('/auth/links/session', { json: {}, headers: bearer(token, place) }),
    choose: (token: string, chosen: string, place = '192.0.2.1') =>
      desk.ask('/auth/links/password', {
        method: 'PUT',
        json: { password: chosen },
        headers: bearer(token, place),
      }),
    atDesk: async (headers: Headers) =>
      (await desk.ask('/desk/session', { headers: { cookie: cookiesOf(headers) } })).status,
  }
}

const tokenOf = (text = '') => /\/desk\/sign-in\/#([\w-]+)/.exec(text)?.[1] ?? ''

forEachDialect(
  'while an account is attacked from everywhere, its owner comes in with an unknown browser at a new place by a link mailed to its address',
  async ({ store }) => {
    const desk = await deskOn(store, { proxies: 1 })
    await desk.auth.add({ name: 'Ana Ruiz', email: ana, password })
    const { askLink, mails, enter, signIn, atDesk } = doorOf(desk)
    for (let place = 0; place < 40; place++) await signIn('wrong-horse-battery', { place: `198.51.100.${place}` })
    expect((await signIn(password, { place: '192.0.2.1' })).status).toBe(429)
    expect(await askLink('ANA@example.com')).toBe(202)
    const [mail, ...others] = await mails()
    expect([mail?.to, others]).toEqual([ana, []])
    const token = tokenOf(mail?.text)
    const inside = await enter(token)
    expect([inside.status, await atDesk(inside.headers)]).toEqual([204, 200])
    expect(inside.headers.getSetCookie().every((line) => /; HttpOnly/i.test(line) && /SameSite=Lax/i.test(line))).toBe(
      true,
    )
    expect((await signIn(password, { place: '192.0.2.9', cookie: cookiesOf(inside.headers) })).status).toBe(200)
    expect((await signIn(password, { place: '192.0.2.1' })).status).toBe(200)
    expect((await enter(token)).status).toBe(401)
    expect(JSON.stringify(await store.db.selectFrom('sign_in_link').selectAll().execute())).toBe('[]')
  },
)

forEachDialect(
  'a forgotten password is set anew by a link: it ends sessions, waits and every other link',
  async ({ store }) => {
    const desk = await deskOn(store, { proxies: 1 })
    await desk.auth.add({ name: 'Ana Ruiz', email: ana, password })
    const { askLink, mails, choose, enter, signIn, atDesk } = doorOf(desk)
    const before = await signIn(password)
    await mails()
    for (let tries = 0; tries < 7; tries++) await signIn('wrong-horse-battery', { place: '192.0.2.1' })
    await askLink(ana)
    await askLink(ana)
    const [first, second] = (await mails()).map(({ text }) => tokenOf(text)) as [string, string]
    expect((await choose(first, 'too short')).body.errors).toEqual([
      { path: 'password', message: 'at least 10 characters' },
    ])
    const common = await choose(first, 'Sunshine2026!')
    expect([common.status, common.body.errors]).toEqual([
      422,
      [{ path: 'password', message: expect.stringContaining('Too many people choose this one') }],
    ])
    const chosen = await choose(first, 'another-horse-battery')
    expect([chosen.status, await atDesk(chosen.headers), await atDesk(before.headers)]).toEqual([204, 200, 401])
    expect([(await enter(second)).status, (await choose(second, 'a-third-horse-battery')).status]).toEqual([401, 401])
    expect((await signIn(password, { place: '192.0.2.1' })).status).toBe(401)
    expect((await signIn('another-horse-battery', { place: '192.0.2.1' })).status).toBe(200)
    expect((await mails()).map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
      [ana, 'Your login for the desk was used in a new browser'],
      [ana, 'Your password for the desk was changed'],
    ])
  },
)

forEachDialect(
  'a link works once and for half an hour, mails are few, and whoever is not heard has one that works',
  async ({ store }) => {
    const desk = await deskOn(store, { proxies: 1 })
    await desk.auth.add({ name: 'Ana Ruiz', email: ana, password })
    const { askLink, mails, enter } = doorOf(desk)
    let sent = 0
    let latest = ''
    const pace = often(4, 2)
    for (let minute = 0; minute < 24 * 60; minute += pace) {
      expect(await askLink(ana, `198.51.100.${minute % 250}`)).toBe(202)
      const came = await mails()
      sent += came.length
      latest = tokenOf(came.at(-1)?.text) || latest
      desk.world.after(`PT${pace}M`)
    }
    expect(sent).toBeGreaterThan(20)
    expect(sent).toBeLessThan(60)
    expect((await enter(latest)).status).toBe(204)
    await askLink(ana)
    desk.world.after('PT31M')
    await askLink(ana)
    expect((await mails()).map(({ subject }) => subject)).toContain('Your link to the desk')
    const kept = await store.db.selectFrom('sign_in_link').selectAll().execute()
    expect(kept.every(({ until_at }) => until_at > desk.world.now().toString())).toBe(true)
    desk.world.after('PT31M')
    await forgetLinks(desk.world)
    expect(await store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
    expect(await store.db.selectFrom('notice').select('kind').where('body', 'like', `%${latest}%`).execute()).toEqual(
      [],
    )
  },
)

test('nobody learns from asking for a link who has a login; who signs in elsewhere gets none, and other sites cannot ask', async () => {
  const desk = await deskInMemory({ proxies: 1 })
  await desk.auth.add({ name: 'Ana Ruiz', email: ana, password })
  const { askLink, mails, enter, choose } = doorOf(desk)
  const rows = async () => (await desk.world.read.selectFrom('sign_in_try').selectAll().execute()).length
  expect([await askLink('nobody@example.com'), await rows(), await mails()]).toEqual([202, 1, []])
  expect([await askLink(ana), await rows(), (await mails()).length]).toEqual([202, 2, 1])
  expect((await desk.ask('/auth/links', { json: { email: 'no address' }, headers: { origin } })).status).toBe(422)
  for (const json of [{ email: ana, link: 'https://evil.example' }, { email: [ana] }])
    expect((await desk.ask('/auth/links', { json, headers: { origin } })).status).toBe(422)
  const evil = { origin: 'https://evil.example' }
  expect((await desk.ask('/auth/links', { json: { email: ana }, headers: evil })).status).toBe(403)
  for (const token of ['', 'AAAAAAAAAAAAAAAAAAAAAA', 'x'])
    expect([(await enter(token)).status, (await choose(token, password)).status]).toEqual([401, 401])
  await desk.close()
})

test('the owner hears by mail of a browser and a place that are not known, and of no other', async () => {
  const desk = await deskInMemory({ proxies: 1 })
  await desk.auth.add({ name: 'Ana Ruiz', email: ana, password })
  const { mails, signIn } = doorOf(desk)
  const known = cookiesOf((await signIn(password)).headers)
  const [first] = await mails()
  await expect(`To: ${first?.to}\nSubject: ${first?.subject}\n\n${first?.text}`).toMatchFileSnapshot(
    '../golden/mail/new-browser.txt',
  )
  await signIn(password)
  await signIn(password, { place: '198.51.100.1', cookie: known })
  await signIn('wrong-horse-battery', { place: '198.51.100.2' })
  expect(await mails()).toEqual([])
  await signIn(password, { place: '198.51.100.2' })
  expect(await mails()).toHaveLength(1)
  await desk.close()
})
