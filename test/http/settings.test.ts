import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingsPage } from '#api/reference/settings.ts'
import { settingList } from '#domain/home/settings-list.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { readHome, readSettings } from '#site/authoring/home/read.ts'

const root = join(import.meta.dirname, '../..')

function refusedBy(env: Record<string, string>): string[] {
  const read = readSettings(env)
  return read.ok ? [] : read.problems
}

function homeWith(text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'ladder-home-'))
  writeFileSync(join(dir, 'ladder.yaml'), text)
  return dir
}

/** What is wrong in a `ladder.yaml`, as "line field came expected". */
function wrongIn(text: string, env: Record<string, string> = {}): string[] {
  return readHome({ env, cwd: homeWith(text) }).problems.map(
    ({ line, field, came, expected, hint }) => `${line} ${field} ${came} ${expected}${hint ? ` — ${hint}` : ''}`,
  )
}

test('without a home and any setting the demo is served, to this machine only, on 4321', () => {
  const read = readSettings({}, tmpdir())
  if (!read.ok) throw new Error('refused')
  expect(read.home.by).toBe('the demo')
  expect(read.settings).toMatchObject({
    PORT: 4321,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:4321',
    DATABASE_URL: `sqlite:${join(root, 'data/ladder.db')}`,
    CONTENT_DIR: join(root, 'content'),
    SITE_DIR: join(root, 'dist'),
    MAIL_FROM: 'Ladder <ladder@example.com>',
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

test('a home holds its settings, its folders lie below it, and the environment wins', () => {
  const dir = homeWith('name: Acme, help\nport: 8080\nsiteDir: ./public\nrateLimit: false\nlogLevel: warn\n')
  const { settings, said, home } = readHome({ env: { LOG_LEVEL: 'error', DATA_DIR: './here' }, cwd: join(dir, 'deep') })
  expect(said).toEqual([])
  expect(home).toMatchObject({ dir, by: 'this folder' })
  expect(settings).toMatchObject({
    name: 'Acme, help',
    PORT: 8080,
    PUBLIC_URL: 'http://localhost:8080',
    SITE_DIR: join(dir, 'public'),
    CONTENT_DIR: join(dir, 'content'),
    DATA_DIR: join(dir, 'deep/here'),
    DATABASE_URL: `sqlite:${join(dir, 'deep/here/ladder.db')}`,
    RATE_LIMIT: false,
    LOG_LEVEL: 'error',
    MAIL_FROM: '"Acme, help" <ladder@example.com>',
    DEMO: false,
  })
})

test('LADDER_HOME names the home where the current folder is in none, and one that is none is refused', () => {
  const dir = homeWith('name: Acme\n')
  const [inner, outer] = [homeWith('name: Inner\n'), tmpdir()]
  expect(readHome({ env: { LADDER_HOME: dir }, cwd: outer }).settings.name).toBe('Acme')
  expect(readHome({ env: { LADDER_HOME: dir }, cwd: inner }).settings.name).toBe('Inner')
  expect(() => readHome({ env: { LADDER_HOME: '/nowhere' }, cwd: outer })).toThrow(/no ladder.yaml.*ladder -- init/s)
})

test('what is wrong in ladder.yaml is named by line and field, with what was expected', () => {
  const { expected } = settingList.PORT
  expect(wrongIn('name: A\nport: eighty\n')).toEqual([`2 port eighty ${expected}`])
  expect(wrongIn('port: 70000\n')).toEqual([`1 port 70000 ${expected}`])
  expect(wrongIn('rateLimit: "on"\n')).toEqual(['1 rateLimit on true or false'])
  expect(wrongIn('logLevel: loud\n')).toEqual([`1 logLevel loud ${settingList.LOG_LEVEL.expected}`])
  expect(wrongIn('publicURL: https://a.example\n')[0]).toMatch(/^1 publicURL publicURL .*— did you mean publicUrl\?$/)
  expect(wrongIn('name: A\nname: B\n')[0]).toMatch(/^2 yaml name: B YAML that can be read/)
  expect(wrongIn('- name: A\n')[0]).toMatch(/a set of fields/)
  expect(wrongIn('oidcIssuer: https://id.example.com\noidcClientId: x\n')).toEqual([
    `1 oidcClientSecret null ${settingList.OIDC_CLIENT_SECRET.expected}, because oidcIssuer is set`,
  ])
})

test('what is wrong with a face is named too: colours nobody can read, files that are not there or load what is elsewhere', () => {
  expect(wrongIn('face:\n  accent: "#ffcc00"\n')[0]).toMatch(/^2 face.accent #ffcc00 .*4.5:1.* — #[0-9a-f]{6} is near$/)
  expect(wrongIn('face:\n  logo: { light: no.svg }\n')).toEqual(['2 face.logo.light no.svg a file that is there'])
  expect(wrongIn('face: { theme: ../outside.css }\n')).toEqual(['1 face.theme ../outside.css a file below the home'])
  expect(wrongIn('face: { header: [{ label: X, url: "javascript:x" }] }\n')[0]).toContain('an address that begins with')
  expect(wrongIn('language: english!\n')[0]).toContain('a language as BCP 47 has it')
  const dir = homeWith('face: { logo: { light: a.svg }, theme: a.css }\n')
  writeFileSync(join(dir, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(dir, 'a.css'), '@import "https://fonts.example/a.css";')
  expect(readHome({ env: {}, cwd: dir }).problems.map(({ field, expected }) => [field, expected])).toEqual([
    ['face.logo.light', 'a PNG, or an SVG with a viewBox or a width and height'],
    ['face.theme', 'styles that load nothing (@import): fonts and pictures are named in ladder.yaml'],
  ])
})

test('a secret in ladder.yaml is refused and not repeated; it is found in a variable or a file', () => {
  const hidden = 'a-secret-of-more-than-thirty-two-letters'
  const [said] = wrongIn(`authSecret: ${hidden}\n`)
  expect(said).toBe('1 authSecret (hidden) { env: NAME } or { file: PATH }')
  expect(wrongIn('smtpUrl: smtp://me:word@mail.example:587\n')[0]).toMatch(/^1 smtpUrl \(hidden\) .*with a password/)
  expect(wrongIn('smtpUrl: smtp://mail.example:25\ndatabaseUrl: sqlite:./my.db\n')).toEqual([])
  expect(wrongIn('authSecret: { env: NOT_THERE }\n')[0]).toMatch(/^1 authSecret.env null a variable NOT_THERE/)
  expect(wrongIn('authSecret: { file: ./gone }\n')[0]).toMatch(/^1 authSecret.file null a file .\/gone/)
  expect(wrongIn('authSecret: { env: MINE }\n', { MINE: hidden })).toEqual([])
  const dir = homeWith('authSecret: { file: ./auth }\nsealSecret: { env: SHORT }\n')
  writeFileSync(join(dir, 'auth'), `${hidden}\n`)
  const read = readHome({ env: { SHORT: 'tiny' }, cwd: dir })
  expect(read.settings.AUTH_SECRET).toBe(hidden)
  expect(read.said.join()).toContain('sealSecret')
  expect(read.said.join()).not.toContain('tiny')
})

test('ladder settings says what is in force and where it came from, and no secret', async () => {
  const dir = homeWith('name: Acme\nport: 8080\nauthSecret: { env: MINE }\n')
  const secret = 'a-secret-of-more-than-thirty-two-letters'
  const env = { LADDER_FROM: dir, MINE: secret, SMTP_URL: 'smtp://me:word@mail.example', HOST: '0.0.0.0' }
  const { out, code } = await ladderIn(env, ['settings'])
  expect(code).toBe(0)
  expect(out).toContain(`Home: ${dir} (this folder)`)
  expect(out).toMatch(/^name +Acme {2}— ladder.yaml:1$/m)
  expect(out).toMatch(/^PORT +8080 {2}— ladder.yaml:2$/m)
  expect(out).toMatch(/^HOST +0.0.0.0 {2}— environment$/m)
  expect(out).toMatch(/^LOG_LEVEL +info {2}— default$/m)
  expect(out).toMatch(/^AUTH_SECRET +\(hidden\) {2}— ladder.yaml:3$/m)
  expect(out).toContain('smtp://me:(hidden)@mail.example')
  expect(out).not.toMatch(new RegExp(`${secret}|word@`))
  for (const name of Object.keys(settingList)) expect(out).toContain(`\n${name} `)
  writeFileSync(join(dir, 'ladder.yaml'), 'port: x\n')
  const wrong = await ladderIn({ LADDER_FROM: dir }, ['settings', '--json'])
  expect(wrong.code).toBe(1)
  expect(JSON.parse(wrong.out).wrong).toEqual([expect.stringMatching(/^ladder.yaml:1 {2}port {2}came "x", expected/)])
})

test('the handbook page of settings is the one made from the code', () => {
  const page = readFileSync(new URL('../../content/handbook/reference/settings.md', import.meta.url), 'utf8')
  expect(page, 'write it anew with: npm run ladder -- reference').toBe(settingsPage())
})
