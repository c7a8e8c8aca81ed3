import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverTime } from '#api/store/clock.ts'
import { openStore } from '#api/store/open.ts'
import { certificateFor } from '#kit/certificate.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'
import { workDir } from '#kit/work-dir.ts'

const dir = workDir('doctor')
let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await openMailbox()
})
afterAll(() => mailbox.close())

type Finding = { what: string; is: string; says: string; todo?: string }
async function doctor(env: Record<string, string> = {}) {
  const { out, code } = await ladderIn({ DATA_DIR: dir, SITE_DIR: dir, ...env }, ['doctor', '--json'])
  const findings: Finding[] = JSON.parse(out)
  return { code, of: (what: string) => findings.find((one) => one.what === what) }
}

test('a sound installation is well, and nothing was sent', async () => {
  const store = openStore(`sqlite:${join(dir, 'ladder.db')}`)
  await store.migrate(() => Temporal.Now.instant())
  await store.close()
  writeFileSync(join(dir, 'index.html'), '')
  writeFileSync(join(dir, 'secret'), 'of this test', { mode: 0o600 })
  const { code, of } = await doctor({ SMTP_URL: mailbox.url })
  for (const what of ['settings', 'address', 'DATA_DIR', 'site', 'disk', 'secret', 'database', 'notices', 'mail'])
    expect([what, of(what)?.is]).toEqual([what, 'well'])
  expect(code).toBe(0)
  expect(mailbox.mails).toEqual([])
})

test('a database that lacks what its migrations make is told, with what it lacks', async () => {
  const DATABASE_URL = `sqlite:${join(dir, 'between.db')}`
  const store = openStore(DATABASE_URL)
  await store.migrate(() => Temporal.Now.instant())
  await store.db.schema.alterTable('ticket').dropColumn('machine').execute()
  await store.db.schema.dropTable('held_file').execute()
  await store.close()
  const { code, of } = await doctor({ DATABASE_URL })
  expect(code).toBe(1)
  expect(of('database')).toMatchObject({
    is: 'wrong',
    says: expect.stringContaining('it lacks held_file, ticket.machine, though every migration has run'),
  })
})

test('each thing that is wrong is named, with what to do', async () => {
  writeFileSync(join(dir, 'secret'), 'of this test')
  chmodSync(join(dir, 'secret'), 0o644)
  const damaged = join(dir, 'damaged')
  mkdirSync(damaged)
  writeFileSync(join(damaged, 'ladder.db'), 'not a database at all, but long enough to be looked at'.repeat(40))
  const { code, of } = await doctor({
    SMTP_URL: 'smtp://127.0.0.1:9',
    WEBHOOK_URL: 'http://127.0.0.1:9/hook',
    WEBHOOK_SECRET: `whsec_${'a'.repeat(32)}`,
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'x',
    OIDC_CLIENT_SECRET: 'y',
    SITE_DIR: join(dir, 'nothing'),
    PUBLIC_URL: 'http://help.example.com',
    DATABASE_URL: `sqlite:${join(damaged, 'ladder.db')}`,
  })
  expect(code).toBe(1)
  expect(of('mail')).toMatchObject({ is: 'wrong', says: expect.stringContaining('ECONNREFUSED') })
  expect(of('webhook webhook-url')).toMatchObject({
    is: 'wrong',
    says: 'its address is private, and WEBHOOK_PRIVATE is off',
  })
  expect(of('sign-in provider')?.is).toBe('wrong')
  expect(of('site')).toMatchObject({ is: 'warning', todo: expect.stringContaining('npm run build') })
  expect(of('secret')).toMatchObject({ is: 'wrong', todo: expect.stringContaining('chmod 600') })
  expect(of('address')).toMatchObject({ is: 'warning', todo: expect.stringContaining('TRUST_PROXY=1') })
  expect(of('database')?.is).toBe('wrong')
  const home = join(dir, 'home')
  mkdirSync(home)
  const entry = '  - { name: crm, team: suport-desk, url: "https://127.0.0.1:9/", secret: { env: CRM } }'
  const contentDir = join(import.meta.dirname, '../../content')
  writeFileSync(join(home, 'ladder.yaml'), `contentDir: ${contentDir}\nwebhooks:\n${entry}\n`)
  const env = { LADDER_HOME: home, CRM: `whsec_${'a'.repeat(32)}`, WEBHOOK_PRIVATE: '1', SMTP_URL: mailbox.url }
  const named = await doctor(env)
  expect(named.of('webhook crm')).toMatchObject({ is: 'well', says: '127.0.0.1:9 is found; nothing was sent' })
  expect(named.of('webhooks of teams')).toMatchObject({ is: 'wrong', says: expect.stringContaining('suport-desk') })
  expect((await ladderIn(env, ['check'])).out).toMatch(/ladder\.yaml:3 +webhooks\.0\.team .*did you mean support-desk/)
  const provider = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
  const chats = 'suport-desk=slack:http://127.0.0.1:9/'
  const other = { ...provider, TEAM_CHATS: chats, OIDC_GROUPS: 'acme=support-dsk' }
  const both = await doctor({ ...env, ...other })
  expect(both.of('chats')).toMatchObject({ is: 'wrong', says: 'teamChats names suport-desk, which is no team' })
  expect(both.of('groups')).toMatchObject({ is: 'wrong', says: 'oidcGroups names support-dsk, which is no team' })
  const checked = await ladderIn({ ...env, ...other }, ['check'])
  expect(checked.code).toBe(1)
  for (const [setting, team] of [
    ['teamChats', 'suport-desk'],
    ['oidcGroups', 'support-dsk'],
  ])
    expect(checked.out).toMatch(new RegExp(`ladder\\.yaml +${setting} .*${team}.*did you mean support-desk`))
  expect((await ladderIn(env, ['settings'])).out).toMatch(/webhooks +\[\{"name":"crm".*"secret":\{"env":"CRM"\}/)
  const { cert, key } = certificateFor('doctor', { days: 10 })
  const listens = { MAIL_IN: 'help@example.com', MAIL_LISTEN: 'smtp://0.0.0.0:2525', SMTP_URL: mailbox.url }
  const tls = await doctor({ ...listens, MAIL_LISTEN_CERT: cert, MAIL_LISTEN_KEY: key })
  expect(tls.of('certificate')).toMatchObject({ is: 'warning', says: expect.stringContaining(`${cert} holds until`) })
  expect(tls.of('mail in')?.says).not.toContain('unencrypted')
  expect((await doctor(listens)).of('mail in')?.says).toContain('unencrypted')
  const { out } = await ladderIn({ PORT: 'many' }, ['doctor'])
  expect(out).toMatch(/^wrong +settings: PORT is "many"/)
})

forEachDialect('the clock of a database server is near ours', async ({ store }) => {
  const theirs = await serverTime(store)
  if (store.dialect === 'sqlite') return expect(theirs).toBe(null)
  expect(
    Temporal.Now.instant()
      .since(theirs as Temporal.Instant)
      .abs()
      .total('seconds'),
  ).toBeLessThan(60)
})
