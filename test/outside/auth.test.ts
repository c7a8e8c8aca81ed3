import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { scryptPasswords } from '#api/outside/passwords.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { secret } from '#kit/seal.ts'

forEachDialect('a person who is added twice at once is there once, and the second hears so', async ({ store }) => {
  const auth = await makeAuth({ database: store, secret, publicUrl: 'https://help.example.com', oidc: null })
  const ana = { name: 'Ana Ruiz', email: 'Ana@example.com', password: 'correct-horse-battery' }
  const added = await Promise.all([auth.add(ana), auth.add(ana)])
  expect(added.toSorted()).toEqual([false, true])
  expect(await auth.list()).toEqual([{ name: 'Ana Ruiz', email: 'ana@example.com' }])
})

test('a password is kept by scrypt at the cost that is written beside it, and is the same however it is typed', async () => {
  const { hash, verify } = scryptPasswords
  const [one, other] = [await hash('Zürich-im-Regen'), await hash('Zürich-im-Regen')]
  expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(other)
  expect(await verify({ hash: one, password: 'Zürich-im-Regen'.normalize('NFD') })).toBe(true)
  const salt = Buffer.from('sixteen bytes ok')
  const cheaper = scryptSync('an older password', salt, 32, { N: 2 ** 12, r: 8, p: 1 }).toString('base64url')
  const kept = `scrypt$12$8$1$${salt.toString('base64url')}$${cheaper}`
  expect(await verify({ hash: kept, password: 'an older password' })).toBe(true)
  for (const wrong of [one.replace('scrypt', 'plain'), '', `${one}x`, kept])
    expect(await verify({ hash: wrong, password: 'Zürich-im-Regen' })).toBe(false)
})
