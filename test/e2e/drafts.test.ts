import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { actWords } from '#domain/words/acts.ts'
import { requestWords } from '#domain/words/request.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { desk, deskPassword } from '#kit/desk-people.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'
import { must } from '#kit/must.ts'
import { kim } from '#kit/world.ts'

const now = '2026-11-24T13:00:00Z'
const words = requestWords('en')
const acts = actWords('en')
const here = browserGround({ now })

function filed() {
  return openTicket(here.served.world, {
    title: 'Orders do not arrive',
    description: 'Nothing since nine.',
    requester: kim,
    details: {},
  }).then(must)
}

async function changeTo(page: Page, who: keyof typeof desk) {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByLabel('E-mail address').fill(desk[who].email)
  await page.getByLabel('Password').fill(deskPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Next up' }).waitFor()
}

test('what somebody has typed at the desk is theirs, also in a browser that others use', async () => {
  const { ref } = await filed()
  await here.served.auth.add({ ...desk.jonas, password: deskPassword })
  const page = await here.atDesk('ana', `/desk/ticket/#${ref}/note`, { now, ignoreErrors: /401/ })
  const note = page.getByLabel(acts.note.body.label)
  await note.fill('Kim called: it is about the salaries.')
  await changeTo(page, 'jonas')
  await page.goto(`/desk/ticket/#${ref}/note`)
  await note.waitFor()
  expect(await note.inputValue()).toBe('')
  await note.fill('From Jonas.')
  await changeTo(page, 'ana')
  await page.goto(`/desk/ticket/#${ref}/note`)
  await note.waitFor()
  expect(await note.inputValue()).toBe('Kim called: it is about the salaries.')
}, 120_000)

test('a requester withdraws an open request, and reopens it', async () => {
  const { ref, token } = await filed()
  const page = await here.browsing.open(`/request/#${token}`)
  await page.getByRole('button', { name: words.withdraw.ask }).click()
  await page.getByRole('heading', { name: words.withdraw.heading }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: words.withdraw.no }).click()
  await page.getByRole('button', { name: words.withdraw.ask }).click()
  await page.getByRole('button', { name: words.withdraw.yes }).click()
  await page.getByText(words.withdraw.done).waitFor()
  await page.getByText('Withdrawn and closed.').waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  const refused = await act(
    here.served.world,
    { ref },
    { type: 'acknowledge' },
    { by: { kind: 'support', ...desk.ana, teams: [] } },
  )
  expect(refused.ok).toBe(false)
  await page.getByRole('button', { name: words.reopen }).click()
  await page.getByLabel(words.stillWrong).fill('It came back.')
  await page.getByRole('button', { name: words.reopen }).last().click()
  await page.getByText(words.reopened).waitFor()
}, 120_000)
