import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { doInCommunity } from '#api/actions/community.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'
import { isText, refuseDialogs, run, strings } from '#kit/hostile.ts'
import { openMailbox } from '#kit/mail.ts'
import { must } from '#kit/must.ts'

const box = await openMailbox()
afterAll(() => box.close())
const here = browserGround({ env: { SMTP_URL: box.url } })
const plain = { javaScriptEnabled: false }

/** The code of the mail that confirms an address, as its reader would copy it. */
async function mailedCode(address: string): Promise<string> {
  const sent = () => box.mails.findLast(({ to }) => [to].flat()[0]?.text === address)?.text ?? ''
  await expect.poll(sent, { timeout: 20_000 }).toContain('/community/confirm/#')
  return /confirm\/#(\S+)/.exec(sent())?.[1] ?? ''
}

async function looksRight(page: Page) {
  expect(await axeFindings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

test('by keyboard and on a phone: asked, answered by an owner, accepted, made an FAQ, and found', async () => {
  const page = await here.browsing.open('/community/ask/?automation=order-sync', { phone: true })
  await page.getByLabel('Your question in a line').focus()
  await page.keyboard.type('Orders do not arrive in NetSuite, why?')
  await page.locator('#similar a').first().waitFor()
  await page.getByLabel('What you want to know').focus()
  await page.keyboard.type('Since **noon**, in the `sandbox`.')
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  await looksRight(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(`/community/confirm/#${await mailedCode('kim@example.com')}`)
  await page.getByRole('button', { name: 'Go on' }).press('Enter')
  await page.getByText('Only you and the team read this').waitFor()
  await looksRight(page)
  const address = new URL(page.url()).pathname

  const noor = await here.atDesk('noor', '/desk/community/', { dark: true })
  await noor.getByRole('heading', { name: 'Orders do not arrive in NetSuite, why?' }).waitFor()
  await looksRight(noor)
  await noor.getByRole('button', { name: 'Show' }).press('Enter')
  await noor.getByText('Nothing waits for a look.').waitFor()
  await noor.goto(address)
  await noor.getByLabel('Your answer').fill('Kim, reconnect the connection named *NetSuite*.')
  await noor.getByRole('button', { name: 'Answer', exact: true }).press('Enter')
  await noor.getByText('Official answer').waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'This answers it' }).press('Enter')
  await page.getByText('Accepted answer').waitFor()
  await looksRight(page)

  await noor.reload()
  await noor.getByText('For the team').click()
  await looksRight(noor)
  await noor.getByRole('link', { name: 'Make it an FAQ' }).click()
  expect(await noor.getByLabel('The article').inputValue()).toContain('reconnect the connection')
  expect(await noor.getByLabel('The article').inputValue()).not.toContain('Kim')
  await looksRight(noor)
  const download = noor.waitForEvent('download')
  await noor.getByRole('button', { name: 'Take it as a file' }).press('Enter')
  expect((await download).suggestedFilename()).toBe('orders-do-not-arrive-in-netsuite-why.md')

  const reader = await here.browsing.open('/community/', plain)
  await reader.getByLabel('Search the questions').fill('netsuite reconnect')
  await reader.getByRole('button', { name: 'Search' }).click()
  await reader.getByRole('link', { name: 'Orders do not arrive in NetSuite, why?' }).click()
  await reader.getByText('A page about this is being written').waitFor()
  await page.goto('/automations/order-sync/')
  await page.locator('community-questions').getByText('Accepted answer').waitFor()
  await looksRight(page)
  await page.locator('community-questions').getByRole('link').press('Enter')
  await page.getByText('Accepted answer').waitFor()
  await reader.goto('/automations/order-sync/')
  await reader.getByRole('link', { name: 'Without an answer' }).click()
  await reader.getByRole('heading', { name: 'Questions from the community' }).waitFor()
  expect(await reader.getByText('Orders do not arrive').count()).toBe(0)
  await page.goto('/search/?q=why do labels print twice')
  await page.locator('[data-results]').getByRole('link', { name: 'Ask the community' }).click()
  expect(await page.getByLabel('Your question in a line').inputValue()).toBe('why do labels print twice')
  for (const one of [page, noor, reader]) await one.context().close()
})

test('without JavaScript: spam is held, an answer is reported, and hidden by the team', async () => {
  const spammer = await here.browsing.open('/community/ask/', plain)
  await spammer.getByLabel('Your question in a line').fill('Cheap pills here')
  await spammer.getByLabel('What you want to know').fill('[Buy](https://spam.example)')
  await spammer.getByLabel('Your name').fill('Bot')
  await spammer.getByLabel('Your e-mail address').fill('bot@example.com')
  await spammer.getByRole('button', { name: 'Ask', exact: true }).click()
  await spammer.getByText('A link is on its way').waitFor()
  await spammer.goto('/community/confirm/')
  await spammer.getByLabel('Code from the mail').fill(await mailedCode('bot@example.com'))
  await spammer.getByRole('button', { name: 'Go on' }).click()
  await spammer.getByText('Only you and the team read this').waitFor()
  const reader = await here.browsing.open('/community/', plain)
  expect(await reader.getByText('Cheap pills').count()).toBe(0)

  const { world } = here.served
  const ana = { kind: 'support' as const, name: 'Ana Ruiz', email: 'ana@example.com', teams: ['support-desk'] }
  const ask = { title: 'Where do I see my runs?', text: 'In which system?' }
  const { id = '' } = must(await doInCommunity(world, { ask }, ana)) ?? {}
  must(await doInCommunity(world, { act: { id, command: { act: 'answer', text: 'Go to spam.example' } } }, ana))
  await reader.goto(`/community/${id}/`)
  const answer = reader.locator('#post-1')
  await answer.locator('summary').click()
  await answer.getByLabel('Why').fill('Spam')
  await answer.getByRole('button', { name: 'Report' }).click()
  await reader.getByLabel('Your name').fill('Lee')
  await reader.getByLabel('Your e-mail address').fill('lee@example.com')
  await reader.getByRole('button', { name: 'Mail me the link' }).click()
  await reader.goto('/community/confirm/')
  await reader.getByLabel('Code from the mail').fill(await mailedCode('lee@example.com'))
  await reader.getByRole('button', { name: 'Go on' }).click()
  await reader.getByRole('heading', { name: 'Where do I see my runs?' }).waitFor()

  const desk = await here.atDesk('ana', '/desk/community/', plain)
  await desk.getByText('Reported: Spam').waitFor()
  await desk.locator('#post-1 summary', { hasText: 'Hide' }).click()
  await desk.locator('#post-1').getByLabel('Why').fill('Spam')
  await desk.locator('#post-1').getByRole('button', { name: 'Hide', exact: true }).click()
  await desk.getByRole('button', { name: 'Hide, and block the address' }).click()
  await desk.getByText('Nothing waits for a look.').waitFor()
  await reader.goto(`/community/${id}/`)
  expect(await reader.getByText('spam.example').count()).toBe(0)
  for (const one of [spammer, reader, desk]) await one.context().close()
})

test('what people write there stays text: titles, questions, answers, names and reasons', async () => {
  const { world } = here.served
  const by = {
    kind: 'support' as const,
    name: `<img src=x onerror=${run}>`,
    email: 'ana@example.com',
    teams: ['support-desk'],
  }
  const [first = '', ...rest] = strings
  const ask = { title: `Ask ${first}`.replace(/\n/g, ' '), text: strings.join('\n\n') }
  const { id = '' } = must(await doInCommunity(world, { ask }, by)) ?? {}
  for (const text of rest) must(await doInCommunity(world, { act: { id, command: { act: 'answer', text } } }, by))
  const other = { ...by, email: 'jonas@example.com' }
  const report = { act: 'report' as const, post: 1, reason: first }
  must(await doInCommunity(world, { act: { id, command: report } }, other))
  must(await doInCommunity(world, { ask: { ...ask, automation: 'order-sync' } }, by))
  for (const path of [`/community/${id}/`, '/community/', '/desk/community/', '/automations/order-sync/']) {
    const page = await here.atDesk('ana', 'about:blank')
    refuseDialogs(page)
    await page.goto(path)
    await page.getByRole('link', { name: 'Ask a question' }).first().waitFor()
    await isText(page, { holds: [] })
    expect(await page.locator('main :is(img, svg, iframe, object, embed, style, base, meta, video)').count()).toBe(0)
    expect(await page.locator('main a[href^="javascript" i], main a[href^="data" i]').count()).toBe(0)
    await page.context().close()
  }
})
