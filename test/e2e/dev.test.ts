import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sharedBrowser } from '#kit/browser-ground.ts'
import { type Browsing, browse } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { nordlicht } from '#kit/nordlicht.ts'
import { writeHome } from '#site/authoring/home/init.ts'

const root = resolve(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'ladder-dev-'))
const article = '/runbooks/example-sync/records-missing/'
const file = join(home, 'content/runbooks/example-sync/records-missing.md')
let building: InstanceType<typeof SQLite>
let server: ChildProcess
let browsing: Browsing
let url = ''

beforeAll(async () => {
  await writeHome(home, { ...nordlicht, levels: 2 })
  // A build of another test meanwhile would read what this one's server writes into the checkout.
  mkdirSync(join(root, '.cache'), { recursive: true })
  building = new SQLite(join(root, '.cache/building'), { timeout: 120_000 })
  building.exec('begin exclusive')
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const { PATH = '', HOME = '' } = process.env
  server = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port), '--host', '127.0.0.1'],
    {
      cwd: root,
      stdio: 'ignore',
      env: {
        PATH,
        HOME,
        LADDER_FROM: home,
        CACHE_DIR: join(home, 'cache'),
        PUBLIC_URL: url,
        LADDER_API: `http://127.0.0.1:${await freePort()}`,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
  )
  await vi.waitFor(async () => expect((await fetch(`${url}${article}`)).status).toBe(200), {
    timeout: 120_000,
    interval: 300,
  })
  browsing = await browse({ url }, await sharedBrowser())
})
afterAll(async () => {
  await browsing?.close()
  if (server?.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
  building?.close()
  rmSync(home, { recursive: true, force: true })
})

test('while writing: an edit shows, with what the check finds; an error stands in place of the page until it is mended', async () => {
  const page = await browsing.open('about:blank', { ignoreErrors: /./ })
  const sound = readFileSync(file, 'utf8')
  await page.goto(article)
  await page.locator('h1').waitFor()
  expect(await page.locator('.findings').count()).toBe(0)

  writeFileSync(file, sound.replace('\n## ', '\nSee [the other page](./gone.md).\n\n## '))
  await page.getByText('the other page').waitFor({ timeout: 60_000 })
  const finding = page.locator('.findings li')
  await finding.waitFor({ timeout: 60_000 })
  expect(await page.locator('.findings').textContent()).toContain('0 errors, 1 warning.')
  expect(await finding.textContent()).toMatch(/records-missing\.md:\d+ {2}body {2}came "\.\/gone\.md", expected a link/)

  writeFileSync(file, sound.replace(/^title:/m, 'titel:'))
  await page.locator('.findings.broken').waitFor({ timeout: 60_000 })
  expect(await page.locator('.findings').textContent()).toContain('did you mean title?')
  expect(await page.locator('main h2').count()).toBe(0)
  expect((await fetch(new URL('/', page.url()))).status).toBe(200)

  writeFileSync(file, sound)
  await page.locator('main h2').first().waitFor({ timeout: 60_000 })
  expect(await page.locator('.findings').count()).toBe(0)
})

test('an article that is new shows, and so does an edit of it, in MDX too', async () => {
  const shows = (path: string, words: string) =>
    vi.waitFor(async () => expect((await (await fetch(url + path)).text()).includes(words), words).toBe(true), {
      timeout: 60_000,
      interval: 200,
    })
  mkdirSync(join(home, 'content/guides/made'), { recursive: true })
  for (const ending of ['md', 'mdx']) {
    for (const words of ['It is new.', 'It is edited.']) {
      const text = `---\ntitle: Made as ${ending}\nsummary: What it shows.\n---\n\n${words}\n`
      writeFileSync(join(home, `content/guides/made/as-${ending}.${ending}`), text)
      await shows(`/guides/made/as-${ending}/`, words)
    }
  }
})
