import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'

/** A page of the organisation on another site, which takes scripts and frames of the help centre and nothing else. */
const foreign = createServer((request, response) => {
  const help = new URL(request.url ?? '/', 'http://localhost').searchParams.get('help') ?? ''
  response
    .writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': `default-src 'none'; script-src ${help}; frame-src ${help}`,
    })
    .end(
      `<!doctype html><html lang="en"><title>Intranet</title><main><h1>Intranet</h1></main><script src="${help}/panel.js" data-automation="order-sync" async></script>`,
    )
})
await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
const { port } = foreign.address() as AddressInfo
afterAll(() => foreign.close())

const allowed = `http://localhost:${port}`
const here = browserGround({ env: { PANEL_ORIGINS: `https://erp.example.com ${allowed}` } })

async function opened(origin: string, options: { phone?: boolean } = {}): Promise<{ page: Page; asked: string[] }> {
  const context = await here.browsing.browser.newContext({
    viewport: options.phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: options.phone ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${origin}/?help=${here.served.url}`)
  await page.getByRole('button', { name: 'Help' }).waitFor()
  return { page, asked }
}

test('by keyboard on a page of another site: one small script, then known problems, search, chat, and a person who gets it all', async () => {
  const { page, asked } = await opened(allowed, { phone: true })
  const ofHelp = asked.filter((url) => url.startsWith(here.served.url))
  expect(ofHelp).toEqual([`${here.served.url}/panel.js`])
  expect(Buffer.byteLength(await (await fetch(`${here.served.url}/panel.js`)).text())).toBeLessThan(10_000)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const panel = page.frameLocator('iframe')
  const input = panel.locator('#chat-said')
  await input.fill('order sync stops with INVALID_SESSION_ID')
  await input.press('Enter')
  await panel.locator('.chat-quote').first().waitFor()
  const frame = page.frame({ url: /\/panel\// })
  if (!frame) throw new Error('The panel has no frame.')
  expect(await axeFindings(frame)).toEqual([])
  expect(await scrollsSideways(frame)).toBe(false)
  const [person] = await Promise.all([
    page.context().waitForEvent('page'),
    panel.getByRole('button', { name: 'Talk to a person' }).click(),
  ])
  expect(await person.getByLabel('What happened').inputValue()).toContain('INVALID_SESSION_ID')
  expect(await person.locator('#automation').inputValue()).toBe('order-sync')
  await person.close()
  const search = panel.getByRole('searchbox').or(panel.getByRole('combobox'))
  await search.fill('pending')
  await panel.getByRole('option').first().waitFor()
  const [article] = await Promise.all([page.context().waitForEvent('page'), search.press('Enter')])
  await article.waitForURL('**/search/?q=pending')
  await article.close()
  expect(await page.context().cookies()).toEqual([])
  await panel.getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('iframe').isVisible()).toBe(false)
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('ladder-help')
  await page.context().close()
})

test('the frame shows known problems of its automation; a site that is not named gets none of it', async () => {
  const ana = await here.atDesk('ana', '/desk/known-problems/')
  await ana.evaluate(() =>
    fetch('/api/desk/known-problems', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Orders are late', body: 'We look.', automation: 'order-sync' }),
    }),
  )
  const { page } = await opened(allowed)
  await page.getByRole('button', { name: 'Help' }).click()
  await page.frameLocator('iframe').getByText('Orders are late').first().waitFor()
  await page.context().close()
  const other = `http://127.0.0.1:${port}`
  const answer = await fetch(`${here.served.url}/panel/`)
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors https://erp.example.com ${allowed}`)
  expect((await fetch(`${here.served.url}/`)).headers.get('x-frame-options')).toBe('DENY')
  const { page: refused } = await opened(other)
  await Promise.all([
    refused.waitForEvent('console', (message) => message.text().includes('frame-ancestors')),
    refused.getByRole('button', { name: 'Help' }).click(),
  ])
  expect(await refused.frameLocator('iframe').locator('#chat-said').count()).toBe(0)
  await refused.context().close()
})
