import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedBrowser } from '#kit/browser-ground.ts'
import { buildSite } from '#kit/build-site.ts'
import { type Browsing, browse, type Served, serve } from '#kit/e2e.ts'
import { hostFiles } from '#kit/file-host.ts'
import { freePort } from '#kit/free-port.ts'
import { nordlicht } from '#kit/nordlicht.ts'
import { writeHome } from '#site/authoring/home/init.ts'
import { readHome } from '#site/authoring/home/read.ts'

const dir = mkdtempSync(join(tmpdir(), 'ladder-elsewhere-'))
const article = '/runbooks/example-sync/records-missing/'
const hosts: { close: () => Promise<void> }[] = []
let served: Served
let apart: Browsing
let alone: Browsing
/** Where each lies. */
const at = { site: '', api: '', alone: '' }

beforeAll(async () => {
  const [here, there] = [join(dir, 'here'), join(dir, 'there')]
  for (const home of [here, there]) await writeHome(home, nordlicht)
  appendFileSync(
    join(there, 'ladder.yaml'),
    '\nwithoutApi: { url: "mailto:desk@nordlicht.example", label: Write to us }\n',
  )
  mkdirSync(join(here, 'content/guides'), { recursive: true })
  writeFileSync(
    join(here, 'content/guides/our-vendors.md'),
    '---\ntitle: How to reach our vendors\nsummary: Contracts and numbers.\naudience: support\n---\n\n## Numbers\n\nCall the vendors.\n',
  )
  expect(readHome({ env: {}, cwd: there }).said).toEqual([])
  const [site, api, files] = [await freePort(), await freePort(), await freePort()]
  at.site = `http://127.0.0.1:${site}`
  at.api = `http://127.0.0.1:${api}/ladder`
  at.alone = `http://127.0.0.1:${files}`
  const reached = { PUBLIC_URL: at.site, API_URL: at.api }
  const folders = (home: string) => ({
    LADDER_FROM: home,
    CONTENT_DIR: join(home, 'content'),
    SITE_DIR: join(home, 'dist'),
  })
  await buildSite({ ...folders(here), ...reached })
  await buildSite({ ...folders(there), PUBLIC_URL: at.alone })
  hosts.push(await hostFiles(join(here, 'dist'), site), await hostFiles(join(there, 'dist'), files))
  served = await serve({
    contentDir: join(here, 'content'),
    siteDir: join(dir, 'no site here'),
    env: { LADDER_FROM: here, PORT: String(api), SUPPORT_READERS: '*', ...reached },
  })
  await served.auth.add({ name: 'First person', email: 'desk@nordlicht.example', password: 'a long enough password' })
  apart = await browse({ url: at.site, apiUrl: at.api }, await sharedBrowser())
  alone = await browse({ url: at.alone }, await sharedBrowser())
})
afterAll(async () => {
  await apart?.close()
  await alone?.close()
  await served?.stop()
  for (const host of hosts) await host.close()
  rmSync(dir, { recursive: true, force: true })
})

async function find(page: Page) {
  await page.getByRole('searchbox').fill('CONNECTION_EXPIRED')
  await page
    .getByRole('option', { name: /Records are missing/ })
    .first()
    .click()
  await page.waitForURL(`**${article}`)
}

async function fill(page: Page, subject: string) {
  await page.getByLabel('Subject').fill(subject)
  await page.getByLabel('What happened').fill('CONNECTION_EXPIRED since nine.')
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@nordlicht.example')
}

