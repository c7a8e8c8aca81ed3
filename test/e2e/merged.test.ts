import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { actWords } from '#domain/words/acts.ts'
import { requestWords } from '#domain/words/request.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'
import { filed } from '#kit/report.ts'
import { kim } from '#kit/world.ts'

const now = '2026-11-24T13:00:00Z'
const words = requestWords('en')
const acts = actWords('en')
const lee = { name: 'Lee Moss', email: 'lee@example.com' }
const here = browserGround({ now })

async function looked(page: Page) {
  expect(await axeFindings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

test('two people report the same: merged and answered once, each sees their own, and one says that it is not solved', async () => {
  const kims = await filed(here.served.world, {
    requester: kim,
    description: 'Order 4711 of Sato is missing since nine.',
  })
  const lees = await filed(here.served.world, { requester: lee, description: 'The north has no orders.' })
  const support = await here.atDesk('ana', `/desk/ticket/#${lees.ref}/group`, { now })
  await support.getByLabel(acts.group.other).fill(kims.ref)
  await support.getByLabel(acts.group.how).selectOption('merge')
  await support.getByRole('button', { name: acts.merge.send }).click()
  await support.getByText(`It goes on in ${kims.ref}.`).waitFor()
  await support.getByRole('link', { name: kims.ref }).first().click()
  await support.getByText(`Lee Moss, ${acts.merge.served}`).waitFor()
  await looked(support)

  const page = await here.browsing.open(`/request/#${lees.token}`)
  await page.getByText(words.together).waitFor()
  await page.getByText('Your request is with Support desk. Nobody has acknowledged it yet.').waitFor()
  await page.getByLabel(words.add.label).fill('It began after the update.')
  await page.getByRole('button', { name: words.send }).click()
  await page.getByText(words.replySent).waitFor()

  await support.getByText('It began after the update.').waitFor()
  await support.getByRole('button', { name: 'Reply' }).first().click()
  await support.getByText('Lee Moss reads it too').waitFor()
  await support.getByLabel(acts.reply.body.label).fill('Kim, Lee: the connector is restarted. Order 4712 is through.')
  await looked(support)
  await support.getByRole('button', { name: acts.reply.send }).click()
  await page.reload()
  await page.getByText('…, Lee: the connector is restarted. Order 4712 is through.').waitFor()
  await looked(page)
  const theirs = await here.browsing.open(`/request/#${kims.token}`, { phone: true, dark: true })
  await theirs.getByText('Kim, …: the connector is restarted. Order 4712 is through.').waitFor()
  await looked(theirs)
  for (const [seen, secrets] of [
    [page, ['Kim', 'Sato', '4711']],
    [theirs, ['Lee', 'Moss', 'north', 'It began']],
  ] as const) {
    for (const secret of secrets) expect(await seen.getByRole('main').getByText(secret).count()).toBe(0)
  }

  here.served.after('PT1H')
  await support.clock.setFixedTime('2026-11-24T14:00:00Z')
  await support.getByRole('button', { name: 'Resolve' }).first().click()
  await support.getByLabel(acts.resolve.note.label).fill('The session of the connector was renewed.')
  await support.getByRole('button', { name: acts.resolve.send }).click()
  await support.getByText('Resolved').first().waitFor()
  await page.reload()
  await page.getByText('The session of the connector was renewed.').waitFor()
  await page.getByText(words.onItsOwn).waitFor()
  await looked(page)
  await page.getByLabel('Badly').check()
  await page.getByRole('button', { name: words.sendRating }).click()
  await page.getByText('You rated it 1 of 5', { exact: true }).waitFor()
  await page.getByRole('button', { name: words.no }).click()
  await page.getByLabel(words.stillWrong).fill('The north is still empty.')
  await page.getByRole('button', { name: words.reopen, exact: true }).click()
  await page.getByText(words.reopened).waitFor()
  expect(await page.getByText(words.together).count()).toBe(0)
  await page.getByText('Support desk is working on it.').waitFor()
  await looked(page)
  await theirs.reload()
  await theirs.getByText('Support desk says it is resolved. Did it work?').waitFor()
  await support.reload()
  await support.getByText(`Lee Moss, ${acts.merge.alone}`).waitFor()
}, 120_000)
