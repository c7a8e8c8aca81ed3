import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { announce } from '#api/actions/announce.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { axeFindings, scrollsSideways } from '#kit/e2e.ts'
import { isClean } from '#kit/looks.ts'
import { must } from '#kit/must.ts'

const now = '2026-11-24T13:10:00Z'
const article = '/runbooks/order-sync/invalid-session-id/'
const ana = { kind: 'support' as const, name: 'Ana Ruiz', email: 'ana@example.com', teams: [] }
const here = browserGround({ now })

test('help and my requests are always there; what we know of stands above everything; a person is one scroll away', async () => {
  const title = 'Orders from Salesforce arrive hours late in every warehouse north of the river'
  must(await announce(here.served.world, { title, body: 'More at 15:00.', automation: 'order-sync' }, ana))
  const page = await here.browsing.open('/', { viewport: { width: 390, height: 844 } })
  const problem = page.locator('.known-problems summary strong')
  await problem.waitFor()
  const [box, heading] = [await problem.boundingBox(), await page.getByRole('heading', { level: 1 }).boundingBox()]
  expect(box && heading && box.y + box.height < heading.y).toBe(true)
  expect(await problem.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
  for (const path of ['/', article, '/problems/', '/problem-codes/']) {
    await page.goto(path)
    for (const place of [page.getByRole('banner'), page.getByRole('contentinfo')])
      for (const name of ['My requests', 'Get help']) await place.getByRole('link', { name }).waitFor()
    expect(await scrollsSideways(page), path).toBe(false)
    // On a phone the bar lies over what scrolls beneath it: sizes are looked at where it does not.
    if (path === article) await page.setViewportSize({ width: 1280, height: 900 })
    expect(await axeFindings(page, { targetSize: true }), path).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
  }
  await page.goto('/problems/')
  await page.getByText(title).first().waitFor()

  await page.goto(article)
  const bar = page.locator('.help-bar.below')
  const isInView = () =>
    bar.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight + 1
    })
  // Where nobody has scrolled yet the header leads to a person, and nothing lies beneath the bar.
  expect(await bar.isVisible()).toBe(false)
  await page.getByRole('banner').getByRole('link', { name: 'Get help' }).waitFor()
  for (const part of [0.1, 0.3, 0.6]) {
    await page.evaluate((share) => scrollTo(0, share * document.body.scrollHeight * 0.7), part)
    await bar.waitFor()
    expect(await isInView()).toBe(true)
  }
  const last = page.locator('article .prose > :last-child')
  await page.locator('.stuck').evaluate((element) => element.scrollIntoView({ block: 'end' }))
  const [text, own] = [await last.boundingBox(), await bar.boundingBox()]
  expect(text && own && text.y + text.height <= own.y).toBe(true)
  await isClean(page)
  await bar.getByRole('link').click()
  await page.waitForURL(/\/escalate\/\?article=/)
  await page.context().close()
})

test('numbers say what they mean, and contracts of vendors are for support', async () => {
  const page = await here.browsing.open(article)
  const facts = page.getByRole('complementary', { name: 'Facts' })
  await facts.getByText('acknowledges within 30 min').waitFor()
  await facts.getByText('Support aims to reply within').waitFor()
  await page.goto('/support/')
  expect(await page.getByRole('main').textContent()).not.toMatch(/Not agreed|how soon they answer us/)
  await page.context().close()
})

