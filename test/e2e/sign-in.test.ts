import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedBrowser } from '#kit/browser-ground.ts'
import { desk, deskPassword } from '#kit/desk-people.ts'
import { type Browsing, browse, type Served, scrollsSideways, serve } from '#kit/e2e.ts'
import { isClean } from '#kit/looks.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'

let box: Mailbox
let served: Served
let browsing: Browsing
/** Nobody is signed in yet, and a link that is used up is refused. */
const ignoreErrors = /401 \(Unauthorized\)/

beforeAll(async () => {
  box = await openMailbox()
  served = await serve({ env: { SMTP_URL: box.url } })
  browsing = await browse(served, await sharedBrowser())
})

afterAll(async () => {
  await browsing.close()
  await served.stop()
  await box.close()
})

/** The address on this server of the link that was mailed to somebody. */
async function linkFor(email: string): Promise<string> {
  const links = () =>
    box.mails.flatMap(({ to, text = '' }) =>
      [to].flat().some((one) => one?.text === email) ? (/\/desk\/sign-in\/#[\w-]+/.exec(text)?.[0] ?? []) : [],
    )
  await expect.poll(links).toHaveLength(1)
  return links()[0] ?? ''
}

async function isAtDesk(page: Page) {
  await page.waitForURL(/\/desk\/$/)
  expect((await page.request.get('/api/desk/session')).status()).toBe(200)
}

test('who has forgotten a password has a link mailed, sets a new one on a phone, and is at the desk; the link is used up', async () => {
  await served.auth.add({ ...desk.noor, password: deskPassword })
  const page = await browsing.open('/desk/', { viewport: { width: 390, height: 844 }, ignoreErrors })
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  expect(await page.getByRole('status').textContent()).toContain('Write your e-mail address above')
  await page.getByLabel('E-mail address').fill(desk.noor.email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await page.getByText('a link is on its way').waitFor()
  await isClean(page)
  expect(await scrollsSideways(page)).toBe(false)
  const link = await linkFor(desk.noor.email)
  await page.goto(link)
  await page.getByRole('heading', { name: 'Set a new password' }).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Set the password and sign in' }).click()
  await page.getByText('That has 5 characters').waitFor()
  await isClean(page)
  await page.getByLabel('New password').fill('another-horse-battery')
  await page.getByRole('button', { name: 'Set the password and sign in' }).click()
  await isAtDesk(page)
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('This link opens nothing any more').waitFor()
  await isClean(page)
})

test('a link signs in without a password being changed', async () => {
  await served.auth.add({ ...desk.hana, password: deskPassword })
  const page = await browsing.open('/desk/', { ignoreErrors })
  await page.getByLabel('E-mail address').fill(desk.hana.email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await page.getByText('a link is on its way').waitFor()
  await page.goto(await linkFor(desk.hana.email))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await isAtDesk(page)
})
