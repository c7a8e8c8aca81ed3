import { beforeAll, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { desk } from '#kit/desk-people.ts'
import { type DeskTickets, deskTickets, now } from '#kit/desk-tickets.ts'
import { fits, isClean } from '#kit/looks.ts'

const here = browserGround({ now })
let refs: DeskTickets['refs']
beforeAll(async () => {
  ;({ refs } = await deskTickets(here.served))
})

test('tickets of a list are stepped through by keyboard; the conversation begins with the request', async () => {
  const page = await here.atDesk('ana', '/desk/?view=open&sort=subject', { now })
  await page.getByRole('link', { name: 'Nobody answered' }).waitFor()
  const titles = await page.locator('.queue a.title').allTextContents()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const heading = page.locator('.ticket-head h1')
  await heading.getByText(titles[0] ?? '').waitFor()
  await page.keyboard.press('j')
  await heading.getByText(titles[1] ?? '').waitFor()
  await page.getByText(`2 of ${titles.length}`).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.keyboard.press('k')
  await heading.getByText(titles[0] ?? '').waitFor()
  await page.keyboard.press('k')
  await page.getByRole('alert').getByText('This is the first one of the list.').waitFor()
  await isClean(page)
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await page.keyboard.press('u')
  await page.waitForURL(/view=open&sort=subject/)
  await page.goto(`/desk/ticket/#${refs.open}`)
  const thread = page.locator('.timeline > li')
  await thread.nth(3).waitFor()
  expect(await thread.first().textContent()).toMatch(/^Kim Sato opened it.*14:00 todaySince nine\./)
  await page.getByLabel('Conversation only').check()
  expect(await thread.allInnerTexts()).toHaveLength(3)
  await isClean(page)
  await page.reload()
  await page.getByText('other facts are hidden.').waitFor()
  await page.getByLabel('Conversation only').uncheck()
  await fits(page, [390])
  await page.context().close()
})

test('a hand-over is begun with what the ticket says, and told at once what is missing; so is the API', async () => {
  const page = await here.atDesk('ana', `/desk/ticket/#${refs.open}/escalate`, { now })
  await page.getByRole('form', { name: 'Escalate' }).waitFor()
  expect(await page.getByLabel('What was tried').inputValue()).toContain('“order sync stops”')
  await page.getByRole('button', { name: /^Escalate to/ }).click()
  const alert = page.getByRole('alert')
  await alert.getByText('4 things are missing').waitFor()
  await alert.getByRole('link', { name: 'What is asked of the next level' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('act-ask')
  await isClean(page)
  const by = { kind: 'support' as const, ...desk.ana, teams: [] }
  const refused = await act(
    here.served.world,
    { ref: refs.open ?? '' },
    { type: 'escalate', reason: '', handover: { tried: 'All', ask: '' } },
    { by },
  )
  const errors = refused.ok ? [] : (refused.error.detail?.errors as { path: string }[])
  expect(errors.map(({ path }) => path)).toEqual(['reason', 'handover.evidence', 'handover.ask', 'handover.run-id'])
  await page.keyboard.press('Escape')
  await page.goto(`/desk/ticket/#${refs.expert}`)
  await page.getByText('You can add notes.').waitFor()
  await page.keyboard.press('w')
  await page.getByRole('alert').getByText('Finance automation').waitFor()
  await page.context().close()
})

test('an article is put in where the cursor is', async () => {
  const page = await here.atDesk('ana', `/desk/ticket/#${refs.open}/reply`, { now })
  const body = page.getByLabel('What the requester should know')
  await body.fill('See  and tell us.')
  await body.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4))
  await page.getByRole('button', { name: 'Put in an article' }).click()
  await page
    .getByRole('radio', { name: /INVALID_SESSION_ID/ })
    .first()
    .click()
  await page.waitForFunction(() => document.activeElement?.id === 'act-body')
  expect(await body.inputValue()).toMatch(/^See Order sync stops with INVALID_SESSION_ID: http\S+ and tell us\.$/)
  await page.context().close()
})

test('what was written for many tickets is still there after undoing it, and gone once it is sent', async () => {
  const page = await here.atDesk('ana', '/desk/?view=open&sort=subject', { now })
  await page.getByRole('link', { name: 'Nobody answered' }).waitFor()
  await page.getByRole('checkbox', { name: `Choose ${refs.late}` }).click()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByLabel('What colleagues should know').fill('Written once')
  await page.getByRole('button', { name: 'Note: 1 ticket' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await page.getByLabel('What colleagues should know').inputValue()).toBe('Written once')
  await page.getByRole('button', { name: 'Note: 1 ticket' }).click()
  await page.getByRole('button', { name: 'Do it now' }).click()
  await page.getByText('Note: done for 1 ticket.').waitFor()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  expect(await page.getByLabel('What colleagues should know').inputValue()).toBe('')
  await page.context().close()
})
