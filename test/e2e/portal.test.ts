import { afterAll, beforeAll, expect, test } from 'vitest'
import { announce } from '#api/actions/announce.ts'
import { axeFindings, type Browsing, browse, type Served, scrollsSideways, serve } from '#kit/e2e.ts'
import { isClean } from '#kit/looks.ts'
import { must } from '#kit/must.ts'

const now = '2026-11-24T13:10:00Z'
const article = '/runbooks/order-sync/invalid-session-id/'
const ana = { kind: 'support' as const, name: 'Ana Ruiz', email: 'ana@example.com', teams: [] }
let served: Served
let browsing: Browsing

beforeAll(async () => {
  served = await serve({ now })
  browsing = await browse(served)
})
afterAll(async () => {
  await browsing.close()
  await served.stop()
})

test('help and my requests are always there; what we know of stands above everything; a person is one scroll away', async () => {
  const title = 'Orders from Salesforce arrive hours late in every warehouse north of the river'
  must(await announce(served.world, { title, body: 'More at 15:00.', automation: 'order-sync' }, ana))
  const page = await browsing.open('/', { viewport: { width: 390, height: 844 } })
  const problem = page.locator('.known-problems summary strong')
  await problem.waitFor()
  const [box, heading] = [await problem.boundingBox(), await page.getByRole('heading', { level: 1 }).boundingBox()]
  expect(box && heading && box.y + box.height < heading.y).toBe(true)
  expect(await problem.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
  for (const path of ['/', article, '/problems/', '/problem-codes/']) {
    await page.goto(path)
    for (const place of [page.getByRole('banner'), page.getByRole('contentinfo')])
      for (const name of ['My requests', 'Get help']) await place.getByRole('link', { name }).waitFor()
    expect(await scrollsSideways(page), path).toBe(false)
    // On a phone the bar lies over what scrolls beneath it: sizes are looked at where it does not.
    if (path === article) await page.setViewportSize({ width: 1280, height: 900 })
    expect(await axeFindings(page, { targetSize: true }), path).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
  }
  await page.goto('/problems/')
  await page.getByText(title).first().waitFor()

  await page.goto(article)
  const bar = page.locator('.help-bar.below')
  const isInView = () =>
    bar.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight + 1
    })
  for (const part of [0, 0.3, 0.6]) {
    await page.evaluate((share) => scrollTo(0, share * document.body.scrollHeight * 0.7), part)
    expect(await isInView()).toBe(true)
  }
  const last = page.locator('article .prose > :last-child')
  await bar.evaluate((element) => element.scrollIntoView({ block: 'end' }))
  const [text, own] = [await last.boundingBox(), await bar.boundingBox()]
  expect(text && own && text.y + text.height <= own.y).toBe(true)
  await isClean(page)
  await bar.getByRole('link').click()
  await page.waitForURL(/\/escalate\/\?article=/)
  await page.context().close()
})

test('numbers say what they mean, and contracts of vendors are for support', async () => {
  const page = await browsing.open(article)
  const facts = page.getByRole('complementary', { name: 'Facts' })
  await facts.getByText('acknowledges within 30 min').waitFor()
  await facts.getByText('Support aims to reply within').waitFor()
  await page.goto('/support/')
  expect(await page.getByRole('main').textContent()).not.toMatch(/Not agreed|how soon they answer us/)
  await page.context().close()
})
