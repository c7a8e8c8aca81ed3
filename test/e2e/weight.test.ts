import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { sharedSite } from '#kit/build-site.ts'
import { siteDir } from '#kit/built-site.ts'
import { workDir } from '#kit/work-dir.ts'

const root = resolve(import.meta.dirname, '../..')
const address = '/runbooks/order-sync/invalid-session-id/'
const most = 25 * 1024
const here = browserGround()

type Seen = Window & { shift: number; violations: string[] }

test('the first view of an article is small, stands still, and asks nobody else', async () => {
  const page = await here.browsing.open('about:blank')
  await page.addInitScript(() => {
    const seen = window as unknown as Seen
    seen.shift = 0
    seen.violations = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    addEventListener('securitypolicyviolation', ({ blockedURI }) => seen.violations.push(blockedURI))
  })
  const sizes = new Map<string, number>()
  const origins = new Set<string>()
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    origins.add(new URL(response.url()).origin)
    reading.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => void sizes.set(new URL(response.url()).pathname, responseBodySize)),
    )
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await Promise.all(reading)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  expect(sizes.size).toBeGreaterThan(3)
  expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(most)
  expect([...origins]).toEqual([here.served.url])
  const { shift, violations } = await page.evaluate(() => {
    const { shift, violations } = window as unknown as Seen
    return { shift, violations }
  })
  expect(shift).toBe(0)
  expect(violations).toEqual([])
  await page.context().close()
})

test('the HTML of an article does not grow with the number of articles', async () => {
  const more = 400
  const few = statSync(join(siteDir, address, 'index.html')).size
  const many = await bytesAmong(more)
  // A byte for every thirtieth article would show.
  expect(Math.abs(many - few), `${few} and ${many} bytes`).toBeLessThan(more / 30)
}, 300_000)

/** Builds the site with so many more articles, and answers the size of the article's page. */
async function bytesAmong(count: number): Promise<number> {
  const content = workDir('weight')
  try {
    cpSync(join(root, 'content'), content, {
      recursive: true,
      filter: (from) => !from.startsWith(join(root, 'content/handbook')),
    })
    for (let number = 0; number < count; number++) write(content, number)
    return statSync(join(await sharedSite(`weight-${count}`, content), address, 'index.html')).size
  } finally {
    rmSync(content, { recursive: true })
  }
}

const topics = ['export', 'import', 'report', 'approval', 'ledger', 'badge', 'parcel', 'invoice', 'ticket', 'price']

function write(content: string, number: number): void {
  const topic = topics[number % topics.length]
  const path = join(content, `faqs/${topic}/entry-${number}.md`)
  mkdirSync(dirname(path), { recursive: true })
  const head = [`title: Why does ${topic} ${number} wait?`, `summary: It waits for ${topic} ${number + 1}.`]
  const rest = ['owner: support-desk', 'reviewed: 2026-10-01', 'confidence: validated']
  writeFileSync(
    path,
    `---\n${[...head, ...rest].join('\n')}\n---\n\nRun ${topic} ${number} again, then read entry ${number * 7}.\n`,
  )
}
