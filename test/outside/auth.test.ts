import { expect } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { secret } from '#kit/seal.ts'

forEachDialect('a person who is added twice at once is there once, and the second hears so', async ({ store }) => {
  const auth = await makeAuth({ database: store, secret, publicUrl: 'https://help.example.com', oidc: null })
  const ana = { name: 'Ana Ruiz', email: 'Ana@example.com', password: 'correct-horse-battery' }
  const added = await Promise.all([auth.add(ana), auth.add(ana)])
  expect(added.toSorted()).toEqual([false, true])
  expect(await auth.list()).toEqual([{ name: 'Ana Ruiz', email: 'ana@example.com' }])
})
