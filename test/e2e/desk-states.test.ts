import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, mergeTickets } from '#api/actions/act.ts'
import { announce } from '#api/actions/announcements.ts'
import type { Command } from '#domain/ticket-command.ts'
import { type DeskDoor, desk, deskDoor, deskPassword } from '#kit/desk-people.ts'
import { axeFindings, type Browsing, browse, type Served, scrollsSideways, serve } from '#kit/e2e.ts'

const now = '2026-11-24T13:00:00Z'
const longTitle = `Stock levels ${'are wrong in every warehouse of the north '.repeat(5)}`.slice(0, 199)
let served: Served
let browsing: Browsing
let atDesk: DeskDoor
const refs: Record<string, string> = {}
const links: Record<string, string> = {}

beforeAll(async () => {
  served = await serve({ now: '2026-11-24T10:00:00Z' })
  browsing = await browse(served)
  atDesk = deskDoor(served, browsing)
  await file('late', 'Nobody answered')
  served.at(now)
  await file('new', longTitle, 'أميرة حداد')
  await file('open', 'Open and talked about')
  await file('waiting', 'Waits for an answer')
  await file('resolved', 'Solved already')
  await file('closed', 'Over and rated')
  await file('merged', 'The same again')
  await file('expert', 'With the experts')
  await file('vendor', 'With the vendor')
  await does('ana', 'open', { type: 'assign', to: desk.ana.email })
  await does('ana', 'open', { type: 'reply', body: 'See https://example.com/help', attachments: [] })
  await does('ana', 'open', { type: 'note', body: 'Looks like the password.', attachments: [] })
  await does('ana', 'waiting', { type: 'reply', body: 'Which one?', attachments: [] })
  await does('ana', 'waiting', { type: 'wait', on: 'requester' })
  await does('ana', 'resolved', { type: 'resolve', note: 'Reconnected.' })
  await does('ana', 'closed', { type: 'resolve', note: 'Reconnected.' })
  await does('ana', 'closed', { type: 'close' })
  await mergeTickets(served.world, { ref: refs.merged as string }, { ref: refs.open as string }, { by: support('ana') })
  const handover = { tried: 'This', evidence: 'That', ask: 'Help', 'run-id': 'j-1', 'business-impact': 'Orders' }
  await does('ana', 'expert', { type: 'escalate', to: 2, reason: 'Needs an expert', handover })
  await does('ana', 'vendor', { type: 'escalate', to: 4, reason: 'Needs the vendor', handover })
  await does('hana', 'vendor', { type: 'open-vendor-ticket', reference: 'WK-1' })
  await announce(
    served.world,
    { title: 'Orders are late', body: 'We know.', automation: 'order-sync', ticket: refs.open as string },
    support('ana'),
  )
})
afterAll(async () => {
  await browsing.close()
  await served.stop()
})

const support = (who: 'ana' | 'noor' | 'hana') => ({ kind: 'support' as const, ...desk[who], teams: [] })

async function does(who: 'ana' | 'noor' | 'hana', name: string, command: Command) {
  const done = await act(served.world, { ref: refs[name] ?? '' }, command, { by: support(who) })
  expect(done.ok, `${name} ${JSON.stringify(done)}`).toBe(true)
}

