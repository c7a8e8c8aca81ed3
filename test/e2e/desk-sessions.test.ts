import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { deskDoor } from '#kit/desk-people.ts'
import { fits, isClean } from '#kit/looks.ts'

const here = browserGround()
/** Whose session was ended is told so. */
const ignoreErrors = /401 \(Unauthorized\)/

test('a person ends a session elsewhere, and who runs the desk signs them out', async () => {
  const another = deskDoor(here.served, here.browsing)
  const second = await another('ana', '/desk/', { ignoreErrors })
  const first = await here.atDesk('ana', '/desk/sessions/', { ignoreErrors })
  const items = first.locator('main .gap')
  await first.getByText('This browser').waitFor()
  await expect.poll(() => items.count()).toBe(2)
  await isClean(first)
  await fits(first, [1024, 390])
  await first.getByRole('button', { name: /^End it A browser/ }).click()
  await first.getByText('1 session was ended.').waitFor()
  expect(await items.count()).toBe(1)
  expect(await first.getByRole('button', { name: 'End all others' }).count()).toBe(0)
  expect(await first.getByRole('form', { name: 'Sign somebody out' }).count()).toBe(0)
  await second.reload()
  await second.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  const hana = await here.atDesk('hana', '/desk/sessions/')
  await hana.getByLabel('Person').selectOption({ label: 'Ana Ruiz' })
  await isClean(hana)
  await fits(hana, [390])
  await hana.getByRole('button', { name: 'End all sessions' }).click()
  await hana.getByText('Ana Ruiz was signed out of 1 browser.').waitFor()
  await first.reload()
  await first.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  for (const page of [first, second, hana]) await page.context().close()
}, 120_000)
