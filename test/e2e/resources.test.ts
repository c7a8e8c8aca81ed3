import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'

const here = browserGround()

test('a file is found by its words, seen before it is taken, and counted', async () => {
  const page = await here.browsing.open('/search/?q=table+invoices+approved+by+hand', { phone: true })
  const first = page.locator('.results > li').first()
  await first.getByText('Resource').waitFor()
  await first.locator('a.result').click()
  await page.getByText('invoice_number,supplier').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download invoices-by-hand.csv' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('invoices-by-hand.csv')
  const taken = () =>
    here.served.world.read.selectFrom('signal').select(['article', 'outcome']).where('kind', '=', 'taken').execute()
  await expect.poll(taken).toEqual([{ article: 'resources/invoice-approval/invoices-by-hand', outcome: 'taken' }])
  await page.context().close()
})

test('a checklist is listed with each automation that it is for, ticked, and sent along', async () => {
  const page = await here.browsing.open('/automations/payout-reconciliation/')
  await page.getByRole('link', { name: 'Checklist for the month-end pause' }).click()
  await page.getByLabel('Step 2 done').check()
  await page.getByRole('link', { name: 'Escalate to support' }).first().click()
  await page.waitForURL('**/escalate/**')
  await page.locator('.sent-along').getByText('1 of 5 done').waitFor()
  await page.goto('/automations/payout-reconciliation/')
  const doors = page.getByRole('region', { name: 'Ways to an answer' })
  await doors.getByText(/^First reply within/).waitFor()
  await doors.getByRole('link', { name: 'Escalate to support' }).click()
  await page.waitForURL('**/escalate/?automation=payout-reconciliation')
  expect(await doors.getByRole('link').allTextContents()).not.toContain('Escalate to support')
  await doors.getByRole('link', { name: 'Search' }).waitFor()
  await page.goto('/resources/')
  await page.getByRole('link', { name: 'Table for invoices approved by hand' }).waitFor()
  await page.locator('.list').getByText('Checklist', { exact: true }).first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.context().close()
})
