import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { openStore } from '#api/store/open.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { secret } from '#kit/seal.ts'
import { workDir } from '#kit/work-dir.ts'

test('an operator sees in which browsers somebody is signed in, and ends all of them', async () => {
  const url = `sqlite:${join(workDir('sessions'), 'ladder.db')}`
  const store = openStore(url)
  await store.migrate(() => Temporal.Now.instant())
  const origin = 'http://localhost:4321'
  const auth = await makeAuth({ database: store, secret, publicUrl: origin, oidc: null })
  const login = { email: 'ana@example.com', password: 'correct-horse-battery' }
  await auth.add({ name: 'Ana Ruiz', ...login })
  for (const browser of ['Office/1.0', 'Phone/2.0']) {
    const headers = { 'content-type': 'application/json', origin, 'user-agent': browser }
    const request = new Request(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers,
      body: JSON.stringify(login),
    })
    expect((await auth.handle(request)).status).toBe(200)
  }
  const content = resolve(import.meta.dirname, '../../content')
  const user = (...words: string[]) =>
    ladderIn({ DATABASE_URL: url, AUTH_SECRET: secret, SEAL_SECRET: secret, CONTENT_DIR: content }, ['user', ...words])
  const line = /^since \d{4}-\S+Z\tuntil \d{4}-\S+Z\t(Office|Phone)/
  const seen = (await user('sessions', login.email)).out.trim().split('\n')
  expect(seen.map((one) => line.exec(one)?.[1]).toSorted()).toEqual(['Office', 'Phone'])
  expect((await user('sign-out', login.email)).out).toBe('ana@example.com: 2 sessions were ended.\n')
  const told = await store.db
    .selectFrom('notice')
    .select(['kind', 'recipient'])
    .where('kind', '=', 'signed-out')
    .execute()
  expect(told).toEqual([{ kind: 'signed-out', recipient: 'ana@example.com' }])
  expect((await user('sessions', login.email)).out).toBe('None.\n')
  const unknown = await user('sign-out', 'nobody@example.com')
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('nobody has a login as nobody@example.com')])
  await store.close()
})

test('who signs in by the provider alone gets no password from the command line, and is told why', async () => {
  const url = `sqlite:${join(workDir('provider-only'), 'ladder.db')}`
  const store = openStore(url)
  await store.migrate(() => Temporal.Now.instant())
  await makeAuth({ database: store, secret, publicUrl: 'http://localhost:4321', oidc: null })
  const at = '2026-11-24T08:00:00.000Z'
  await sql`insert into auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('one', 'Wren Doe', 'wren@example.com', 1, ${at}, ${at})`.execute(
    store.db,
  )
  await sql`insert into auth_account (id, "accountId", "providerId", "userId", "createdAt", "updatedAt") values ('two', 'wren', 'oidc', 'one', ${at}, ${at})`.execute(
    store.db,
  )
  const content = resolve(import.meta.dirname, '../../content')
  const env = { DATABASE_URL: url, AUTH_SECRET: secret, SEAL_SECRET: secret, CONTENT_DIR: content }
  const reset = await ladderIn(env, ['user', 'reset', 'wren@example.com'])
  expect([reset.code, reset.err]).toEqual([
    1,
    expect.stringMatching(/signs in by the identity provider.*nothing was changed/),
  ])
  expect(reset.out).not.toContain('password')
  const { rows } = await sql`select "providerId" from auth_account`.execute(store.db)
  expect(rows).toEqual([{ providerId: 'oidc' }])
  await store.close()
})
