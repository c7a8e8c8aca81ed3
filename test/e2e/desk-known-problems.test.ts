import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { isClean } from '#kit/looks.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })

test('a known problem shows where people look, moves nothing, and is followed instead of filed', async () => {
  const ana = await here.atDesk('ana', '/desk/known-problems/', { now })
  await ana.getByLabel('What is wrong, as a reader would say it').fill('Orders are late')
  await ana.getByLabel('What is known, and when there is more').fill('The connection is down. More at 15:00.')
  await ana.getByRole('combobox', { name: 'Automation', exact: true }).selectOption('order-sync')
  await ana.getByRole('button', { name: 'Post it' }).click()
  await ana.getByRole('heading', { name: 'Orders are late' }).waitFor()

  const kim = await here.browsing.open('about:blank', { ignoreErrors: /422/ })
  await kim.clock.setFixedTime(now)
  for (const path of ['/', '/automations/order-sync/', '/runbooks/order-sync/invalid-session-id/']) {
    await kim.goto(path)
    const problem = kim.locator('.known-problems summary')
    await problem.getByText('Orders are late').waitFor()
    await problem.getByText('Last update 14:10 today.').waitFor()
    const shift = await kim.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0))
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(0), 200)
        }),
    )
    expect(shift, path).toBe(0)
    await problem.click()
    await isClean(kim)
  }
  const form = kim.getByRole('form', { name: 'Follow: Orders are late' })
  await form.getByLabel('Your e-mail address').fill('kim')
  await form.getByRole('button', { name: 'Follow it instead of filing' }).click()
  await form.getByText('Expected an e-mail address').waitFor()
  await form.getByLabel('Your e-mail address').fill('kim@example.com')
  await form.getByRole('button', { name: 'Follow it instead of filing' }).click()
  await kim.waitForURL(/\/request\/#/)
  await kim.locator('.standing').waitFor()

  await ana.reload()
  await ana.getByText('1 person reported it').waitFor()
  await ana.getByLabel('What is new').fill('It works again for most.')
  await ana.getByRole('button', { name: 'Tell everybody', exact: true }).click()
  await ana.getByText('Told to everybody.').waitFor()
  await kim.reload()
  await kim.getByText('It works again for most.').waitFor()
  await kim.context().close()
  await ana.context().close()
})
