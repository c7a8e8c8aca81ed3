import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { type DeskTickets, deskTickets, now } from '#kit/desk-tickets.ts'
import { deskWidths, fits, isClean } from '#kit/looks.ts'

const here = browserGround({ now })
let refs: DeskTickets['refs']

beforeAll(async () => {
  ;({ refs } = await deskTickets(here.served))
})
describe('a ticket:', () => {
  test('new, open, waiting, late, resolved, closed, merged, with experts, with a vendor, missing', async () => {
    const page = await here.atDesk('ana', `/desk/ticket/#${refs.new}`, { now, ignoreErrors: /404/ })
    for (const [name, words] of [
      ['new', 'New'],
      ['open', 'Open'],
      ['waiting', 'Waiting for the requester'],
      ['late', 'Open'],
      ['resolved', 'Resolved, not confirmed yet'],
      ['closed', 'Closed'],
      ['merged', 'It goes on in'],
      ['expert', 'Open'],
      ['vendor', 'Open'],
    ] as const) {
      await page.goto(`/desk/ticket/#${refs[name]}`)
      await page
        .locator('.ticket-head')
        .getByText(refs[name] as string)
        .waitFor()
      await page.locator('.ticket-head').getByText(words, { exact: false }).first().waitFor()
      for (const details of await page.locator('.ticket-side summary').all()) await details.click()
      await isClean(page)
      expect(await page.locator('.main:visible').count(), `one filled button, ${name}`).toBeLessThanOrEqual(1)
      const row = page.locator('.ticket-head .acts > *')
      const tops = await row.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
      expect(Math.max(...tops) - Math.min(...tops), `acts in one row, ${name}`).toBeLessThan(10)
      if (name === 'new' || name === 'vendor') await fits(page, deskWidths)
    }
    await page.goto('/desk/ticket/#TKT-00000')
    await page.getByRole('heading', { name: 'There is no ticket TKT-00000' }).waitFor()
    await isClean(page)
    await page.context().close()
  })

  test('each act with its form, also with errors and with a conflict', async () => {
    const page = await here.atDesk('ana', `/desk/ticket/#${refs.open}`, { now, ignoreErrors: /412|422|ERR_FAILED/ })
    for (const [name, title] of [
      ['reply', 'Reply to Kim Sato'],
      ['note', 'Internal note'],
      ['escalate', 'Escalate'],
      ['wait', 'Put on hold'],
      ['resolve', 'Resolve'],
      ['assign', 'Assign'],
      ['attach', 'Attach a file'],
      ['reprioritise', 'Change the priority'],
      ['retype', 'Change the type'],
      ['link', 'Link the article it is about'],
      ['group', 'Merge with another ticket, or group them'],
    ] as const) {
      await openForm(page, 'open', { name, title })
      if (name === 'escalate') {
        await page.getByRole('button', { name: /^Escalate to/ }).click()
        await page.getByRole('alert').waitFor()
      }
      if (name === 'reply') {
        await page.getByRole('button', { name: 'Put in an article or passage' }).click()
        await page.getByRole('combobox', { name: 'Find an article or passage' }).waitFor()
      }
      await isClean(page)
      expect(await page.locator('.main:visible').count(), `one filled button, ${name}`).toBe(1)
      if (name === 'escalate' || name === 'reply') await fits(page, deskWidths)
    }
    await openForm(page, 'open', { name: 'note', title: 'Internal note' })
    await page.route('**/api/desk/tickets/*', (route) => route.abort())
    await page.route('**/notes', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'if-match': '"1"' } }),
    )
    await page.getByLabel('What colleagues should know').fill('Too late')
    await page.getByRole('button', { name: 'Add the note' }).click()
    await page.getByText('Since you read it:').waitFor()
    await isClean(page)
    await page.context().close()
  })

  test('the acts of experts and of those who follow the vendor', async () => {
    const noor = await here.atDesk('noor', `/desk/ticket/#${refs.expert}`, { now })
    await openForm(noor, 'expert', { name: 'return', title: 'Return' })
    await isClean(noor)
    await noor.context().close()
    const hana = await here.atDesk('hana', `/desk/ticket/#${refs.vendor}`, { now })
    await openForm(hana, 'vendor', { name: 'open-vendor-ticket', title: 'Log a ticket at the vendor' })
    await isClean(hana)
    await openForm(hana, 'vendor', { name: 'update-vendor-ticket', title: 'Update from the vendor' })
    await isClean(hana)
    await hana.context().close()
  })

  async function openForm(page: Page, ticket: string, { name, title }: { name: string; title: string }) {
    await page.locator('.ticket-head').waitFor()
    await page.evaluate((hash) => {
      location.hash = hash
    }, `${refs[ticket]}/${name}`)
    await page.getByRole('form', { name: title }).waitFor()
  }
})
