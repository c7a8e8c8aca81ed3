import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { buildSite } from '#kit/build-site.ts'
import { deskDoor } from '#kit/desk-people.ts'
import { type Browsing, browse, type Served, serve } from '#kit/e2e.ts'
import { fits, isClean } from '#kit/looks.ts'
import { searchAsVisitor } from '#kit/visitor.ts'
import { workDir } from '#kit/work-dir.ts'

const content = resolve(import.meta.dirname, '../../content')
const work = workDir('draft-loop')
const contentDir = join(work, 'content')
const siteDir = join(work, 'site')
const env = { DATA_DIR: join(work, 'data'), DRAFT_WRITE: '1', CACHE_DIR: join(work, 'cache') }
/** What is missed is put together every few seconds. */
const patience = { timeout: 60_000 }
const words = 'webshop purchases vanish overnight'
const draft = 'runbooks/order-sync/webshop-purchases-vanish-overnight.md'

/** The organisation, and the runbooks of one automation. */
function writeContent(): void {
  for (const folder of ['model', 'automations', 'runbooks/order-sync'])
    cpSync(join(content, folder), join(contentDir, folder), { recursive: true })
  const runbooks = join(contentDir, 'runbooks/order-sync')
  for (const name of readdirSync(runbooks)) {
    const text = readFileSync(join(runbooks, name), 'utf8')
    writeFileSync(join(runbooks, name), text.replace(/^related:\n(?: +- .*\n)+/m, ''))
  }
}

const ends: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  rmSync(work, { recursive: true, force: true })
})

async function open(options: Parameters<typeof serve>[0]): Promise<{ served: Served; browsing: Browsing }> {
  const served = await serve(options)
  ends.push(served.stop)
  const browsing = await browse(served)
  ends.push(browsing.close)
  return { served, browsing }
}

async function gapsAt(page: Page, state: string): Promise<string[]> {
  await page.goto(`/desk/knowledge/?state=${state}`)
  await page.locator('.gaps').waitFor({ state: 'attached' })
  return page.locator('.gap').allTextContents()
}

test('what was searched in vain and solved without an article is drafted, built, found, and its gap is closed', async () => {
  writeContent()
  const before = await open({ contentDir, env })
  expect(await searchAsVisitor(before, words)).toMatchObject({ fits: false })

  const filed = await fetch(`${before.served.url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title: words,
      description: 'Nothing of what Kim Sato bought is there in the morning.',
      requester: { name: 'Kim Sato', email: 'kim@example.com' },
      automation: 'order-sync',
      details: { 'run-id': 'J-100200', environment: 'production' },
    }),
  })
  const { ref } = (await filed.json()) as { ref: string }
  const ana = await deskDoor(before.served, before.browsing)('ana', `/desk/ticket/#${ref}`)
  await ana.getByRole('button', { name: 'Reply', exact: true }).waitFor()
  await ana.keyboard.press('s')
  await ana.getByLabel('What solved it').fill('Kim Sato set the time zone of the nightly archive back to UTC.')
  await ana.getByRole('button', { name: 'Resolve it' }).click()
  await ana.getByRole('link', { name: 'Draft one from this ticket' }).click()

  await ana.getByRole('heading', { name: 'Draft an article' }).waitFor()
  const cut = ana.getByRole('textbox', { name: /, cut out here$/ })
  await expect
    .poll(() => cut.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value)))
    .toEqual([
      'summary: "Nothing of what [name] bought is there in the morning."',
      'Nothing of what [name] bought is there in the morning.',
      '[name] set the time zone of the nightly archive back to UTC.',
    ])
  await cut.last().focus()
  await ana.keyboard.press('Control+A')
  await ana.keyboard.type('Set the time zone of the nightly archive back to UTC.')
  for (let step = 0; step < 4; step++) await ana.keyboard.press('Tab')
  await ana.keyboard.type('Search for a purchase of last night.')
  const asked = ana.getByRole('textbox', { name: /Who notices/ })
  await asked.fill('Everybody.')
  await ana
    .getByRole('button', { name: /^Take out: / })
    .nth(await lineOf(ana, 'Everybody.'))
    .click()
  expect(await asked.isDisabled()).toBe(true)
  await isClean(ana)
  await fits(ana, [1024, 640, 390])
  await ana.getByRole('button', { name: 'Write it into the content' }).focus()
  await ana.keyboard.press('Enter')
  await ana.getByText(`Written as ${draft}`).waitFor()
  const written = readFileSync(join(contentDir, draft), 'utf8')
  expect(written).not.toMatch(/Kim|Sato|Impact|Rollback|Everybody/)
  expect(written).toContain('## Verification\n\nSearch for a purchase of last night.\n')

  await buildSite({ CONTENT_DIR: contentDir, SITE_DIR: siteDir, CACHE_DIR: env.CACHE_DIR })
  const after = await open({ contentDir, siteDir, env })
  expect(await searchAsVisitor(after, words)).toEqual({ fits: true, first: `/${draft.replace('.md', '')}/` })
  const again = await deskDoor(after.served, after.browsing)('noor', '/desk/knowledge/')
  await expect
    .poll(() => gapsAt(again, 'closed'), patience)
    .toEqual([expect.stringMatching(new RegExp(`^${words}.*Answered now by`))])
}, 300_000)

/** Which of the lines that can be taken out a text stands in. */
function lineOf(page: Page, text: string): Promise<number> {
  return page
    .locator('.draft-lines textarea')
    .evaluateAll((all, looked) => all.findIndex((one) => (one as HTMLTextAreaElement).value === looked), text)
}
