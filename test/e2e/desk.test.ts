import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { desk } from '#kit/desk-people.ts'
import { isClean } from '#kit/looks.ts'
import { filed } from '#kit/report.ts'

const patient = { timeout: 20_000 }
const now = '2026-11-24T13:00:00Z'
const here = browserGround({ now })

async function file(title: string, automation = 'order-sync'): Promise<string> {
  const { ref } = await filed(here.served.world, { type: 'incident', title, automation })
  return ref
}

const jonas = { kind: 'support' as const, ...desk.jonas, teams: [] }
const replies = (ref: string, body: string) =>
  act(here.served.world, { ref }, { type: 'reply', body, attachments: [] }, { by: jonas })

/** What has the focus, by name; empty when nothing has it, or when nothing shows that it has. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element || element === document.body) return ''
    if (getComputedStyle(element).outlineStyle === 'none' && element.id !== 'main') return ''
    const { labels } = element as HTMLInputElement
    return (element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '').trim()
  })
}

test('everything on the queue and the ticket is done by keyboard, and the focus is never lost', async () => {
  const refs: string[] = []
  for (const title of ['First in line', 'Second in line', 'Third in line']) {
    refs.push(await file(title))
    here.served.after('PT1M')
  }
  const page = await here.atDesk('ana', '/desk/?text=in+line', { now })
  await page.getByRole('link', { name: 'Third in line' }).waitFor()
  await page.keyboard.press('j')
  expect(await focused(page)).toBe('First in line')
  await page.keyboard.press('j')
  expect(await focused(page)).toBe('Second in line')
  await page.keyboard.press('k')
  expect(await focused(page)).toBe('First in line')
  await page.keyboard.press('a')
  await expect.poll(() => page.getByRole('status').textContent(), patient).toBe(`${refs[0]} is assigned to you.`)
  await page.getByRole('row', { name: /First in line.*Ana Ruiz/ }).waitFor()
  expect(await focused(page)).toBe('First in line')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('First in line')
  await page.keyboard.press('/')
  expect(await focused(page)).toBe('Search tickets')
  await page.keyboard.type('a')
  await page.keyboard.press('Backspace')
  await page.getByRole('link', { name: 'Third in line' }).focus()
  await page.keyboard.press('r')
  await page.getByRole('form', { name: 'Reply to Kim Sato' }).waitFor()
  expect(await focused(page)).toBe('What the requester should know')
  await page.keyboard.press('Escape')
  await page.getByRole('form').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page), patient).toBe('Reply')
  for (const [key, form] of [
    ['r', 'Reply to Kim Sato'],
    ['n', 'Internal note'],
    ['e', 'Escalate'],
    ['s', 'Resolve'],
    ['w', 'Put on hold'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('form', { name: form }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('form').waitFor({ state: 'detached' })
  }
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('Seen this before')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toContain('Put in a template')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Add the note')
  await page.keyboard.press('Enter')
  await page.getByText('The note is added.').waitFor()
  await expect.poll(() => focused(page), patient).toBe('Internal note')
  await page.keyboard.press('s')
  await page.keyboard.type('Reconnected')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Resolve it' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Resolved. The requester is told').waitFor()
  await expect.poll(() => focused(page), patient).toBe('Third in line')
  await page.locator('.more summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await focused(page)).not.toBe('')
  await page.keyboard.press('Escape')
  expect(await focused(page)).toBe('More')
  await page.keyboard.press('u')
  await page.waitForURL(/\/desk\/\?text=in\+line$/)
  await page.context().close()
})

test('many tickets at once, by keyboard: undone, done, and what is refused is named', async () => {
  const refs: string[] = []
  for (const title of ['Many, first', 'Many, second', 'Many, third']) {
    refs.push(await file(title))
    here.served.after('PT1M')
  }
  await act(here.served.world, { ref: refs[1] ?? '' }, { type: 'resolve', note: 'Done.' }, { by: jonas })
  const page = await here.atDesk('ana', '/desk/?text=Many&sort=subject', { now })
  await page.getByRole('link', { name: 'Many, third' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('1 ticket chosen').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await page.getByText('3 tickets chosen').waitFor()
  await isClean(page)
  await page.getByRole('button', { name: 'Assign', exact: true }).press('Enter')
  await isClean(page)
  await page.getByRole('button', { name: 'Assign: 3 tickets' }).press('Enter')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await page.getByText('Nothing was changed.').waitFor()
  await page.getByRole('button', { name: 'Assign: 3 tickets' }).press('Enter')
  await page.getByRole('button', { name: 'Do it now' }).press('Enter')
  await page.getByText('Assign: done for 2 tickets.').waitFor()
  await page
    .getByRole('alert')
    .getByRole('link', { name: refs[1] ?? '', exact: true })
    .waitFor()
  await page.getByRole('row', { name: /Many, third.*Ana Ruiz/ }).waitFor()
  await isClean(page)
  await page.getByRole('checkbox', { name: `Choose ${refs[1]}` }).click()
  await page.getByText('2 tickets chosen').waitFor()
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Merge: 1 ticket' }).press('Enter')
  await page.getByText('Merge: done for 1 ticket.').waitFor(patient)
  await page.context().close()
})

test('a change by one person appears for the other without a reload, and is said', async () => {
  const ref = await file('Watched by two')
  const [queue, ticket] = await Promise.all([
    here.atDesk('ana', '/desk/?text=Watched', { now }),
    here.atDesk('ana', `/desk/ticket/#${ref}/reply`, { now }),
  ])
  await queue.getByRole('link', { name: 'Watched by two' }).waitFor()
  await ticket.getByLabel('What the requester should know').fill('Half a sentence')
  const other = await here.atDesk('jonas', `/desk/ticket/#${ref}`, { now })
  await other.locator('.ticket-head').waitFor()
  await other.keyboard.press('a')
  await other.getByText(/is assigned to you\./).waitFor()
  await queue.getByRole('row', { name: /Watched by two.*Jonas Weber/ }).waitFor()
  await queue.getByRole('status').getByText(`${ref} has changed`).waitFor({ state: 'attached' })
  await ticket.getByRole('status').getByText('Jonas Weber is the assignee.').waitFor()
  expect(await ticket.getByLabel('What the requester should know').inputValue()).toBe('Half a sentence')
  await file('Watched, too')
  await queue.getByRole('link', { name: 'Watched, too' }).waitFor()
  await queue
    .getByRole('status')
    .getByText(/New here: TKT-\w+ Watched, too/)
    .waitFor({ state: 'attached' })
  for (const page of [queue, ticket, other]) await page.context().close()
})

test('where events do not get through, the desk asks again by itself', async () => {
  const ref = await file('Asked again')
  const page = await here.atDesk('ana', 'about:blank', { ignoreErrors: /ERR_FAILED|desk\/events/ })
  await page.route('**/api/desk/events', (route) => route.abort())
  await page.clock.install({ time: now })
  await page.goto(`/desk/ticket/#${ref}`)
  await page.locator('.ticket-head').waitFor()
  await replies(ref, 'Told while nobody listened')
  await page.clock.runFor(16_000)
  await page.locator('.timeline').getByText('Told while nobody listened').waitFor()
  await page.context().close()
})

