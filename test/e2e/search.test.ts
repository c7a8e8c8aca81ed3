import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { siteDir } from '#kit/built-site.ts'
import { scrollsSideways } from '#kit/e2e.ts'
import { isClean } from '#kit/looks.ts'

const here = browserGround()

const botRunbook = '/runbooks/stock-level-bot/err-bot-timeout/'
const box = 'ladder-search input'
const options = '.found [role=option]'

async function searchesLogged() {
  return here.served.world.read
    .selectFrom('signal')
    .where('kind', '=', 'search')
    .select(['words', 'outcome', 'clicked', 'article'])
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Leaves the page but not the browser, whose end would cut off what the page tells when it is left. */
async function leave(page: Page) {
  await page.goto('about:blank')
}

test('search is reached by a key, answers while typing, and opens by keyboard alone', async () => {
  const page = await here.browsing.open('/automations/')
  await page.keyboard.press('/')
  await page.keyboard.type('ERR_BOT_TIMEOUT', { delay: 5 })
  await page.waitForSelector(options)
  const input = page.locator(box)
  expect(await input.getAttribute('aria-expanded')).toBe('true')
  await expect.poll(() => page.locator('ladder-search [role=status]').textContent()).toMatch(/results?\. Arrow keys/)

  await page.keyboard.press('ArrowDown')
  const chosen = page.locator('.found [aria-selected=true]')
  expect(await chosen.count()).toBe(1)
  expect(await input.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
  await page.keyboard.press('Escape')
  expect(await page.locator('.found').isVisible()).toBe(false)
  expect(await input.inputValue()).toBe('ERR_BOT_TIMEOUT')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${botRunbook}`)
  await expect.poll(searchesLogged).toContainEqual({
    words: 'ERR_BOT_TIMEOUT',
    outcome: 'opened',
    clicked: 1,
    article: botRunbook.slice(1, -1),
  })
  await leave(page)
})

test('Ctrl-K goes to the search box from within another field, a slash is typed there', async () => {
  const page = await here.browsing.open('/escalate/')
  await page.locator('#title').fill('')
  await page.locator('#title').pressSequentially('a/b')
  expect(await page.locator('#title').inputValue()).toBe('a/b')
  await page.keyboard.press('Control+k')
  expect(await page.evaluate(() => document.activeElement?.closest('ladder-search') !== null)).toBe(true)
  await leave(page)
})

test('reading a page loads nothing of search', async () => {
  const page = await here.browsing.open('/')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(botRunbook, { waitUntil: 'networkidle' })
  expect(asked.filter((path) => /find|worker|search-(box|words)/.test(path))).toEqual([])
  await page.locator(box).focus()
  await page.locator(box).pressSequentially('session')
  await page.waitForSelector(options)
  expect(asked.some((path) => /worker/.test(path))).toBe(true)
  await leave(page)
})

test.each([
  ['the end of an error code', 'BOT_TIMEOUT', /ERR_BOT_TIMEOUT/],
  ['a question in plain words', 'how do i fix the stock bot timeout please help me', /ERR_BOT_TIMEOUT/],
  ['a letter is missing', 'stock bot tmeout', /ERR_BOT_TIMEOUT/],
])('%s', async (_, query, title) => {
  const page = await here.browsing.open('/')
  await page.locator(box).fill(query)
  await page.waitForSelector(`${options}[data-rank]`)
  expect(await page.locator('.found-title').allTextContents()).toContainEqual(expect.stringMatching(title))
  await leave(page)
})

test('the address of the search page holds words and filter, and goes back', async () => {
  const page = await here.browsing.open('/search/?q=order+sync')
  await page.waitForSelector('.results li')
  expect(await page.title()).toBe('order sync · Search · Ladder')
  await page.getByRole('radio', { name: 'Questions' }).check()
  await page.waitForURL('**/search/?q=order+sync&kind=faq')
  await expect
    .poll(async () => new Set(await page.locator('.results .found-about > :first-child').allTextContents()))
    .toEqual(new Set(['Question']))
  await page.goBack()
  await page.waitForURL('**/search/?q=order+sync')
  await expect
    .poll(() => page.locator('.results .found-about').allTextContents())
    .toContainEqual(expect.stringMatching(/^Runbook/))
  expect(await page.locator('mark').count()).toBeGreaterThan(0)
  await leave(page)
})

test('what nobody wrote is said to be missing, noted, and carried into the escalation', async () => {
  const page = await here.browsing.open('/search/')
  await page.locator(box).fill('purple elephant umbrella')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.no-match')
  expect(await page.locator('.no-match').textContent()).toContain('Nothing fits “purple elephant umbrella”')
  await page.locator('.no-match a.button').click()
  await page.waitForURL('**/escalate/?q=purple+elephant+umbrella')
  await expect
    .poll(searchesLogged)
    .toContainEqual({ words: 'purple elephant umbrella', outcome: 'weak', clicked: null, article: '' })
  await leave(page)
})

test('what was typed stays text', async () => {
  const page = await here.browsing.open('/search/')
  await page.locator(box).fill('<img src=x onerror=alert(1)>')
  await page.waitForFunction(() => document.querySelector('[data-results]')?.textContent?.includes('<img'))
  expect(await page.locator('search-page img').count()).toBe(0)
  await leave(page)
})

test('a page that is not there is searched for by its address', async () => {
  const page = await here.browsing.open('/old/bot-timeout-stock/', { ignoreErrors: /404/ })
  await page.waitForSelector(`.results a[href="${botRunbook}"]`)
  await leave(page)
})

/** A host that serves files and nothing else. */
async function plainHost() {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    const file = join(siteDir, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    const body = await readFile(file).catch(() => null)
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, stop: () => server.close() }
}

test('a host without the API ranks the same, from files', async () => {
  const host = await plainHost()
  const page = await here.browsing.open('/', { ignoreErrors: /./ })
  for (const query of ['my orders stopped arriving this morning', 'stock bot tmeout', 'contact support']) {
    const shown: string[][] = []
    for (const origin of [here.served.url, host.url]) {
      await page.goto(`${origin}/search/?q=${encodeURIComponent(query)}`)
      await page.waitForSelector('.results li')
      shown.push(await page.locator('.results h2, .place h2').allTextContents())
    }
    expect(shown[1]).toEqual(shown[0])
  }
  host.stop()
  await leave(page)
})

test('sections, kinds, other words and the way to support are found', async () => {
  const page = await here.browsing.open('/')
  await page.locator(box).fill('oder sync')
  await page.waitForSelector('.found-meant')
  expect(await page.locator('.found [role=group]').first().getAttribute('aria-label')).toMatch(/Runbooks|Automations/)
  expect(await page.locator('.found-last').textContent()).toMatch(/^See all \d+ results/)
  await page.goto('/search/?q=oder+sync')
  await page.locator('[data-meant]').click()
  await page.waitForURL('**/search/?q=order+sync')
  await expect.poll(() => page.locator('[data-count=""]').textContent()).toMatch(/^\d+$/)
  await page.goto('/search/?q=contact+support')
  await page.waitForSelector('.place')
  expect(await page.locator('.place a').first().getAttribute('href')).toBe('/support/')
  await leave(page)
})

test('without a connection it says so, keeps the words, and goes on when it is back', async () => {
  const page = await here.browsing.open('/search/', { ignoreErrors: /./ })
  await page.waitForSelector('.empty')
  await page.context().setOffline(true)
  await page.locator(box).fill('order sync')
  await page.waitForSelector('[data-again]')
  expect(await page.locator('[data-results]').textContent()).toContain('You are offline')
  await page.context().setOffline(false)
  await page.waitForSelector('.results li')
  await leave(page)
})

test.each([
  ['in light and in dark', {}],
  ['on a phone', { phone: true }],
] as const)('axe finds nothing in search, %s', async (_, look) => {
  const page = await here.browsing.open('/automations/', look)
  await page.locator(box).fill('session')
  await page.waitForSelector(`${options}[data-rank]`)
  await page.keyboard.press('ArrowDown')
  await isClean(page)
  expect(await scrollsSideways(page)).toBe(false)
  for (const query of ['order sync', 'purple elephant umbrella']) {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`)
    await page.waitForSelector('.results li, .no-match')
    await isClean(page)
    expect(await scrollsSideways(page)).toBe(false)
  }
  await leave(page)
})

test('an article that was read to its end is told of, and a reader who asks not to be tracked is not', async () => {
  const article = '/runbooks/order-sync/duplicate-orders/'
  const reads = () =>
    here.served.world.read
      .selectFrom('signal')
      .where('article', '=', article.slice(1, -1))
      .select(['kind', 'outcome'])
      .execute()
  const toItsEnd = async (page: Page) => {
    await page.goto(article)
    await page.locator('article-vote').scrollIntoViewIfNeeded()
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
    await leave(page)
  }
  const quiet = await here.browsing.open('/')
  await quiet.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
  )
  await toItsEnd(quiet)
  await toItsEnd(await here.browsing.open('/'))
  await expect.poll(reads).toEqual([{ kind: 'read', outcome: 'ended' }])
})
