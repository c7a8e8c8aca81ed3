import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { forgetTries, forgetTriesOf, hearTry } from '#api/actions/sign-in.ts'
import { deskInMemory, deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'

const origin = 'http://localhost:4321'
const password = 'correct-horse-battery'
const ana = 'ana@example.com'

type From = { cookie?: string; place?: string }

function tryAs(desk: TestDesk, email: string, given: string, { cookie = '', place = '203.0.113.7' }: From = {}) {
  return desk.ask('/auth/sign-in/email', {
    json: { email, password: given },
    headers: { origin, cookie, 'x-forwarded-for': place },
  })
}

/** What each of some wrong tries was answered with. */
async function wrongs(desk: TestDesk, many: number, email = ana, from: From = {}) {
  const answers = []
  for (let index = 0; index < many; index++) {
    const { status, headers } = await tryAs(desk, email, 'wrong-horse-battery', from)
    answers.push(headers.has('retry-after') ? [status, headers.get('retry-after')] : status)
  }
  return answers
}

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

forEachDialect(
  'wrong passwords make an account wait longer each time, there or not, in every process',
  async ({ store }) => {
    const desk = await deskOn(store, { proxies: 1 })
    await desk.auth.add({ name: 'Ana', email: ana, password })
    expect(await wrongs(desk, 6)).toEqual([401, 401, 401, 401, 401, [429, '15']])
    expect(await wrongs(desk, 6, 'nobody@example.com')).toEqual([401, 401, 401, 401, 401, [429, '15']])
    expect((await tryAs(desk, 'ANA@example.com', password)).status).toBe(429)
    const other = await deskOn(store, { proxies: 1 })
    expect((await tryAs(other, ana, password)).status).toBe(429)
    for (const seconds of [15, 30, 60, 120]) {
      for (const one of [desk, other]) one.world.after(`PT${seconds}S`)
      expect(await wrongs(desk, 2)).toEqual([401, [429, String(seconds * 2)]])
    }
    for (const one of [desk, other]) one.world.after('PT15M')
    expect((await tryAs(desk, ana, password)).status).toBe(200)
    expect(await wrongs(desk, 6)).toEqual([401, 401, 401, 401, 401, [429, '15']])
    expect(JSON.stringify(await store.db.selectFrom('sign_in_try').selectAll().execute())).not.toMatch(/ana|nobody/i)
    desk.world.after('PT744H')
    await forgetTries(desk.world)
    expect(await store.db.selectFrom('sign_in_try').selectAll().execute()).toEqual([])
  },
)

test('a hundred tries at once are a hundred', async () => {
  const desk = await deskInMemory()
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const answers = await Promise.all(Array.from({ length: 100 }, () => tryAs(desk, ana, 'wrong-horse-battery')))
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
  await desk.close()
})

test('a form that signs in is a try like any other', async () => {
  const desk = await deskInMemory({ proxies: 1 })
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const post = (given: string) =>
    desk.ask('/auth/sign-in/email', {
      body: new URLSearchParams({ email: ana, password: given }),
      headers: { origin, 'x-forwarded-for': '203.0.113.7' },
    })
  const answers = []
  for (let index = 0; index < 6; index++) answers.push((await post('wrong-horse-battery')).status)
  expect(answers).toEqual([401, 401, 401, 401, 401, 429])
  expect((await post(password)).status).toBe(429)
  desk.world.after('PT15S')
  const signed = await post(password)
  expect(signed.status).toBe(200)
  expect(cookiesOf(signed.headers)).toContain('ladder.browser=')
  await desk.close()
})

test('a cookie that names no browser in any alphabet is that of an unknown one', async () => {
  const desk = await deskInMemory({ proxies: 1 })
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const cookie = `ladder.browser=abc.${'é'.repeat(43)}`
  expect((await tryAs(desk, ana, password, { cookie })).status).toBe(200)
  await desk.close()
})

test('many places together are heard less than a hundred times an hour; who comes with a browser that is known is not among them', async () => {
  const desk = await deskInMemory({ proxies: 1 })
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const known = cookiesOf((await tryAs(desk, ana, password)).headers)
  let heard = 0
  for (let second = 0; second < 3600; second += 2) {
    const wait = await hearTry(desk.world, { email: ana, client: `198.51.100.${second % 250}`, device: null })
    if (wait === 0) heard++
    desk.world.after('PT2S')
  }
  expect(heard).toBeGreaterThan(20)
  expect(heard).toBeLessThan(100)
  expect((await tryAs(desk, ana, password, { place: '198.51.100.1' })).status).toBe(429)
  expect((await tryAs(desk, ana, password, { cookie: known })).status).toBe(200)
  expect(await wrongs(desk, 6, ana, { cookie: known })).toEqual([401, 401, 401, 401, 401, [429, '15']])
  const forged = known.replace(/(ladder\.browser=)[^.;]+/, '$1another')
  expect((await tryAs(desk, ana, password, { cookie: forged, place: '203.0.113.9' })).status).toBe(429)
  await desk.close()
})

forEachDialect(
  'while an account is attacked from everywhere, who comes with an unknown browser from a place it has signed in from is heard',
  async ({ store }) => {
    const desk = await deskOn(store, { proxies: 1 })
    await desk.auth.add({ name: 'Ana', email: ana, password })
    const [office, home] = ['203.0.113.7', '2001:db8:1:2::7']
    const known = cookiesOf((await tryAs(desk, ana, password, { place: office })).headers)
    await tryAs(desk, ana, password, { cookie: known, place: home })
    desk.world.after('PT696H')
    await forgetTries(desk.world)
    for (let place = 0; place < 30; place++)
      await hearTry(desk.world, { email: ana, client: `198.51.100.${place}`, device: null })
    const from = async (place: string) => (await tryAs(desk, ana, password, { place })).status
    expect([await from('203.0.113.8'), await from('2001:db8:1:3::7')]).toEqual([429, 429])
    expect([await from(office), await from('2001:db8:1:2::8')]).toEqual([200, 200])
    expect(await from('203.0.113.8')).toBe(429)
    expect(await wrongs(desk, 6, ana, { place: office })).toEqual([401, 401, 401, 401, 401, [429, '15']])
    await forgetTriesOf(desk.world, ana)
    expect(await from('203.0.113.8')).toBe(200)
    expect(
      await store.db.selectFrom('sign_in_try').select('known_at').where('known_at', 'is not', null).execute(),
    ).toHaveLength(1)
  },
)

test('the token of a session is in its cookie, that no script reads, and in no body', async () => {
  const desk = await deskInMemory()
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const signed = await tryAs(desk, ana, password)
  const line = signed.headers.getSetCookie().find((entry) => entry.startsWith('ladder.session_token='))
  expect(line).toMatch(/; HttpOnly/i)
  expect(line).toMatch(/; SameSite=Lax/i)
  const token = decodeURIComponent(line?.split(/[=;]/)[1] ?? '').split('.')[0] as string
  expect(token.length).toBeGreaterThan(20)
  const cookie = cookiesOf(signed.headers)
  const session = await desk.ask('/auth/get-session', { headers: { cookie } })
  expect(session.body.user.email).toBe(ana)
  for (const { body } of [signed, session]) expect(JSON.stringify(body)).not.toContain(token)
  await desk.close()
})

test.each([
  ['GET', '/auth/list-sessions'],
  ['GET', '/auth/ok'],
  ['POST', '/auth/sign-up/email'],
  ['POST', '/auth/change-password'],
  ['POST', '/auth/change-email'],
  ['POST', '/auth/update-user'],
  ['POST', '/auth/delete-user'],
  ['POST', '/auth/request-password-reset'],
  ['POST', '/auth/reset-password'],
  ['POST', '/auth/link-social'],
  ['POST', '/auth/unlink-account'],
  ['POST', '/auth/update-session'],
  ['POST', '/auth/revoke-session'],
  ['POST', '/auth/verify-password'],
])('what nobody needs of the sign-in library is not there: %s %s', async (method, path) => {
  const desk = await deskInMemory()
  const asAna = await desk.as('Ana')
  const { status } = await asAna(path, { method, ...(method === 'POST' ? { json: {} } : {}), headers: { origin } })
  expect(status).toBe(404)
  await desk.close()
})

test('a session that somebody else has put into a browser stays nobody’s, and signing in gives a new one', async () => {
  const desk = await deskInMemory()
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const planted = 'ladder.session_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.c2lnbmF0dXJl'
  const signed = await tryAs(desk, ana, password, { cookie: planted })
  expect(signed.status).toBe(200)
  expect(cookiesOf(signed.headers)).not.toContain('AAAAAAAA')
  expect((await desk.ask('/desk/session', { headers: { cookie: planted } })).status).toBe(401)
  const before = cookiesOf(signed.headers)
  const again = await tryAs(desk, ana, password, { cookie: before })
  const token = (text: string) => /session_token=([^;]+)/.exec(text)?.[1]
  expect(token(cookiesOf(again.headers))).not.toBe(token(before))
  await desk.close()
})

test('a session ends so many hours after signing in, however much it is used', async () => {
  const desk = await deskInMemory()
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const signed = await tryAs(desk, ana, password)
  const line = signed.headers.getSetCookie().find((entry) => entry.startsWith('ladder.session_token='))
  expect(line).toContain('Max-Age=43200')
  const at = async () => (await desk.ask('/desk/session', { headers: { cookie: cookiesOf(signed.headers) } })).status
  const { db } = desk.world.store
  const endsIn = (milliseconds: number) =>
    sql`update auth_session set "expiresAt" = ${new Date(Date.now() + milliseconds).toISOString()}`.execute(db)
  const end = async () => (await sql<{ expiresAt: string }>`select "expiresAt" from auth_session`.execute(db)).rows
  await endsIn(60_000)
  const before = await end()
  expect([await at(), await end()]).toEqual([200, before])
  await endsIn(-1)
  expect(await at()).toBe(401)
  await desk.close()
})

test('signing out ends the session at the server; signing out everywhere ends all of them', async () => {
  const desk = await deskInMemory()
  await desk.auth.add({ name: 'Ana', email: ana, password })
  const signIn = async () => cookiesOf((await tryAs(desk, ana, password)).headers)
  const at = async (cookie: string) => (await desk.ask('/desk/session', { headers: { cookie } })).status
  const [office, phone, lost] = [await signIn(), await signIn(), await signIn()]
  const post = (path: string, cookie: string) => desk.ask(path, { json: {}, headers: { origin, cookie } })
  expect((await post('/auth/sign-out', office)).status).toBe(200)
  expect([await at(office), await at(phone), await at(lost)]).toEqual([401, 200, 200])
  expect(
    (await desk.ask('/auth/revoke-sessions', { json: {}, headers: { origin: 'https://evil.example', cookie: phone } }))
      .status,
  ).toBe(403)
  expect((await post('/auth/revoke-sessions', phone)).status).toBe(200)
  expect([await at(phone), await at(lost)]).toEqual([401, 401])
  await desk.close()
})

test('no answer of the API is kept by a browser or a proxy', async () => {
  const desk = await deskInMemory()
  const asAna = await desk.as('Ana')
  const { ref, token } = await desk.open()
  const bearer = { authorization: `Bearer ${token}` }
  const form = (file: string) => {
    const body = new FormData()
    body.append('file', new File(['a,b'], file))
    return body
  }
  const report = { title: 'Orders stop', description: 'At nine.', requester: { name: 'Kim', email: 'kim@example.com' } }
  const attached = await desk.ask('/request/attachments', { headers: bearer, body: form('a.csv') })
  const answers = [
    attached,
    await desk.ask('/tickets', { json: report }),
    await desk.ask('/tickets', { json: {} }),
    await desk.ask('/request', { headers: bearer }),
    await desk.ask('/request'),
    await desk.ask('/request/replies', { json: { body: 'Still.' }, headers: bearer }),
    await desk.ask(`/request/attachments/${attached.body.id}`, { headers: bearer }),
    await desk.ask('/request/links', { json: { email: 'kim@example.com' } }),
    await desk.ask('/desk/session'),
    await asAna('/desk/session'),
    await asAna('/desk/tickets'),
    await asAna(`/desk/tickets/${ref}`),
    await asAna('/auth/get-session'),
    await tryAs(desk, ana, password),
    await tryAs(desk, ana, 'wrong-horse-battery'),
    await asAna('/known-problems'),
  ]
  for (const [index, { status, headers }] of answers.entries())
    expect([index, status, headers.get('cache-control')]).toEqual([index, status, expect.stringContaining('no-store')])
  await desk.close()
})
