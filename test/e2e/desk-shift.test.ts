import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { desk } from '#kit/desk-people.ts'
import { fits, isClean } from '#kit/looks.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })

test('a shift is handed over: what is due before one is back, to whom, one note; nothing while one ticket hinders it', async () => {
  const { world } = here.served
  const ana = { kind: 'support' as const, ...desk.ana, teams: [] }
  const refs: string[] = []
  for (const title of ['Orders wait', 'Invoices wait', 'A wish for later']) {
    const { ref } = await filed(world, { title, details: {} })
    must(await act(world, { ref }, { type: 'assign', to: ana.email }, { by: ana }))
    refs.push(ref)
  }
  const [one = '', two = '', later = ''] = refs
  must(await act(world, { ref: later }, { type: 'reply', body: 'Which one?', attachments: [] }, { by: ana }))
  must(await act(world, { ref: later }, { type: 'wait', on: 'requester' }, { by: ana }))
  const page = await here.atDesk('ana', '/desk/', { now })
  await page.getByRole('link', { name: 'Hand over' }).click()
  const box = (ref: string) => page.getByRole('checkbox', { name: `Hand over ${ref}` })
  await box(one).waitFor()
  expect(await page.getByLabel('When you are back').inputValue()).toMatch(/^2026-11-25T/)
  expect([await box(one).isChecked(), await box(two).isChecked(), await box(later).isChecked()]).toEqual([
    true,
    true,
    false,
  ])
  await isClean(page)
  await fits(page, [1024, 390])
  await page.getByLabel('To whom').selectOption('jonas@example.com')
  await page.getByLabel('What the next one should know').fill('Restart the sync first.')
  must(await act(world, { ref: two }, { type: 'resolve', note: 'Done.' }, { by: ana }))
  await page.getByRole('button', { name: 'Hand over 2 tickets' }).click()
  await page.getByText('Nothing was handed over.').waitFor()
  await page.getByRole('alert').getByText('It cannot be assigned now').waitFor()
  await isClean(page)
  await box(two).click()
  await page.getByRole('button', { name: 'Hand over 1 ticket' }).click()
  await page.getByText('1 ticket is with Jonas Weber now.').waitFor()
  await page.goto(`/desk/ticket/#${one}`)
  await page.getByText('Restart the sync first.').waitFor()
  await page.getByText('assigned it to Jonas Weber').waitFor()
  await page.context().close()
}, 120_000)

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
