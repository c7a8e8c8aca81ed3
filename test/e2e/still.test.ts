import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'

const here = browserGround()
const screens = [
  { width: 412, height: 823 },
  { width: 1280, height: 900 },
]

type Seen = Window & { moved: string[] }

test.each(screens)('nothing moves when scripts arrive after the page is shown, $width px wide', async (viewport) => {
  for (const [path, last] of [
    ['/', 'known-problems'],
    ['/runbooks/order-sync/invalid-session-id/', '[data-promise] strong'],
    ['/escalate/', '.promised'],
  ] as const) {
    const page = await here.browsing.open('about:blank', { viewport })
    await page.addInitScript(() => {
      const seen = window as unknown as Seen
      seen.moved = []
      type Shift = PerformanceEntry & { sources: { node: Node | null }[] }
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries() as Shift[])
          for (const { node } of sources)
            seen.moved.push(`${node?.nodeName}: ${node?.textContent?.trim().slice(0, 40)}`)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    let painted: Promise<unknown> | undefined
    await page.route(/\/_astro\/.*\.js$/, async (route) => {
      painted ??= page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
      await painted
      await route.continue()
    })
    await page.goto(path)
    await page.locator(last).first().waitFor({ state: 'attached' })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await page.evaluate(() => (window as unknown as Seen).moved), path).toEqual([])
    await page.context().close()
  }
})

test.each(screens)('what is folded can be unfolded though no script comes, $width px wide', async (viewport) => {
  const page = await here.browsing.open('about:blank', { viewport })
  await page.route(/EscalateForm[^/]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await page.goto('/escalate/')
  const [fold, type] = [page.locator('escalate-form .fold').first(), page.locator('#type')]
  if (!(await type.isVisible())) await fold.locator('summary').click()
  expect(await type.isVisible()).toBe(true)
  await type.selectOption({ index: 1 })
  await page.context().close()
})
