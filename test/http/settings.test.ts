import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeProblem, readSettings, settingList } from '#api/config.ts'
import { settingsPage } from '#api/reference/settings.ts'

function refusedBy(env: Record<string, string>): string[] {
  const read = readSettings(env)
  return read.ok ? [] : read.problems.map(describeProblem)
}

test('without any setting Ladder serves this machine only, on 4321, from the folders of the clone', () => {
  const read = readSettings({})
  if (!read.ok) throw new Error('refused')
  expect(read.settings).toMatchObject({
    PORT: 4321,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:4321',
    DATABASE_URL: 'sqlite:data/ladder.db',
    CONTENT_DIR: './content',
    SITE_DIR: './dist',
    DEMO: true,
    RATE_LIMIT: true,
  })
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'help.example.com'],
  ['PUBLIC_URL', 'ftp://help.example.com'],
  ['DATABASE_URL', 'mysql://somewhere'],
  ['DEMO', 'yes'],
  ['RATE_LIMIT', 'none'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', '-1'],
])('%s=%s is refused with its name, what came and what was expected', (name, came) => {
  const [said, ...others] = refusedBy({ [name]: came })
  expect(others).toEqual([])
  expect(said).toContain(name)
  expect(said).toContain(/DATABASE_URL/.test(name) ? 'hidden' : came)
  expect(said).toContain(`Expected ${settingList[name as keyof typeof settingList].expected}`)
})

test('every wrong setting is told at once', () => {
  expect(refusedBy({ PORT: 'x', DEMO: 'x', LOG_LEVEL: 'x' })).toHaveLength(3)
})

test('a secret that is wrong is not printed', () => {
  expect(refusedBy({ AUTH_SECRET: 'too-short' }).join()).not.toContain('too-short')
})

test('signing in by OIDC needs the client too, and webhooks their secret', () => {
  expect(refusedBy({ OIDC_ISSUER: 'https://id.example.com' }).join()).toMatch(/OIDC_CLIENT_ID.*OIDC_CLIENT_SECRET/)
  expect(refusedBy({ WEBHOOK_URL: 'https://hooks.example.com' }).join()).toContain('WEBHOOK_SECRET')
})

test('a public address is kept without its last slash', () => {
  const read = readSettings({ PUBLIC_URL: 'https://help.example.com/' })
  expect(read.ok && read.settings.PUBLIC_URL).toBe('https://help.example.com')
})

test('the handbook page of settings is the one made from the code', () => {
  const page = readFileSync(new URL('../../content/handbook/reference/settings.md', import.meta.url), 'utf8')
  expect(page, 'write it anew with: npm run ladder -- reference').toBe(settingsPage())
})
