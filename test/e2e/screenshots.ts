import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { seedWorld } from '#api/demo/seed.ts'
import { deskDoor } from '#kit/desk-people.ts'
import { browse, serve } from '#kit/e2e.ts'
import { must } from '#kit/must.ts'

// Draws the pictures of the README and the handbook: the built site over the demo world, at one fixed moment.

const now = '2026-11-24T13:05:00Z'
const folder = resolve(process.env.SCREENSHOTS_DIR ?? join(import.meta.dirname, '../../content/handbook/images'))
const viewport = { width: 1200, height: 670 }
const mostBytes = 150 * 1024
const only = process.argv.slice(2)

const served = await serve({ now })
let drawn = 0
const random = (bytes: number) => createHash('sha512').update(`picture ${drawn++}`).digest().subarray(0, bytes)
await seedWorld({ ...served.world, random }, served.search)
const browsing = await browse(served)
const atDesk = deskDoor(served, browsing)

const payouts = await served.world.read
  .selectFrom('ticket')
  .select('ref')
  .where('title', '=', 'Payouts not reconciled since Friday')
  .executeTakeFirstOrThrow()

const request = await talkedAbout()

/** A request that was answered, and waits for its requester. */
async function talkedAbout(): Promise<{ url: string }> {
  const at = (ago: string) => ({ ...served.world, random, now: () => Temporal.Instant.from(now).subtract(ago) })
  const opened = must(
    await openTicket(at('PT50M'), {
      type: 'incident',
      title: 'Order sync fails again after reconnecting',
      description: 'I reconnected at 13:05. The next run stopped with INVALID_SESSION_ID.',
      requester: { name: 'Kim Sato', email: 'kim@example.com' },
      automation: 'order-sync',
      details: {},
    }),
  )
  const { ref, token } = opened
  const by = { kind: 'support' as const, name: 'Ana Ruiz', email: 'ana@example.com', teams: [] }
  await act(at('PT42M'), { ref }, { type: 'assign', to: by.email }, { by })
  const body = 'I see the failed run. With which user did you reconnect: your own, or svc-order-sync?'
  await act(at('PT40M'), { ref }, { type: 'reply', body, attachments: [] }, { by })
  await act(at('PT40M'), { ref }, { type: 'wait', on: 'requester' }, { by })
  return { url: `/request/#${token}` }
}

async function portal(path: string, dark: boolean) {
  const page = await browsing.open('about:blank', { dark, viewport })
  await page.clock.setFixedTime(now)
  await page.goto(path)
  return page
}

const article = '/runbooks/order-sync/invalid-session-id/'
const pictures: Record<string, (dark: boolean) => Promise<Page>> = {
  home: async (dark) => {
    const page = await portal('/', dark)
    await page.locator('.known-problems').waitFor()
    return page
  },
  article: async (dark) => {
    const page = await portal(article, dark)
    await page.getByRole('checkbox', { name: 'Step 1 done' }).check()
    await page.getByRole('checkbox', { name: 'Step 2 done' }).check()
    await page.evaluate(() => scrollTo(0, 0))
    return page
  },
  search: async (dark) => {
    const page = await portal('/search/?q=order%20sync%20stops', dark)
    await page
      .getByRole('main')
      .getByRole('link', { name: /Order sync/ })
      .first()
      .waitFor()
    return page
  },
  escalate: async (dark) => {
    const page = await portal('/escalate/?article=runbooks/order-sync/invalid-session-id', dark)
    await page.getByText('Support desk aims to reply by').waitFor()
    await page.getByLabel('Subject').fill('Order sync fails again after reconnecting')
    await page.getByLabel('What happened').fill('I reconnected at 13:40. The next run stopped with INVALID_SESSION_ID.')
    await page.evaluate(() => scrollTo(0, 0))
    return page
  },
  request: async (dark) => {
    const page = await portal(request.url, dark)
    await page.locator('.standing').waitFor()
    return page
  },
  queue: async (dark) => {
    const page = await atDesk('ana', '/desk/', { dark, now, viewport })
    await page.locator('table.queue').waitFor()
    await page.keyboard.press('j')
    return page
  },
  ticket: async (dark) => {
    const page = await atDesk('hana', `/desk/ticket/#${payouts.ref}`, {
      dark,
      now,
      viewport,
    })
    await page.locator('.timeline li').first().waitFor()
    return page
  },
  reports: async (dark) => {
    const page = await atDesk('ana', '/desk/reports/', { dark, now, viewport })
    await page.locator('.report').first().waitFor()
    return page
  },
}

mkdirSync(folder, { recursive: true })
for (const [name, open] of Object.entries(pictures)) {
  if (only.length > 0 && !only.includes(name)) continue
  for (const dark of [false, true]) {
    const page = await open(dark)
    const path = join(folder, `${name}-${dark ? 'dark' : 'light'}.png`)
    await page.screenshot({ path, animations: 'disabled', caret: 'hide', fullPage: process.env.FULL === '1' })
    const { size } = statSync(path)
    console.log(`${name}-${dark ? 'dark' : 'light'}.png ${Math.round(size / 1024)} KB`)
    if (size > mostBytes) throw new Error(`${path} has ${size} bytes; pictures stay below ${mostBytes}.`)
    await page.context().close()
  }
}
await browsing.close()
await served.stop()