test('with the API at another origin a reader searches, escalates and is answered from the desk', async () => {
  const kim = await apart.open('/')
  const asked: string[] = []
  kim.on('request', (request) => asked.push(request.url()))
  await find(kim)
  await kim.getByRole('button', { name: 'No', exact: true }).click()
  await kim.getByRole('button', { name: 'It did not work' }).click()
  await kim.getByRole('region', { name: 'Did this help?' }).getByRole('link', { name: 'Escalate to support' }).click()
  await kim.getByText('Front desk aims to reply by').waitFor()
  await fill(kim, 'Nothing is copied')
  await kim.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()
  await kim.waitForURL(/\/request\/#/)
  await kim.locator('.standing').waitFor()
  const ofApi = asked.filter((url) => url.includes('/api/'))
  expect(ofApi.filter((url) => !url.startsWith(`${at.api}/api/`))).toEqual([])
  expect(ofApi.some((url) => url.includes('/suggestions'))).toBe(true)
  await expect
    .poll(() => served.world.read.selectFrom('signal').select('kind').where('kind', '=', 'vote').execute())
    .toHaveLength(1)

  const desk = await apart.open('/desk/', { ignoreErrors: /401/ })
  await desk.getByLabel('E-mail address').fill('desk@nordlicht.example')
  await desk.getByLabel('Password').fill('a long enough password')
  await desk.getByRole('button', { name: 'Sign in' }).click()
  await desk.getByRole('link', { name: 'Nothing is copied' }).click()
  await desk.getByRole('button', { name: 'Acknowledge' }).click()
  await desk.getByText('Acknowledged. The requester is told.').waitFor()
  await kim.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await kim
    .getByText(/acknowledged/i)
    .first()
    .waitFor()
})

test('with the API at another origin a reader finds what is for support in the search of the portal', async () => {
  const reader = await apart.open('/desk/', { ignoreErrors: /401/ })
  await reader.getByLabel('E-mail address').fill('desk@nordlicht.example')
  await reader.getByLabel('Password').fill('a long enough password')
  await reader.getByRole('button', { name: 'Sign in' }).click()
  await reader.getByRole('button', { name: 'Sign out', exact: true }).first().waitFor()
  await reader.goto(`${at.api}/for-support/`)
  await reader.getByRole('link', { name: 'Search the whole portal, these among it' }).click()
  await reader.waitForURL(`${at.site}/search/**`)
  await reader.getByRole('searchbox').fill('reach vendors')
  const found = reader.locator('.results').getByRole('link', { name: 'How to reach our vendors' })
  expect(await found.getAttribute('href')).toBe(`${at.api}/for-support/guides/our-vendors/`)
  await found.click()
  await reader.getByRole('heading', { name: 'Numbers' }).waitFor()

  const stranger = await apart.open('/search/?q=reach+vendors')
  await stranger.locator('[data-results] > *').first().waitFor()
  expect(await stranger.content()).not.toContain('How to reach')
})

test('its forms work without JavaScript, look like the portal and lead back to it', async () => {
  const page = await apart.open(article, { javaScriptEnabled: false })
  await page.getByRole('region', { name: 'Did this help?' }).getByRole('link', { name: 'Escalate to support' }).click()
  expect(page.url()).toContain(`${at.api}/api/tickets/new`)
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).maxWidth)).not.toBe('none')
  await fill(page, 'Filed without a script')
  await page.getByRole('button', { name: 'Escalate to support' }).click()
  const own = page.getByRole('link', { name: 'The page of your request' })
  expect(await own.getAttribute('href')).toMatch(`${at.site}/request/#`)
  await page.goto(`${at.site}/requests/`)
  await page.getByLabel('Your e-mail address').fill('kim@nordlicht.example')
  await page.getByRole('button', { name: 'Send me the links' }).click()
  await page.getByText('Look into your mail').waitFor()
  const banner = page.getByRole('banner').getByRole('link')
  const addresses = await banner.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).origin))
  expect([addresses.length > 1, new Set(addresses)]).toEqual([true, new Set([at.site])])
  await banner.filter({ hasText: 'Nordlicht' }).click()
  expect(page.url()).toBe(`${at.site}/`)
})

test('no other origin may ask with the cookies of the portal, nor change anything', async () => {
  const signIn = (origin: string) =>
    fetch(`${at.api}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'cross-site' },
      body: JSON.stringify({ email: 'desk@nordlicht.example', password: 'a long enough password' }),
    })
  const ours = await signIn(at.site)
  expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([200, at.site])
  expect(ours.headers.get('access-control-allow-credentials')).toBe('true')
  const theirs = await signIn('http://elsewhere.example')
  expect([theirs.status, theirs.headers.get('access-control-allow-origin')]).toEqual([403, null])
  expect(((await theirs.json()) as { code: string }).code).toBe('request.cross-site')
})

test('without an API search works, and help is where the home says', async () => {
  const page = await alone.open('/', { ignoreErrors: /404.*nowhere/ })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await find(page)
  expect(await page.getByRole('button', { name: 'Yes' }).count()).toBe(0)
  await page.getByRole('region', { name: 'Did this help?' }).getByRole('link', { name: 'Escalate to support' }).click()
  const write = page.getByRole('main').getByRole('link', { name: 'Write to us' })
  expect(await write.getAttribute('href')).toBe('mailto:desk@nordlicht.example')
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
  for (const path of ['/requests/', '/chat/', '/problems/', '/search/?q=zzz', '/nowhere/']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.content(), path).not.toMatch(/(?:action|href)="\/api\//)
  }
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
})