async function file(key: string, title: string, name = 'Kim Sato') {
  const answer = await fetch(`${served.url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title,
      description: 'Since nine.\n'.repeat(3),
      requester: { name, email: 'kim@example.com' },
      automation: 'order-sync',
      article: 'runbooks/order-sync/invalid-session-id',
      attempt: { steps: [], searches: ['order sync stops'], read: [] },
    }),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  const { ref, url } = (await answer.json()) as { ref: string; url: string }
  refs[key] = ref
  links[key] = url
}

/** In light everything axe knows; in dark, where only colours differ, their contrast. */
async function isClean(page: Page) {
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
  expect(dark).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

async function fits(page: Page, widths: readonly number[]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect(await scrollsSideways(page), `${width} px`).toBe(false)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const deskWidths = [1024, 768, 640]

test('the door: sign-in, refused, and somebody of no team', async () => {
  const page = await browsing.open('/desk/', { ignoreErrors: /401|403/ })
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
  await isClean(page)
  await page.getByLabel('E-mail address').fill(desk.ana.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText('do not belong together').waitFor()
  await isClean(page)
  await fits(page, [768, 360])
  await served.auth.add({ ...desk.ana, password: deskPassword })
  await page.getByLabel('Password').fill(deskPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Next up' }).waitFor()
  await page.context().close()
  const guest = await atDesk('guest', '/desk/', { ignoreErrors: /403/ })
  await guest.getByRole('heading', { name: 'This desk is not yours' }).waitFor()
  await isClean(guest)
  await guest.context().close()
})

test('the queue: full, empty, nothing that fits, keys shown, server away', async () => {
  const page = await atDesk('ana', '/desk/', { now, ignoreErrors: /ERR_/ })
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

describe('a ticket:', () => {
  test('new, open, waiting, late, resolved, closed, merged, with experts, with a vendor, missing', async () => {
    const page = await atDesk('ana', `/desk/ticket/#${refs.new}`, { now, ignoreErrors: /404/ })
    for (const [name, words] of [
      ['new', 'New: nobody has answered yet'],
      ['open', 'Open'],
      ['waiting', 'Waits for the requester'],
      ['late', 'Open'],
      ['resolved', 'Solved, not confirmed yet'],
      ['closed', 'Closed'],
      ['merged', 'It goes on in'],
      ['expert', 'Open'],
      ['vendor', 'Waits for the vendor'],
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
      if (name === 'new' || name === 'vendor') await fits(page, deskWidths)
    }
    await page.goto('/desk/ticket/#TKT-00000')
    await page.getByRole('heading', { name: 'There is no ticket TKT-00000' }).waitFor()
    await isClean(page)
    await page.context().close()
  })

  test('each act with its form, also with errors and with a conflict', async () => {
    const page = await atDesk('ana', `/desk/ticket/#${refs.open}`, { now, ignoreErrors: /412|422|ERR_FAILED/ })
    for (const [name, title] of [
      ['reply', 'Reply to Kim Sato'],
      ['note', 'Note for support only'],
      ['escalate', 'Hand it over'],
      ['wait', 'Wait'],
      ['resolve', 'Resolve'],
      ['assign', 'Assign'],
      ['attach', 'Attach a file'],
      ['priority', 'Change the priority'],
      ['type', 'Change the type'],
      ['link', 'Link the article it is about'],
      ['together', 'Same cause as another ticket'],
    ] as const) {
      await openForm(page, 'open', { name, title })
      if (name === 'escalate') {
        await page.getByRole('button', { name: /^Hand over to/ }).click()
        await page.getByRole('alert').waitFor()
      }
      if (name === 'reply') {
        await page.getByRole('button', { name: 'Put in an article' }).click()
        await page.getByLabel('Find an article').waitFor()
      }
      await isClean(page)
      expect(await page.locator('.main:visible').count(), `one filled button, ${name}`).toBe(1)
      if (name === 'escalate' || name === 'reply') await fits(page, deskWidths)
    }
    await openForm(page, 'open', { name: 'note', title: 'Note for support only' })
    await page.route('**/api/desk/tickets/*', (route) => route.abort())
    await page.route('**/notes', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'if-match': '"1"' } }),
    )
    await page.getByLabel('What colleagues should know').fill('Too late')
    await page.getByRole('button', { name: 'Keep the note' }).click()
    await page.getByText('Since you read it:').waitFor()
    await isClean(page)
    await page.context().close()
  })

  test('the acts of experts and of those who follow the vendor', async () => {
    const noor = await atDesk('noor', `/desk/ticket/#${refs.expert}`, { now })
    await openForm(noor, 'expert', { name: 'return', title: 'Send it back' })
    await isClean(noor)
    await noor.context().close()
    const hana = await atDesk('hana', `/desk/ticket/#${refs.vendor}`, { now })
    await openForm(hana, 'vendor', { name: 'vendor', title: 'Log a ticket at the vendor' })
    await isClean(hana)
    await openForm(hana, 'vendor', { name: 'vendor-news', title: 'News from the vendor' })
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

test('reports, known problems, and an article for support only', async () => {
  const page = await atDesk('ana', '/desk/reports/', { now })
  await page.getByRole('heading', { name: 'What is open' }).waitFor()
  await isClean(page)
  await fits(page, deskWidths)
  await page.goto('/desk/announcements/')
  await page.getByRole('heading', { name: 'Orders are late' }).waitFor()
  await isClean(page)
  expect(await page.locator('.main:visible').count()).toBe(1)
  await fits(page, deskWidths)
  const only = [...served.world.articles.values()].find(({ audience }) => audience === 'support')
  expect(only).toBeDefined()
  await page.goto(`/desk/article/#${only?.id}`)
  await page.getByRole('heading', { name: only?.title ?? '' }).waitFor()
  await isClean(page)
  await fits(page, deskWidths)
  await page.context().close()
})

test('the request page: open, waiting for its requester, resolved, closed, wrong link', async () => {
  const page = await browsing.open('about:blank', { ignoreErrors: /404|401/ })
  await page.clock.setFixedTime(now)
  for (const [name, words] of [
    ['open', 'Support desk is working on it.'],
    ['new', 'Nobody has taken it up yet'],
    ['waiting', 'needs an answer from you'],
    ['resolved', 'Did it work?'],
    ['closed', 'Solved and closed.'],
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
