import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { fits, isClean } from '#kit/looks.ts'

const here = browserGround()
const article = 'runbooks/order-sync/invalid-session-id'
const title = "Can't find it? Let us know."
const askedWords = async () =>
  (await here.served.world.read.selectFrom('signal').select('words').where('kind', '=', 'asked').execute()).map(
    ({ words }) => words,
  )

test('a search without a fit leads to one field, with its words in it, that needs no account', async () => {
  const words = 'quince marmalade for the canteen'
  const page = await here.browsing.open(`/search/?q=${encodeURIComponent(words)}`)
  await page.getByRole('link', { name: 'Let us know what is missing' }).click()
  const field = page.getByLabel('What did you look for?')
  expect(await field.inputValue()).toBe(words)
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  await isClean(page)
  await fits(page, [1024, 390])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Thank you. It is noted for the people who write here.').waitFor()
  expect(await askedWords()).toEqual([words])
  await page.context().close()
})

test('who leaves an address on an article is told who answers, and follows it', async () => {
  const page = await here.browsing.open(`/${article}/`)
  await page.getByText(title).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('What did you look for?').fill('Which key is it for partners?')
  await page.getByLabel('Your e-mail address').fill('lee@example.com')
  await isClean(page)
  await page.getByRole('button', { name: 'Let us know' }).click()
  await page.getByRole('link', { name: 'The page of your request' }).click()
  await page.getByRole('heading', { name: 'Which key is it for partners?' }).waitFor()
  const ticket = await here.served.world.read.selectFrom('ticket').selectAll().executeTakeFirstOrThrow()
  expect(ticket).toMatchObject({ type: 'question', automation: 'order-sync' })
  await page.context().close()
})

test('without JavaScript it is a form; what is not here asks at once; where people are asked anyway it is not', async () => {
  const plain = await here.browsing.open(`/${article}/`, { javaScriptEnabled: false })
  await plain.getByText(title).click()
  await plain.getByLabel('What did you look for?').fill('A key for partners')
  await plain.getByRole('button', { name: 'Let us know' }).click()
  await plain.getByRole('heading', { name: 'Thank you.' }).waitFor()
  await plain.context().close()

  const gone = await here.browsing.open('/nowhere/at/all/', { ignoreErrors: /404/ })
  expect(await gone.getByLabel('What did you look for?').isVisible()).toBe(true)
  await gone.goto('/escalate/')
  expect(await gone.getByText(title).count()).toBe(0)
  await gone.context().close()
})