test('what is being typed survives a reload, form and all, and is gone once it is sent', async () => {
  const ref = await file('Typed and reloaded')
  const page = await here.atDesk('ana', `/desk/ticket/#${ref}`, { now })
  await page.getByRole('button', { name: 'Escalate', exact: true }).click()
  await page.getByLabel('Why it goes up').fill('Because')
  await page.getByLabel('What was tried').fill('Everything\nin two lines')
  await page.reload()
  await page.getByRole('form', { name: 'Escalate' }).waitFor()
  expect(await page.getByLabel('Why it goes up').inputValue()).toBe('Because')
  expect(await page.getByLabel('What was tried').inputValue()).toBe('Everything\nin two lines')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('n')
  await page.getByLabel('What colleagues should know').fill('Kept')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await page.getByText('The note is added.').waitFor()
  await page.keyboard.press('n')
  expect(await page.getByLabel('What colleagues should know').inputValue()).toBe('')
  await page.context().close()
})

test('a view is its address: opened elsewhere it shows the same list', async () => {
  await file('In the view', 'payout-reconciliation')
  await file('Not in the view')
  const page = await here.atDesk('ana', '/desk/', { now, ignoreErrors: /422/ })
  await page.getByRole('link', { name: 'Not in the view' }).waitFor()
  await page.locator('summary', { hasText: 'Columns' }).click()
  await page.getByLabel('Level', { exact: true }).uncheck()
  await page.getByRole('columnheader', { name: 'Level' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Subject' }).click()
  await page.getByRole('columnheader', { name: 'Subject' }).and(page.locator('[aria-sort=ascending]')).waitFor()
  expect(new URL(page.url()).search).toBe('?sort=subject')
  await page.getByRole('button', { name: 'Subject' }).click()
  await page.locator('[aria-sort=descending]').waitFor()
  await page.getByRole('button', { name: 'Subject' }).click()
  await page.locator('[aria-sort]').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('link', { name: 'Not in the view' }).waitFor()
  expect(await page.getByRole('columnheader', { name: 'Level' }).count()).toBe(0)
  await page.getByLabel('Search tickets').fill('team:suport-desk view')
  await page.getByRole('alert').getByText('Did you mean team:support-desk?').waitFor()
  await page.getByLabel('Search tickets').fill('team:support-desk "in the VIEW"')
  await page.getByText('Found: 2 new').waitFor()
  await page.getByLabel('Search tickets').fill('')
  await page.getByRole('combobox', { name: 'Automation', exact: true }).selectOption('payout-reconciliation')
  await page.getByRole('combobox', { name: 'Assignee', exact: true }).selectOption('none')
  await page.getByRole('link', { name: 'Unassigned' }).waitFor()
  await page.getByLabel('Search tickets').fill('view')
  await page.getByRole('link', { name: 'Not in the view' }).waitFor({ state: 'detached' })
  const address = page.url()
  expect(new URL(address).search).toBe('?assignee=none&automation=payout-reconciliation&text=view')
  const titles = (at: Page) => at.locator('.queue a.title').allTextContents()
  const again = await here.atDesk('jonas', new URL(address).pathname + new URL(address).search, { now })
  await again.getByRole('link', { name: 'In the view' }).waitFor()
  expect(await titles(again)).toEqual(await titles(page))
  expect(await again.getByRole('combobox', { name: 'Automation', exact: true }).inputValue()).toBe(
    'payout-reconciliation',
  )
  await again.goto('/desk/?view=nonsense&level=77')
  await again.getByRole('heading', { name: 'Next up' }).waitFor()
  await again.getByRole('link', { name: 'Not in the view' }).waitFor()
  for (const one of [page, again]) await one.context().close()
})

test('a long queue is read as it is scrolled, and keeps its place when something changes', async () => {
  for (let count = 1; count <= 130; count++) await file(`Long ${String(count).padStart(3, '0')}`)
  const page = await here.atDesk('ana', '/desk/?text=Long', { now })
  const rows = page.locator('.queue tbody tr')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(50)
  await expect
    .poll(async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      return rows.count()
    }, patient)
    .toBe(130)
  await page.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' })
  const titles = await page.locator('.queue a.title').allTextContents()
  expect(new Set(titles).size).toBe(130)
  const ref = (await rows.nth(129).getAttribute('data-ref')) ?? ''
  await act(here.served.world, { ref }, { type: 'assign', to: desk.jonas.email }, { by: jonas })
  await page.getByRole('row', { name: /Jonas Weber/ }).waitFor()
  expect(await rows.count()).toBe(130)
  await page.context().close()
})
