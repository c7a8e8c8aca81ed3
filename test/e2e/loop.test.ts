import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { scrollsSideways } from '#kit/e2e.ts'
import { isClean } from '#kit/looks.ts'
import { searchAsVisitor } from '#kit/visitor.ts'

const here = browserGround()

/** What is missed is put together every few seconds. */
const patience = { timeout: 40_000 }
const article = 'runbooks/order-sync/invalid-session-id'
const words = 'webshop purchases vanish overnight'

const search = (query: string) => searchAsVisitor(here, query)
const gapsOf = (page: Page) => page.locator('.gap h2')

test('what was searched in vain, filed and solved is found by the next person, until the request is reopened', async () => {
  const ana = await here.atDesk('ana', '/desk/knowledge/')
  await ana.getByText('Nothing is to be written').waitFor()
  expect((await search(words)).fits).toBe(false)
  await expect
    .poll(async () => {
      await ana.reload()
      await ana.locator('.gaps').waitFor({ state: 'attached' })
      return gapsOf(ana).allTextContents()
    }, patience)
    .toEqual([words])

  const kim = await here.browsing.open(`/search/?q=${encodeURIComponent(words)}`)
  await kim.locator('.no-match').getByRole('link', { name: 'Escalate to support' }).click()
  await kim.waitForURL('**/escalate/**')
  expect(await kim.getByLabel('Subject').inputValue()).toBe(words)
  await kim.getByLabel('What happened').fill('Nothing of what was bought is there in the morning.')
  await kim.getByLabel('Your name').fill('Kim Sato')
  await kim.getByLabel('Your e-mail address').fill('kim@example.com')
  await kim.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()
  await kim.waitForURL(/\/request\/#/)
  await kim.context().close()

  const { ref } = await here.served.world.read.selectFrom('ticket').select('ref').executeTakeFirstOrThrow()
  const resolution = `/api/desk/tickets/${ref}/resolution`
  const headers = { origin: here.served.url }
  const solved = await ana.request.put(resolution, { headers, data: { note: 'Connected it anew.', article } })
  expect(solved.status()).toBe(200)

  const url = `/${article}/`
  expect(await search(words)).toEqual({ fits: true, first: url })
  expect(await search('purchases from the webshop vanish')).toEqual({ fits: true, first: url })
  await expect
    .poll(async () => {
      await ana.goto('/desk/knowledge/?state=closed')
      await ana.locator('.gaps').waitFor({ state: 'attached' })
      return ana.locator('.gap').allTextContents()
    }, patience)
    .toEqual([expect.stringMatching(new RegExp(`^${words}.*Answered now by`))])

  const reopened = await ana.request.delete(resolution, { headers, data: { reason: 'They vanish again.' } })
  expect(reopened.status()).toBe(200)
  expect((await search(words)).fits).toBe(false)
  await expect
    .poll(async () => {
      await ana.goto('/desk/knowledge/')
      await ana.locator('.gaps').waitFor({ state: 'attached' })
      return gapsOf(ana).allTextContents()
    }, patience)
    .toEqual([words])
  await ana.context().close()
}, 120_000)

test('the page of gaps is read and worked by keyboard, in light, dark and on a phone', async () => {
  const searches = [
    ...Array(4).fill('kettle whistles flat'),
    'kettle whistles flat at the gate',
    ...Array(2).fill('umbrella stand wobbles'),
    'Quarterly sustainability questionnaire of the parent company wants otter and heron sightings near the pond',
  ].map((query) => ({ query, weak: true, results: 0 }))
  await fetch(`${here.served.url}/api/searches`, { method: 'POST', body: JSON.stringify({ searches }) })
  const door = here.atDesk
  for (const look of [{}, { dark: true }, { phone: true }]) {
    const page = await door('ana', '/desk/knowledge/', look)
    await expect
      .poll(async () => {
        await page.reload()
        await page.locator('.gaps').waitFor({ state: 'attached' })
        return gapsOf(page).allTextContents()
      }, patience)
      .toContain('kettle whistles flat')
    const kettle = page.locator('.gap').filter({ has: page.getByRole('heading', { name: 'kettle whistles flat' }) })
    await kettle.getByText('Give, merge or dismiss').focus()
    await page.keyboard.press('Enter')
    await kettle.getByText('2 wordings').click()
    await isClean(page)
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  }
  const page = await door('ana', '/desk/knowledge/')
  const kettle = page.locator('.gap').filter({ has: page.getByRole('heading', { name: 'kettle whistles flat' }) })
  await kettle.getByText('Give, merge or dismiss').click()
  await kettle.getByLabel('Give it to').selectOption({ label: 'Support desk' })
  await page.getByText('Given.').waitFor()
  await kettle.getByText('given to Support desk').waitFor()
  await kettle.getByLabel('Why nothing should be written').fill('The kettle was sold.')
  await kettle.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByText('it is kept under Dismissed').waitFor()
  await page.getByRole('link', { name: 'Dismissed 1' }).click()
  await page.getByText('Dismissed: The kettle was sold.').waitFor()
  await page.getByRole('button', { name: 'Take up again' }).click()
  await page.getByText('Taken up again.').waitFor()
  await page.context().close()
}, 120_000)

test('articles say what harms their readers, and what people solved by themselves is counted beside it', async () => {
  const harming = 'runbooks/order-sync/duplicate-orders'
  const visit = (no: number) => `${no}`.padStart(16, '0')
  for (let no = 0; no < 6; no++) {
    const read = { kind: 'read', article: harming, ended: true }
    const vote = {
      kind: 'vote',
      article: harming,
      helpful: no === 0,
      reason: no === 0 ? undefined : 'It is out of date',
    }
    const filed = no > 2 ? [{ kind: 'escalated' }, { kind: 'escalated', article: harming, minutes: 4 }] : []
    const body = JSON.stringify({ visit: visit(no), signals: [vote, read, ...filed] })
    await fetch(`${here.served.url}/api/signals`, { method: 'POST', body })
  }
  const door = here.atDesk
  for (const look of [{}, { dark: true }, { phone: true }]) {
    const page = await door('ana', '/desk/knowledge/articles/?owner=all', look)
    await page.getByText('5 of 6 votes say that it did not help, most often “It is out of date”').waitFor()
    await page.getByText('3 of 6 readers filed a request within 30 minutes').waitFor()
    await isClean(page)
    expect(await scrollsSideways(page)).toBe(false)
    await page.getByRole('link', { name: 'Deflection' }).click()
    const month = page.getByRole('region', { name: 'By month' }).locator('tbody td')
    await month.first().waitFor()
    expect((await month.allTextContents())[0]).toBe('1')
    await isClean(page)
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  }
  const page = await door('ana', '/desk/knowledge/')
  await page.locator('.gaps').waitFor({ state: 'attached' })
  await page.goto(`${here.served.url}/${harming}/`)
  await page.getByText('1 of 6 votes say that it helped').waitFor()
  await page.context().close()
  const reader = await here.browsing.open(`/${harming}/`)
  expect(await reader.locator('[data-health]').isVisible()).toBe(false)
  await reader.context().close()
}, 120_000)
