import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { filed } from '#kit/report.ts'

const here = browserGround({ now: '2026-11-24T13:00:00Z' })
const shots = process.env.SCREENSHOTS_DIR
/** A4 without its margins, in CSS pixels. */
const paper = { width: 688, height: 1000 }
let request = ''

beforeAll(async () => {
  const { token } = await filed(here.served.world, { title: `Orders stop ${'-'.repeat(90)}` })
  request = `/request/#${token}`
})

const pages: [name: string, address: () => string, shown: string][] = [
  ['runbook', () => '/runbooks/order-sync/invalid-session-id/', 'Resolution'],
  ['handbook', () => '/handbook/clocks/', 'How promises are counted'],
  ['settings', () => '/handbook/reference/settings/', 'PUBLIC_URL'],
  ['support', () => '/support/', 'Support desk'],
  ['automation', () => '/automations/order-sync/', 'Order sync'],
  ['request', () => request, 'Orders stop'],
]

test.for(pages)('%s is whole on paper, with nothing to press', async ([name, address, shown]) => {
  const page = await here.browsing.open(address(), { dark: true, viewport: paper })
  await page.locator('main').getByText(shown).locator('visible=true').first().waitFor()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  if (name === 'settings') await widen(page)
  expect(await pressed(page)).toEqual([])
  expect(await cut(page)).toEqual([])
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
  if (name === 'settings') expect(await sheets(page)).toEqual(expect.arrayContaining(['upright', 'turned']))
  if (shots) await page.pdf({ path: join(shots, `${name}.pdf`), format: 'A4', preferCSSPageSize: true })
  await page.context().close()
})

/** The first table gets as many columns as no reader's screen has, the second a word that no line holds. */
function widen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const [first, second] = document.querySelectorAll('.wide table')
    for (const row of first?.querySelectorAll('tr') ?? [])
      while (row.lastElementChild && row.children.length < 12) row.append(row.lastElementChild.cloneNode(true))
    second?.querySelector('td')?.append('EndpointSlicesPerServiceLimitExceeded'.repeat(8))
  })
}

/** What is shown and asks to be pressed or filled in; a step's mark is its number. */
function pressed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, input:not(.tick), select, textarea, .button, nav:not(.crumbs), [role=search], [contenteditable]',
      ),
    ]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}

/** What lies beyond the paper's edge, is scrolled to, or is folded away. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1
    const shown = [...document.querySelectorAll('main *, aside *')].filter(
      (element) => element.checkVisibility({ contentVisibilityAuto: true }) && !element.closest('.only-read, svg'),
    )
    const beyond = shown.filter((element) => element.getBoundingClientRect().right > edge)
    const scrolled = shown.filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 && !/visible|inline/.test(getComputedStyle(element).overflowX),
    )
    const folded = [...document.querySelectorAll('main details > :not(summary), main .tab')].filter(
      (element) => !element.checkVisibility() && !element.closest('.contents-short, [hidden]'),
    )
    return [...beyond, ...scrolled, ...folded].map((element) => element.outerHTML.slice(0, 160))
  })
}

/** How the sheets of a page lie, by the boxes of its PDF. */
async function sheets(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  return boxes.map(([, width, height]) => (Number(width) > Number(height) ? 'turned' : 'upright'))
}
