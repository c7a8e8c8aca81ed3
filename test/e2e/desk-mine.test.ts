import { test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { fits, isClean } from '#kit/looks.ts'
import { filed } from '#kit/report.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })

test('an owner finds what an automation asks for; what did not get through is told, and tried again', async () => {
  const { world } = here.served
  const { ref } = await filed(world, { title: 'Orders wait', automation: 'order-sync', details: { 'run-id': '1' } })
  const owner = world.automations.get('order-sync')?.owner
  const page = await here.atDesk('noor', '/desk/', { now })
  await page.getByRole('link', { name: 'My automations' }).click()
  await page.getByRole('heading', { name: 'My automations' }).waitFor()
  if (owner) await page.getByLabel('Owned by').selectOption(owner)
  const one = page.locator('.gap').filter({ has: page.getByRole('heading', { name: 'Order sync', exact: false }) })
  await one.getByRole('link', { name: '1 open ticket' }).waitFor()
  await isClean(page)
  await fits(page, [1024, 390])
  await one.getByRole('link', { name: '1 open ticket' }).click()
  await page.getByRole('link', { name: 'Orders wait' }).waitFor()

  await page.getByRole('link', { name: 'Deliveries' }).click()
  await page.getByText('Everything that was to be sent has been sent.').waitFor()
  await world.transact(async (tx) => {
    await tx
      .updateTable('notice')
      .set({
        sent_at: null,
        withdrawn: null,
        send_at: '9999-12-31T23:59:59.999Z',
        attempts: 8,
        error: '550 no such box',
      })
      .where('ticket_id', 'is not', null)
      .execute()
  })
  await page.reload()
  const lost = page.locator('.gap').first()
  await lost.getByText('550 no such box').waitFor()
  await lost.getByRole('link', { name: ref }).waitFor()
  await isClean(page)
  await fits(page, [1024, 390])
  await lost.getByRole('button', { name: 'Try it again' }).click()
  await page.getByText('1 is tried again now.').waitFor()
  await page.context().close()
}, 120_000)
