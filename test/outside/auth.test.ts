import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { isCommonPassword } from '#api/outside/common-passwords.ts'
import { scryptPasswords } from '#api/outside/passwords.ts'
import { leastPassword } from '#domain/base/password.ts'
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

test.each([
  'qwertyuiop',
  'QwertyUiop',
  'manchester',
  'Password123!',
  '!!sunshine2026',
  '1234567890!',
  'aaaaaaaaaa',
  'dragondragon',
  'ｐａｓｓｗｏｒｄ１２３',
])(
  'a password that many people choose is known as such, with digits and signs around it and repeated: %s',
  async (password) => expect(await isCommonPassword(password)).toBe(true),
)

test('the thousand and more of the most common passwords that are long enough are known, and others are not', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const long = dictionary['passwords-common'].filter(({ length }) => length >= leastPassword)
  expect(long.length).toBeGreaterThan(1000)
  expect(await Promise.all(long.slice(0, 100).map(isCommonPassword))).not.toContain(false)
  for (const good of ['correct-horse-battery', 'Zürich-im-Regen', 'vatu-lemor-kisan-dope', 'drei kleine Schweine'])
    expect(await isCommonPassword(good), good).toBe(false)
})
