import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { isClean } from '#kit/looks.ts'
import { filed } from '#kit/report.ts'

const now = '2026-11-24T13:00:00Z'
const here = browserGround({ now })

/** Counts clicks and keys that are not text: what is typed, and going from field to field while typing, is the work itself. */
function counting(page: Page) {
  let count = 0
  return {
    press: async (key: string) => {
      count++
      await page.keyboard.press(key)
    },
    click: async (what: Locator, options: { modifiers?: ['Shift'] } = {}) => {
      count++
      await what.click(options)
    },
    total: () => count,
  }
}

/** Each job begins at the queue, on the line of the ticket that it is about. */
async function job(page: Page, title: string, work: (hand: ReturnType<typeof counting>) => Promise<void>) {
  await page.goto('/desk/')
  await page.getByRole('link', { name: title, exact: true }).focus()
  const hand = counting(page)
  await work(hand)
  return hand.total()
}

test('eight usual jobs from the queue take three clicks or keys at most', async () => {
  for (let count = 1; count <= 10; count++) await filed(here.served.world, { title: `Line ${count}` })
  await filed(here.served.world, { title: 'Payouts come twice', description: 'Twice since nine, each payout.' })
  await filed(here.served.world, { title: 'Each payout comes twice', description: 'Since nine twice.' })
  const page = await here.atDesk('ana', '/desk/', { now })
  const said = (words: string | RegExp) => page.getByText(words).first().waitFor()
  const jobs: Record<string, number> = {}

  jobs['assign to me'] = await job(page, 'Line 1', async ({ press }) => {
    await press('a')
    await said(/is assigned to you/)
  })
  jobs['assign to another'] = await job(page, 'Line 2', async ({ press }) => {
    await press('A')
    await page.getByRole('form', { name: 'Assign' }).waitFor()
    await page.keyboard.type('jon')
    await press('Enter')
    await said('Assigned to Jonas Weber')
  })
  jobs['ten to me'] = await job(page, 'Line 1', async ({ click, press }) => {
    await click(page.locator('.queue tbody .col-choice input').first())
    await click(page.locator('.queue tbody .col-choice input').nth(9), { modifiers: ['Shift'] })
    await said('10 tickets chosen')
    await press('a')
    await said(/10 tickets in \d+ s/)
    await page.getByRole('button', { name: 'Do it now' }).click()
    await said(/done for \d+ tickets/)
  })
  jobs['reply with an article'] = await job(page, 'Line 3', async ({ press, click }) => {
    await press('r')
    await click(page.getByRole('button', { name: /^Put in “/ }).first())
    await press('Control+Enter')
    await said('The reply is on its way.')
  })
  jobs.merge = await job(page, 'Payouts come twice', async ({ press, click }) => {
    await press('m')
    await click(page.getByRole('radio', { name: /Each payout comes twice/ }))
    await isClean(page)
    await press('Control+Enter')
    await said(/It goes on in/)
  })
  jobs.escalate = await job(page, 'Line 4', async ({ press }) => {
    await press('e')
    const form = page.getByRole('form', { name: 'Escalate' })
    await form.waitFor()
    for (const field of await form.locator(':is(input, textarea)[required]').all())
      if ((await field.inputValue()) === '') await field.fill('j-48213907')
    await press('Control+Enter')
    await said(/^Escalated to/)
  })
  jobs.resolve = await job(page, 'Line 5', async ({ press }) => {
    await press('s')
    await page.getByLabel('What solved it', { exact: true }).fill('Reconnected.')
    await press('Control+Enter')
    await said('Resolved. The requester is told')
  })
  jobs['announce as known problem'] = await job(page, 'Line 6', async ({ press, click }) => {
    await press('Enter')
    await page.locator('.ticket-head').waitFor()
    await press('K')
    await page.getByLabel('What is known, and when there is more').fill('We know.')
    expect(await page.getByLabel('What is wrong, as a reader would say it').inputValue()).toBe('Line 6')
    await click(page.getByRole('button', { name: 'Post it' }))
    await said('Posted.')
  })
  expect(jobs).toEqual({
    'assign to me': 1,
    'assign to another': 2,
    'ten to me': 3,
    'reply with an article': 3,
    merge: 3,
    escalate: 2,
    resolve: 2,
    'announce as known problem': 3,
  })
  await page.context().close()
})
