import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetJoined, refreshJoined } from '#api/actions/join.ts'
import { deskOn } from '#kit/desk-app.ts'
import { type Served, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { storeInMemory } from '#kit/image.ts'
import { client, type Identity, oidcProvider, settingsWith, signInAt } from '#kit/oidc.ts'

const wren: Identity = { sub: '7', email: 'wren@example.com', name: 'Wren Doe', email_verified: true }
let person: Identity = wren
let provider: Awaited<ReturnType<typeof oidcProvider>>
let served: Served
beforeAll(async () => {
  provider = await oidcProvider(client, () => person)
  served = await serve({
    env: {
      ...settingsWith(provider, `http://127.0.0.1:${await freePort()}`),
      OIDC_GROUPS: 'acme-desk=support-desk acme%20hq=automation-hq',
    },
  })
})
afterAll(async () => {
  await served.stop()
  await provider.stop()
})

async function signIn(groups: unknown, changes: Partial<Identity> = {}) {
  person = { ...wren, ...changes, groups }
  return (await signInAt(served.url)).cookie
}

async function at(cookie: string, path: string, sent: { method?: string; body?: unknown } = {}) {
  const { method = 'GET', body } = sent
  const answer = await fetch(`${served.url}/api${path}`, {
    method,
    headers: { cookie, origin: served.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? JSON.parse(text) : null }
}

const teamsAt = async (cookie: string) => {
  const { status, body } = await at(cookie, '/desk/session')
  return status === 200 ? body.teams.map(({ id }: { id: string }) => id) : body.code
}

test('teams follow the groups of the provider at each sign-in, in every session, and the model keeps its own', async () => {
  const modelled = served.world.model.teams.map(({ members }) => members.length)
  const first = await signIn(['acme-desk', 'something else'])
  expect(await teamsAt(first)).toEqual(['support-desk'])
  const opened = await at(first, '/tickets', {
    method: 'POST',
    body: { title: 'Orders stop', description: 'Since nine.', requester: { name: 'Kim', email: 'kim@example.com' } },
  })
  const assigned = await at(first, `/desk/tickets/${opened.body.ref}/assignee`, {
    method: 'PUT',
    body: { to: wren.email },
  })
  expect([opened.status, assigned.status]).toEqual([201, 200])
  const second = await signIn('acme hq')
  expect([await teamsAt(first), await teamsAt(second)]).toEqual([['automation-hq'], ['automation-hq']])
  expect((await at(second, '/desk/session')).body.people).toContainEqual({
    name: wren.name,
    email: wren.email,
    teams: ['automation-hq'],
  })
  const third = await signIn([])
  for (const cookie of [first, second, third]) expect(await teamsAt(cookie)).toBe('request.not-yours')
  expect(served.world.model.teams.map(({ members }) => members.length)).toEqual(modelled)
})

test('an address that the provider has not checked joins nothing, and who has not come for a month is forgotten', async () => {
  expect(
    await teamsAt(await signIn(['acme-desk'], { email_verified: false, sub: '8', email: 'odd@example.com' })),
  ).toBe('request.unverified')
  expect(served.world.joined.state).toBe('[]')
  const cookie = await signIn({ realm: ['acme-desk'] })
  expect(await teamsAt(cookie)).toBe('request.not-yours')
  await signIn(['acme-desk'])
  const { world } = served
  // Another process, begun now or running already, knows of it from the database.
  const elsewhere = {
    ...world,
    model: {
      ...world.model,
      teams: world.model.teams.map((team) => ({ ...team, members: [...(world.joined.modelled.get(team.id) ?? [])] })),
    },
    joined: { ...world.joined, state: '' },
  }
  await refreshJoined(elsewhere)
  expect(elsewhere.model.teams.find(({ id }) => id === 'support-desk')?.members).toContainEqual({
    name: wren.name,
    email: wren.email,
    was: [],
  })
  await forgetJoined({ ...world, now: () => world.now().add({ hours: 24 * 31 }) })
  expect(await teamsAt(cookie)).toBe('request.not-yours')
})

test('who signs out is led to the end of the session at the provider, and back to the desk', async () => {
  const cookie = await signIn(['acme-desk'])
  const left = await at(cookie, '/auth/sign-out', { method: 'POST', body: { callbackURL: `${served.url}/desk/` } })
  const end = new URL(left.body.url)
  expect(end.origin + end.pathname).toBe(`${provider.issuer}/session/end`)
  expect(Object.fromEntries(end.searchParams)).toMatchObject({
    id_token_hint: expect.stringMatching(/^ey/),
    client_id: client.id,
    post_logout_redirect_uri: `${served.url}/desk/`,
  })
  expect((await at(cookie, '/desk/session')).status).toBe(401)
})

test('whom the model in force names no more is out at once, with the session they had', async () => {
  const store = await storeInMemory()
  const before = await deskOn(store)
  const cookie = await before.cookieOf('Ana')
  const { model } = before.world
  const teams = model.teams.map((team) => ({
    ...team,
    members: team.members.filter(({ email }) => email !== 'ana@example.com'),
  }))
  const after = await deskOn(store, { model: { ...model, version: 'without Ana', teams }, chance: 'after' })
  expect((await before.ask('/desk/session', { headers: { cookie } })).status).toBe(200)
  expect((await after.ask('/desk/session', { headers: { cookie } })).body.code).toBe('request.not-yours')
  await after.close()
})