test('on a phone the form is short, filled with what was searched, takes files, and sends along only what is left ticked', async () => {
  const page = await here.browsing.open('about:blank', { viewport: { width: 390, height: 844 } })
  await page.clock.setFixedTime(now)
  for (const query of ['where is my parcel', 'orders stuck in pending']) {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`)
    await page.getByRole('main').locator('.results li, .result').first().waitFor()
  }
  await page.goto('/escalate/?article=runbooks/order-sync/invalid-session-id')
  await page.getByText('Support desk aims to reply by').waitFor()
  expect(await page.getByLabel('Subject').inputValue()).toBe('orders stuck in pending')
  const send = page.getByRole('main').getByRole('button', { name: 'Escalate to support' })
  expect((await send.boundingBox())?.y).toBeLessThan(2100)
  await isClean(page)
  expect(await axeFindings(page, { targetSize: true })).toEqual([])

  await send.click()
  const summary = page.locator('[data-wrongs]')
  await summary.getByText('3 things are missing or wrong.').waitFor()
  await page.getByLabel('What happened').fill('Nothing since nine.')
  await summary.getByText('2 things are missing or wrong.').waitFor()
  await page.getByLabel('Your name').fill('Kim Sato')
  await page.getByLabel('Your e-mail address').fill('kim@example.com')
  await summary.waitFor({ state: 'hidden' })

  await page.getByLabel('Files').setInputFiles([
    { name: 'run.log', mimeType: 'text/plain', buffer: Buffer.from('failed') },
    { name: 'private.txt', mimeType: 'text/plain', buffer: Buffer.from('mine') },
  ])
  await page.getByLabel('What happened').evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['png'], 'screen.png', { type: 'image/png' }))
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await page.getByRole('button', { name: 'Remove screen.png' }).waitFor()
  await page.getByRole('button', { name: 'Remove private.txt' }).click()

  const along = page.getByRole('region', { name: 'We will send this along' })
  await along.getByText('3 of 3 things you did').click()
  await along.getByRole('checkbox', { name: 'where is my parcel' }).uncheck()
  await send.click()

  await page.getByText('Your request is sent.').waitFor()
  await page.getByText('File added: run.log').waitFor()
  const order = await page.getByRole('main').getByRole('heading').allTextContents()
  expect(order.indexOf('What happened')).toBeLessThan(order.indexOf('Add something'))
  expect(order.indexOf('Add something')).toBeLessThan(order.indexOf('What was promised'))
  await page.getByText('What you sent along').click()
  const sent = page.locator('details.along')
  await sent.getByText('“orders stuck in pending”', { exact: true }).waitFor()
  expect(await sent.textContent()).not.toContain('parcel')
  await isClean(page)
  await page.goto('/escalate/')
  await page.getByText('Level 2, Automation experts, is skipped').waitFor()
  expect(await page.locator('[data-sent-along]').isHidden()).toBe(true)
  expect(await page.getByLabel('Subject').inputValue()).toBe('')
  await page.context().close()
})

test('without JavaScript a request is answered with a file, reopened, confirmed and rated; from the mail one button does it', async () => {
  const file = async (title: string) => {
    const requester = { name: 'Kim Sato', email: 'kim@example.com' }
    const body = JSON.stringify({ title, description: 'Since nine.', requester, automation: 'order-sync' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${here.served.url}/api/tickets`, { method: 'POST', headers, body })
    return (await answer.json()) as { ref: string; url: string; token: string }
  }
  const resolve = async (ref: string) =>
    must(await act(here.served.world, { ref }, { type: 'resolve', note: 'Reconnected.' }, { by: ana }))
  const filed = await file('Orders wait')
  const plain = await here.browsing.open('about:blank', {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  await plain.setContent(
    `<form method="post" action="${here.served.url}/api/request/page"><input name="token" value="${filed.token}"><button>Show</button></form>`,
  )
  await plain.getByRole('button', { name: 'Show' }).click()
  await plain.getByLabel('Write to support').fill('It hangs.')
  await plain.getByLabel('Files').setInputFiles([{ name: 'run.log', mimeType: 'text/plain', buffer: Buffer.from('x') }])
  await plain.getByRole('button', { name: 'Send to support' }).click()
  await plain.getByText('Your reply is sent.').waitFor()
  await plain.getByText('File added: run.log').waitFor()
  await resolve(filed.ref)
  await plain.getByLabel('Write to support').fill('Still?')
  await plain.getByRole('button', { name: 'Send to support' }).click()
  await resolve(filed.ref)
  await plain.getByRole('button', { name: 'Send to support' }).click()
  await plain.getByText('Write something, or choose a file.').waitFor()
  await plain.getByRole('button', { name: 'Yes, it is solved' }).click()
  await plain.getByText('Your request is closed.').waitFor()
  await plain.getByLabel('4 Well').check()
  await plain.getByRole('button', { name: 'Send the rating' }).click()
  await plain.getByText('You rated it 4 of 5: well.').waitFor()
  expect(await scrollsSideways(plain)).toBe(false)
  await plain.context().close()

  const other = await file('Orders wait again')
  await resolve(other.ref)
  const page = await here.browsing.open(`${other.url}/solved/5`, { viewport: { width: 390, height: 844 } })
  const button = page.getByRole('button', { name: 'Yes, solved. It went very well (5 of 5)' })
  await button.waitFor()
  expect(await page.getByText('says it is resolved').count()).toBe(1)
  await isClean(page)
  expect(await axeFindings(page, { targetSize: true })).toEqual([])
  await button.click()
  await page.getByText('You rated it 5 of 5: very well.').waitFor()
  await page.context().close()
})

test('a known problem says how far support is, is followed in place by an address alone, and is found by search', async () => {
  const page = await here.browsing.open('/escalate/?automation=order-sync', { viewport: { width: 390, height: 844 } })
  const known = page.getByRole('region', { name: /^Known problem: Orders from Salesforce/ })
  await known.getByText('Investigating.').waitFor()
  await known.getByRole('button', { name: 'Follow it instead of filing' }).click()
  await known.getByRole('button', { name: 'Follow it', exact: true }).click()
  await known.getByText('Write an e-mail address').waitFor()
  await isClean(page)
  await known.getByLabel('Your e-mail address').fill('lee@example.com')
  await known.getByRole('button', { name: 'Follow it', exact: true }).click()
  await page.waitForURL(/\/request\/#/)
  await page.getByText('Your request is sent.').waitFor()
  await page.goto('/search/?q=orders%20from%20salesforce%20arrive%20hours%20late')
  await page.getByRole('main').getByText('Orders from Salesforce arrive hours late').first().waitFor()
  await page.context().close()
})
