import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { desk } from '#kit/desk-people.ts'
import { fits, isClean } from '#kit/looks.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })

test('who is on call gets what comes in, is named with until when, and is assigned to by one key', async () => {
  const { world } = here.served
  const { ref } = await filed(world, {
    title: 'No parcel moves',
    automation: 'shipment-tracker',
    details: {},
  })
  const handover = { tried: 'This', evidence: 'That', ask: 'Help', 'run-id': '1' }
  const ana = { kind: 'support' as const, ...desk.ana, teams: [] }
  must(await act(world, { ref }, { type: 'escalate', reason: 'Theirs.', handover }, { by: ana }))
  const page = await here.atDesk('priya', `/desk/ticket/#${ref}`, { now })
  await page.getByText('The system assigned it to Priya Nair, who is on call').waitFor()
  const side = page.locator('.ticket-side section').filter({ has: page.getByRole('heading', { name: 'On call' }) })
  await side.getByText('Priya Nair until Mon 09:00').waitFor()
  await page.locator('.desk-me').getByText('Priya Nair until Mon 09:00').waitFor()
  await page.keyboard.press('U')
  await page.getByText('It is unassigned now.').waitFor()
  await isClean(page)
  await page.keyboard.press('O')
  await page.getByText('Assigned to who is on call.').waitFor()
  await page.locator('.chips').getByText('Assigned to you').waitFor()
  await fits(page, [1024, 390])
  await page.goto('/desk/model/#onCall')
  const table = page.getByRole('region', { name: 'On call' })
  await table.getByText('Priya Nair, Erik Dahl').waitFor()
  await table.getByText('Erik Dahl instead from 2026-12-24 09:00 to 2026-12-28 09:00').waitFor()
  await isClean(page)
  await fits(page, [1024, 390])
  await page.goto('/desk/?view=all')
  await page.getByRole('checkbox', { name: `Choose ${ref}` }).click()
  await page.getByRole('button', { name: 'Assign to on call' }).click()
  expect(await page.getByRole('button', { name: 'Assign to on call: 1 ticket' }).count()).toBe(1)
  await page.context().close()
}, 120_000)
