import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Served, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { client, type Identity, oidcProvider, settingsWith, signInAt } from '#kit/oidc.ts'

let person: Identity = { sub: '1', email: 'ana@example.com', name: 'Ana Ruiz', email_verified: true }
let provider: Awaited<ReturnType<typeof oidcProvider>>
let served: Served

beforeAll(async () => {
  provider = await oidcProvider(client, () => person)
  const port = await freePort()
  served = await serve({
    env: settingsWith(provider, `http://127.0.0.1:${port}`),
  })
})

afterAll(async () => {
  await served.stop()
  await provider.stop()
})

test('somebody of the model signs in through the identity provider, and is at the desk', async () => {
  const { cookie, landed } = await signInAt(served.url)
  expect(landed).toBe('/desk/')
  const session = await fetch(`${served.url}/api/desk/session`, { headers: { cookie } })
  expect(session.status).toBe(200)
  expect(await session.json()).toMatchObject({ person: { email: 'ana@example.com' }, ways: { oidc: true } })
})

test('somebody whom no team names is signed in, and may do nothing', async () => {
  person = { sub: '2', email: 'eve@example.com', name: 'Eve', email_verified: true }
  const { cookie } = await signInAt(served.url)
  const session = await fetch(`${served.url}/api/desk/session`, { headers: { cookie } })
  expect(session.status).toBe(403)
})

test('an address that the provider has not checked does not take over a login', async () => {
  await served.auth.add({ name: 'Hana Kim', email: 'hana@example.com', password: 'a-long-password' })
  person = { sub: '3', email: 'hana@example.com', name: 'Not Hana', email_verified: false }
  const { cookie } = await signInAt(served.url)
  const session = await fetch(`${served.url}/api/desk/session`, { headers: { cookie } })
  expect(session.status).toBe(401)
})

test('an address that the provider has not checked opens no desk, and its owner is told why', async () => {
  person = { sub: '5', email: 'mika@example.com', name: 'Mika Laine', email_verified: false }
  const { cookie } = await signInAt(served.url)
  const session = await fetch(`${served.url}/api/desk/session`, { headers: { cookie } })
  expect([session.status, await session.json()]).toEqual([403, expect.objectContaining({ code: 'request.unverified' })])
})

test('below a path the provider leads back there, and the session is for that path alone', async () => {
  const url = `http://127.0.0.1:${await freePort()}/help`
  const below = await serve({ env: settingsWith(provider, url) })
  onTestFinished(below.stop)
  person = { sub: '4', email: 'ana@example.com', name: 'Ana Ruiz', email_verified: true }
  const { cookie, landed } = await signInAt(url)
  expect(landed).toBe('/help/desk/')
  expect((await fetch(`${url}/api/desk/session`, { headers: { cookie } })).status).toBe(200)
})
