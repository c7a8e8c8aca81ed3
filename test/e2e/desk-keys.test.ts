import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { fits, isClean } from '#kit/looks.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })

test('whoever runs the desk makes a key, sees its secret once, rotates it without a gap and revokes it', async () => {
  const { url } = here.served
  const page = await here.atDesk('hana', '/desk/', { now })
  await page.getByRole('link', { name: 'API keys' }).click()
  await page.getByText('No key has been made.').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('n8n')
  await page.getByLabel('Reply, note and resolve for its team').check()
  await page.getByLabel('Team', { exact: true }).selectOption('support-desk')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const shown = page.locator('.act code')
  await page.getByText('The key of n8n. Copy it now: it cannot be shown again.').waitFor()
  const first = (await shown.textContent()) ?? ''
  const open = async (key: string, named: { key?: string } = {}) => {
    const title = named.key ? 'It fails at step 4' : 'order-sync failed'
    const body = JSON.stringify({ title, description: 'At step 4', automation: 'order-sync', ...named })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    return (await fetch(`${url}/api/tickets`, { method: 'POST', headers, body })).status
  }
  expect(await open(first)).toBe(201)
  await isClean(page)
  await fits(page, [1024, 390])
  await page.getByRole('button', { name: 'Rotate n8n' }).click()
  await expect.poll(() => shown.textContent()).not.toBe(first)
  const second = (await shown.textContent()) ?? ''
  expect([await open(first), await open(second)]).toEqual([201, 201])
  await page.reload()
  await page.getByText('Last used:').first().waitFor()
  expect(await page.getByText(second).count()).toBe(0)
  const fresh = page.locator('.gap').filter({ hasText: 'Ends: Never' })
  await fresh.getByRole('button', { name: 'Revoke n8n' }).click()
  await page.getByText('The key of n8n opens nothing any more.').waitFor()
  expect([await open(first), await open(second)]).toEqual([201, 401])
  await page.getByText('What was done with keys').click()
  await page.getByText('n8n rotated, by hana@example.com').waitFor()
  await isClean(page)
  for (let times = 0; times < 3; times++) await open(first, { key: 'step 4' })
  await page.getByRole('link', { name: 'All open' }).click()
  await page.getByRole('link', { name: 'It fails at step 4' }).click()
  await page.getByText('3 times, last').waitFor()
  await page.getByText('n8n reported it again, 2 times until now').waitFor()
  await isClean(page)
  await page.context().close()
}, 120_000)
