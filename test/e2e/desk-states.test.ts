import { beforeAll, expect, test } from 'vitest'
import { hearTry } from '#api/actions/sign-in.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { desk, deskPassword } from '#kit/desk-people.ts'
import { type DeskTickets, deskTickets, longTitle, now } from '#kit/desk-tickets.ts'
import { deskWidths, fits, isClean } from '#kit/looks.ts'

const here = browserGround({ now })
let links: DeskTickets['links']
beforeAll(async () => {
  ;({ links } = await deskTickets(here.served))
})
test('the door: sign-in, refused, and somebody of no team', async () => {
  const page = await here.browsing.open('/desk/', { ignoreErrors: /401|403|429/ })
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
  await isClean(page)
  await page.getByLabel('E-mail address').fill(desk.ana.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText('do not belong together').waitFor()
  await isClean(page)
  await fits(page, [768, 360])
  for (let tries = 0; tries < 5; tries++)
    await hearTry(here.served.world, { email: 'eve@example.com', client: '127.0.0.1', device: null })
  await page.getByLabel('E-mail address').fill('eve@example.com')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Try again in 15 s, or have a link mailed').waitFor()
  await page.getByLabel('E-mail address').fill(desk.ana.email)
  await here.served.auth.add({ ...desk.ana, password: deskPassword })
  await page.getByLabel('Password').fill(deskPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Next up' }).waitFor()
  await page.context().close()
  const guest = await here.atDesk('guest', '/desk/', { ignoreErrors: /403/ })
  await guest.getByRole('heading', { name: 'This desk is not yours' }).waitFor()
  await isClean(guest)
  await guest.context().close()
})

test('the queue: full, empty, nothing that fits, keys shown, server away', async () => {
  const page = await here.atDesk('ana', '/desk/', { now, ignoreErrors: /ERR_/ })
  await page.getByRole('link', { name: longTitle }).waitFor()
  await page.keyboard.press('j')
  await isClean(page)
  await fits(page, deskWidths)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await isClean(page)
  await page.keyboard.press('Escape')
  await page.getByLabel('Search tickets').fill('nothing has this')
  await page.getByText('No ticket has “nothing has this” in it.').waitFor()
  await isClean(page)
  await page.route('**/api/desk/tickets?*', (route) => route.abort())
  await page.getByLabel('Search tickets').fill('')
  await page.getByText('The server cannot be reached.').waitFor()
  await isClean(page)
  await page.unroute('**/api/desk/tickets?*')
  await page.goto('/desk/?view=at-risk')
  await page.getByText('No promise is close to its end.').waitFor()
  await page.context().close()
})

test('reports, known problems, and an article for support only', async () => {
  const page = await here.atDesk('ana', '/desk/reports/', { now })
  await page.getByRole('heading', { name: 'What is open' }).waitFor()
  await page.getByText('Days, weeks and months in Europe/Berlin.').waitFor()
  await page.getByRole('heading', { name: 'How this is counted' }).waitFor()
  const first = await page.getByLabel('From', { exact: true }).inputValue()
  await page.getByLabel('From', { exact: true }).fill('2026-10-01')
  await page.waitForURL(/from=2026-10-01/)
  expect(first > '2026-09-01').toBe(true)
  await page.getByText('Charged to').first().waitFor()
  await isClean(page)
  await fits(page, deskWidths)
  await page.goto('/desk/known-problems/')
  await page.getByRole('heading', { name: 'Orders are late' }).waitFor()
  await isClean(page)
  expect(await page.locator('.main:visible').count()).toBe(1)
  await fits(page, deskWidths)
  const only = [...here.served.world.articles.values()].find(({ audience }) => audience === 'support')
  expect(only).toBeDefined()
  await page.goto(`/desk/article/#${only?.id}`)
  await page.getByRole('heading', { name: only?.title ?? '' }).waitFor()
  await isClean(page)
  await fits(page, deskWidths)
  await page.context().close()
})

test('the request page: open, waiting for its requester, resolved, closed, wrong link', async () => {
  const page = await here.browsing.open('about:blank', { ignoreErrors: /404|401/ })
  await page.clock.setFixedTime(now)
  for (const [name, words] of [
    ['open', 'Support desk is working on it.'],
    ['new', 'Nobody has acknowledged it yet'],
    ['waiting', 'needs a reply from you'],
    ['resolved', 'Did it work?'],
    ['closed', 'Resolved and closed.'],
  ] as const) {
    await page.goto('about:blank')
    await page.goto(links[name] as string)
    await page.getByText(words).first().waitFor()
    await isClean(page)
    await fits(page, [360, 640])
  }
  await page.goto('about:blank')
  await page.goto('/request/#AAAAAAAAAAAAAAAAAAAAAA')
  await page.getByText('This link does not open a request.').waitFor()
  await isClean(page)
  await page.context().close()
})
