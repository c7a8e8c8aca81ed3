import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'

const here = browserGround()

const told = () => here.served.world.read.selectFrom('signal').select(['kind', 'source', 'outcome']).execute()

test('by keyboard, on a phone and in the dark: the chat opens beside a page, narrows, answers, and is told that it helped', async () => {
  const page = await here.browsing.open('/guides/reading-a-run-history/', { phone: true, dark: true })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ask' }).focus()
  await page.keyboard.press('Enter')
  const chat = page.getByRole('dialog', { name: 'Ask the chat' })
  await chat.getByLabel('What is wrong').waitFor()
  await page.keyboard.type('it hangs again since this morning')
  await page.keyboard.press('Enter')
  const option = chat.getByRole('button', { name: 'Stock level bot' })
  await option.waitFor()
  expect(await axeFindings(page)).toEqual([])
  await option.press('Enter')
  await chat.locator('.chat-quote').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await page.keyboard.press('Escape')
  expect(await chat.isVisible()).toBe(false)
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ask' }).press('Enter')
  await chat.getByRole('button', { name: 'Yes, it did' }).press('Enter')
  await chat.getByText('The people who write the pages learn').waitFor()
  await expect.poll(told).toEqual(
    expect.arrayContaining([
      { kind: 'asked', source: 'chat', outcome: 'answered' },
      { kind: 'vote', source: 'chat', outcome: 'good' },
    ]),
  )
  await page.context().close()
})

test('what the chat does not know is handed over with all that was said, and the desk reads it folded', async () => {
  const page = await here.browsing.open('/chat/')
  const input = page.locator('#chat-said')
  await input.fill('the badge printer in the canteen sings <b>loudly</b>')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByText('I do not know.').waitFor()
  await input.fill('orders do not arrive in NetSuite either')
  await input.press('Enter')
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await page.getByText('Then tell me what is different').waitFor()
  await page.getByRole('link', { name: 'Talk to a person' }).click()
  await page.waitForURL('**/escalate/**')
  expect(await page.getByLabel('Subject').inputValue()).toContain('sings <b>loudly</b>')
  expect(await page.getByLabel('What happened').inputValue()).toContain('orders do not arrive in NetSuite')
  await expect.poll(() => page.locator('#automation').inputValue()).toBe('order-sync')
  await page.locator('.sent-along').getByText('6 messages').waitFor()
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  await page.getByRole('button', { name: 'Escalate to support' }).click()
  await page.waitForURL('**/request/**')
  const ref =
    (
      await page
        .getByText(/TKT-[A-Z0-9]{5}/)
        .first()
        .textContent()
    )?.match(/TKT-\w{5}/)?.[0] ?? ''
  await page.goto('/chat/')
  await input.waitFor()
  expect(await page.locator('.chat-said').count()).toBe(0)
  await page.context().close()

  const ana = await here.atDesk('ana', `/desk/ticket/#${ref}`)
  const transcript = ana.locator('details.talked')
  await transcript.waitFor()
  expect(await transcript.getByText('I do not know.').isVisible()).toBe(false)
  await transcript.locator('summary').click()
  expect(await transcript.getByText('I do not know.').isVisible()).toBe(true)
  expect(await transcript.getByText('sings <b>loudly</b>').isVisible()).toBe(true)
  expect(await transcript.getByRole('link').count()).toBeGreaterThan(0)
  expect(await axeFindings(ana)).toEqual([])
  await ana.context().close()
})

test('without JavaScript the chat is a form that answers with the conversation', async () => {
  const page = await here.browsing.open('/chat/', { javaScriptEnabled: false })
  await page.getByLabel('What is wrong').fill('orders do not arrive in netsuite')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.locator('.chat-quote').first().waitFor()
  await page.getByLabel('Say more').fill('and on the sandbox?')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByText('None of these parts mentions “sandbox”').waitFor()
  await page.getByRole('button', { name: 'Talk to a person' }).click()
  expect(await page.getByLabel('What happened').inputValue()).toContain('and on the sandbox?')
  await page.context().close()
})
