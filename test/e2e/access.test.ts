import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { scrollsSideways } from '#kit/e2e.ts'
import { isClean } from '#kit/looks.ts'

const article = '/runbooks/order-sync/invalid-session-id/'
const escalate = '/escalate/?article=runbooks/order-sync/invalid-session-id'
const ana: Actor = { kind: 'support', name: 'Ana Ruiz', email: 'ana@example.com', teams: [] }
const here = browserGround({ now: '2026-11-24T13:00:00Z' })
const requests: Record<'new' | 'waiting' | 'solved' | 'late', string> = { new: '', waiting: '', solved: '', late: '' }

beforeAll(async () => {
  const waiting = await file('Which connection')
  const solved = await file('Solved already')
  const late = await file(`No answer for ${'a very long while, '.repeat(8)}`)
  await desk(waiting.ref, { type: 'reply', body: 'Which one?', attachments: [] })
  await desk(waiting.ref, { type: 'wait', on: 'requester' })
  await desk(solved.ref, { type: 'resolve', note: 'Reconnected.' })
  here.served.after('PT2H')
  const fresh = await file('Just now')
  Object.assign(requests, { new: fresh.url, waiting: waiting.url, solved: solved.url, late: late.url })
})
async function file(title: string): Promise<{ ref: string; url: string }> {
  const requester = { name: 'كيم ساتو', email: 'kim@example.com' }
  const answer = await fetch(`${here.served.url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, description: 'Since nine.', requester, automation: 'order-sync' }),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { ref: string; url: string }
}

async function desk(ref: string, command: Command) {
  const done = await act(here.served.world, { ref }, command, { by: ana })
  expect(done.ok, JSON.stringify(done)).toBe(true)
}

type State = [name: string, address: () => string, ready: (page: Page) => Promise<unknown>]
const states: State[] = [
  ['home', () => '/', async () => {}],
  [
    'an article with ticked steps',
    () => article,
    (page) => page.getByRole('checkbox', { name: 'Step 1 done' }).check(),
  ],
  [
    'search with results',
    () => '/search/?q=order%20sync',
    (page) =>
      page
        .getByRole('main')
        .getByRole('link', { name: /Order sync/ })
        .first()
        .waitFor(),
  ],
  ['escalate from an article', () => escalate, (page) => page.getByText('Support desk aims to reply by').waitFor()],
  [
    'escalate with errors and a window',
    () => escalate,
    async (page) => {
      await page.getByText('Support desk aims to reply by').waitFor()
      await page.getByLabel('Type').selectOption('change')
      await page.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()
      await page.getByText('Not sent yet.').waitFor()
    },
  ],
  ['a new request', () => requests.new, (page) => page.getByText('Nobody has acknowledged it yet').waitFor()],
  [
    'a request that waits for its requester, explained',
    () => requests.waiting,
    async (page) => {
      await page.getByText('needs a reply from you').waitFor()
      for (const why of await page.getByText('Why then?').all()) await why.click()
    },
  ],
  ['a solved request', () => requests.solved, (page) => page.getByRole('button', { name: 'No, it is not' }).click()],
  ['a late request', () => requests.late, (page) => page.getByText('The team has been told.').waitFor()],
  ['links to all requests', () => '/requests/', async () => {}],
]

describe('axe finds nothing, in light and in dark, and nothing scrolls sideways at 360 px:', () => {
  test.each(states)('%s', async (_, address, ready) => {
    const page = await here.browsing.open(address())
    await ready(page)
    await isClean(page)
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await scrollsSideways(page)).toBe(false)
    expect(await overlaps(page)).toEqual([])
    await page.context().close()
  })
})

/** Controls that lie over each other, by their names. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll<HTMLElement>('main :is(button, input, select, textarea, summary, .button)'),
    ]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && box.height > 1 && element.checkVisibility())
    return shown.flatMap((a, index) =>
      shown
        .slice(index + 1)
        .filter((b) => !a.element.contains(b.element) && !b.element.contains(a.element))
        .filter(
          ({ box }) =>
            box.left < a.box.right - 1 &&
            a.box.left < box.right - 1 &&
            box.top < a.box.bottom - 1 &&
            a.box.top < box.bottom - 1,
        )
        .map((b) => `${a.element.outerHTML.slice(0, 80)} lies over ${b.element.outerHTML.slice(0, 80)}`),
    )
  })
}

test('by keyboard alone a reader searches, ticks a step, escalates, answers and confirms', async () => {
  const page = await here.browsing.open('/')
  await page.keyboard.press('/')
  await page.keyboard.type('order sync INVALID_SESSION_ID')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\//)
  await tabTo(page, 'Order sync stops with INVALID_SESSION_ID')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(article))
  await tabTo(page, 'Step 1 done')
  await page.keyboard.press('Space')
  await page.getByText('We send along that you did step 1.').waitFor()
  await tabTo(page, 'Escalate to support', '.stuck')
  await page.keyboard.press('Enter')
  await page.getByText('Support desk aims to reply by').waitFor()
  for (const [label, text] of [
    ['Subject', 'It fails again'],
    ['What happened', 'After reconnecting.'],
    ['Your name', 'Kim Sato'],
    ['Your e-mail address', 'kim@example.com'],
  ] as const) {
    await tabTo(page, label)
    await page.keyboard.type(text)
  }
  await tabTo(page, 'Escalate to support', 'form')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/request\/#/)
  await page.locator('.standing').waitFor()
  await tabTo(page, 'Write to support')
  await page.keyboard.type('One more thing')
  await tabTo(page, 'Send to support')
  await page.keyboard.press('Enter')
  await page.locator('.timeline').getByText('One more thing').waitFor()
  const ref = /TKT-\w{5}/.exec((await page.locator('.standing').textContent()) ?? '')?.[0] ?? ''
  await desk(ref, { type: 'resolve', note: 'Done.' })
  await page.reload()
  await page.getByRole('button', { name: 'Yes, it is solved' }).waitFor()
  await tabTo(page, 'Yes, it is solved')
  await page.keyboard.press('Enter')
  await page.getByText('Resolved and closed.').waitFor()
  await page.context().close()
})

/** Presses Tab until something of that name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string, within = 'body') {
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate((place) => {
      const element = document.activeElement as HTMLElement | null
      if (!element?.closest(place)) return ''
      const label = (element as HTMLInputElement).labels?.[0]?.textContent
      const ring = getComputedStyle(element).outlineStyle
      return ring === 'none' ? '' : (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim()
    }, within)
    if (here.startsWith(name)) return
  }
  throw new Error(`"${name}" is not reached with Tab`)
}

test('without JavaScript an article is read, and escalated with what it asks for and a promise', async () => {
  const page = await here.browsing.open(article, { javaScriptEnabled: false, ignoreErrors: /422.*api\/tickets/ })
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('INVALID_SESSION_ID')
  expect(await page.locator('.steps > li').count()).toBeGreaterThan(2)
  await page.locator('.stuck').getByRole('link', { name: 'Escalate to support' }).click()
  await page.getByText('We will send along that').waitFor()
  await page.getByText(/Support desk aims to reply by Tue 24 Nov/).waitFor()
  await page.getByLabel('Subject').fill('It fails again')
  await page.getByLabel('What happened').fill('After reconnecting.')
  await page.getByLabel('Id of one failed run').fill('seven')
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  await page.getByRole('button', { name: 'Escalate to support' }).click()
  await page.getByText('Your request is not sent yet').waitFor()
  expect(await page.getByLabel('What happened').inputValue()).toBe('After reconnecting.')
  await page.getByLabel('Id of one failed run').fill('j-Ab12')
  await page.getByRole('button', { name: 'Escalate to support' }).click()
  await page.getByRole('heading', { name: 'Your request is with Support desk' }).waitFor()
  await page.getByRole('button', { name: 'Show my request on a plain page' }).click()
  await page.getByText('After reconnecting.').waitFor()
  await page.context().close()
})
