import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { browserGround } from '#kit/browser-ground.ts'

const now = '2026-11-24T13:00:00Z'
const ana: Actor = { kind: 'support', name: 'Ana Ruiz', email: 'ana@example.com', teams: [] }
const here = browserGround({ now })

async function desk(ref: string, command: Command) {
  const done = await act(here.served.world, { ref }, command, { by: ana })
  expect(done.ok, JSON.stringify(done)).toBe(true)
}

async function escalatePage() {
  const page = await here.browsing.open('/escalate/?article=runbooks/order-sync/invalid-session-id')
  await page.getByText('Support desk aims to reply by').waitFor()
  return page
}

test('a reader searches, reads, ticks two steps, escalates with a promise, and follows the request to its end', async () => {
  const page = await here.browsing.open('/')
  await page.clock.setFixedTime(now)
  await page.getByRole('main').getByLabel('Search errors, automations, questions').fill('order sync INVALID_SESSION_ID')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Order sync stops with INVALID_SESSION_ID' }).first().click()

  await page.getByRole('checkbox', { name: 'Step 1 done' }).check()
  await page.getByRole('checkbox', { name: 'Step 2 done' }).check()
  await page.getByText('We send along that you did steps 1 and 2.').waitFor()
  await page.getByText('Support desk aims to reply by 14:30 today').waitFor()
  await page.getByRole('region', { name: 'Did this help?' }).getByRole('link', { name: 'Escalate to support' }).click()

  const along = page.getByRole('region', { name: 'We will send this along' })
  await along.getByText('Order sync stops with INVALID_SESSION_ID').waitFor()
  await along.getByText(/2 of \d done/).waitFor()
  await along.getByText('“order sync INVALID_SESSION_ID”').waitFor()
  await page.getByText('Support desk aims to reply by 14:30 today, and to resolve it by 13:30 tomorrow.').waitFor()
  expect(await page.locator('#automation').inputValue()).toBe('order-sync')
  await page.getByLabel('Impact').selectOption('high')
  await page.getByLabel('Urgency').selectOption('high')
  await page.getByText('Support desk aims to reply by 14:15 today').waitFor()

  await page.getByLabel('Subject').fill('Runs fail again after reconnecting')
  await page.getByLabel('What happened').fill('Reconnected twice.\nThe next run fails with INVALID_SESSION_ID.')
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  await page.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()

  await page.waitForURL(/\/request\/#[\w-]{22}$/)
  await page.getByText('Your request is sent.').waitFor()
  await page.getByText('First reply due 14:15 today, in 15 min.').waitFor()
  const ref = /TKT-\w{5}/.exec((await page.locator('.standing').textContent()) ?? '')?.[0] ?? ''
  const { attempt } = JSON.parse(
    (await here.served.world.read.selectFrom('ticket').select('body').where('ref', '=', ref).executeTakeFirstOrThrow())
      .body,
  )
  expect(attempt.steps.filter(({ done }: { done: boolean }) => done)).toHaveLength(2)
  expect(attempt.searches).toEqual(['order sync INVALID_SESSION_ID'])
  expect(await page.evaluate(() => localStorage.getItem('ladder:draft:escalate'))).toBeNull()

  here.served.after('PT5M')
  await desk(ref, { type: 'reply', body: 'Which connection is it?', attachments: [] })
  await desk(ref, { type: 'wait', on: 'requester' })
  await page.getByLabel('Write to support').fill('I was about to say')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.getByText('Support desk needs a reply from you.').waitFor()
  await page.getByText('Which connection is it?').waitFor()
  expect(await page.getByLabel('Your reply').inputValue()).toBe('I was about to say')
  await page.getByText('kept, 14:05 today').waitFor()
  await page.getByLabel('Your reply').fill('The productive one.\n<b>prod</b>')
  await page.getByRole('button', { name: 'Send to support' }).click()
  await page.getByText('<b>prod</b>').waitFor()
  await page.getByText('Support desk is working on it.').waitFor()

  here.served.after('PT20M')
  await desk(ref, { type: 'resolve', note: 'Reconnected as the integration user.' })
  await page.reload()
  await page.getByRole('button', { name: 'No, it is not' }).click()
  await page.getByLabel('What is still wrong').fill('It fails again.')
  await page.getByRole('button', { name: 'Reopen it' }).click()
  await page.getByText('Reopened').waitFor()

  await desk(ref, { type: 'resolve', note: 'Now with the new password.' })
  await page.reload()
  await page.getByRole('button', { name: 'Yes, it is solved' }).click()
  await page.getByText('Resolved and closed.').waitFor()
  await page.getByLabel('4 Well').check()
  await page.getByLabel('What should we keep, or do better?').fill('Quick.')
  await page.getByRole('button', { name: 'Send the rating' }).click()
  await page.getByText('You rated it 4 of 5: well.').waitFor()
  await page.getByText('Why then?').first().click()
  await page.getByRole('cell', { name: 'Counted' }).first().waitFor()
})

test('what is missing is said in place and at the top, and nothing that was typed is lost', async () => {
  const page = await escalatePage()
  await page.getByLabel('What happened').fill('Half a sentence')
  await page.getByLabel('Your e-mail address').fill('kim')
  await page.getByText('More details').click()
  await page.getByLabel('Id of one failed run').fill('seven')
  await page.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()
  const summary = page.locator('[data-wrongs]')
  await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await summary.getByRole('link').allTextContents()).toEqual([
    'Subject',
    'Id of one failed run',
    'Your name',
    'Your e-mail address',
  ])
  expect(await page.getByLabel('Your e-mail address').getAttribute('aria-invalid')).toBe('true')
  await summary.getByRole('link', { name: 'Your name' }).click()
  expect(await page.getByLabel('Your name').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.reload()
  await page.getByText(/What you typed at .* is still here/).waitFor()
  expect(await page.getByLabel('What happened').inputValue()).toBe('Half a sentence')
  await expect.poll(() => page.getByLabel('Id of one failed run').inputValue()).toBe('seven')
  await page.locator('#automation').selectOption('payout-reconciliation')
  await page.getByText('Support desk aims to reply by').waitFor()
  await page.locator('#automation').selectOption('order-sync')
  await expect.poll(() => page.getByLabel('Id of one failed run').inputValue()).toBe('seven')
  await page.getByRole('button', { name: 'Start afresh' }).click()
  expect(await page.getByLabel('What happened').inputValue()).toBe('')
  await page.context().close()
})

test('without a connection the text stays, and sending again files it once', async () => {
  const page = await here.browsing.open('/escalate/', {
    ignoreErrors: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|api\/tickets/,
  })
  await page.getByText('Support desk aims to reply by').waitFor()
  await page.getByLabel('Subject').fill('The network is away')
  await page.getByLabel('What happened').fill('Twice.')
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  const send = page.getByRole('main').getByRole('button', { name: 'Escalate to support' })
  await page.context().setOffline(true)
  await send.click()
  await page.getByText('You are offline.').waitFor()
  await page.context().setOffline(false)
  const keys: (string | undefined)[] = []
  await page.route('**/api/tickets', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.fallback()
    await route.fetch()
    return route.abort()
  })
  await send.click()
  await page.getByText('Support cannot be reached right now.').waitFor()
  await send.click()
  await page.waitForURL(/\/request\/#/)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  const filed = await here.served.world.read
    .selectFrom('ticket')
    .select('ref')
    .where('title', '=', 'The network is away')
    .execute()
  expect(filed).toHaveLength(1)
  await page.context().close()
})

test('a page that is found while writing can end it: nothing is sent, and it is known that it helped', async () => {
  const page = await escalatePage()
  await page.getByLabel('Subject').fill('Duplicate orders in NetSuite')
  const maybe = page.getByRole('region', { name: 'This may answer it' })
  const [opened] = await Promise.all([page.context().waitForEvent('page'), maybe.getByRole('link').first().click()])
  await opened.close()
  expect(await page.getByLabel('Subject').inputValue()).toContain('Duplicate orders')
  await page.getByRole('button', { name: 'Yes, nothing to send' }).click()
  await page.getByText('Good. Nothing was sent.').waitFor()
  await expect
    .poll(() =>
      here.served.world.read.selectFrom('signal').where('kind', '=', 'vote').select(['outcome', 'source']).execute(),
    )
    .toEqual([{ outcome: 'good', source: 'form' }])
  await page.context().close()
})

test('a change may name its window, and waits for it', async () => {
  const page = await here.browsing.open('/escalate/?automation=order-sync')
  await page.getByLabel('Type').selectOption('change')
  await page.getByLabel('Subject').fill('Add the Oslo warehouse')
  await page.getByLabel('What happened').fill('Please.')
  await page.getByLabel('From').fill('2030-12-01T18:00')
  await page.getByLabel('Until').fill('2030-12-01T20:00')
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  await page.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()
  await page.getByText('It waits for its planned window.').waitFor()
  await page.context().close()
})

test('a link that is cut off says so, and offers links by mail', async () => {
  const page = await here.browsing.open('/request/#AAAAAAAAAAAAAAAAAAAAAA', { ignoreErrors: /404/ })
  await page.getByText('This link does not open a request.').waitFor()
  await page.getByRole('link', { name: 'have links to your requests sent to you' }).click()
  await page.getByLabel('Your e-mail address').fill('somebody@example.com')
  await page.getByRole('button', { name: 'Send me the links' }).click()
  await page.getByText('Look into your mail.').waitFor()
  await page.context().close()
})
