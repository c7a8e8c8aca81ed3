import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { makeMail } from '#api/outside/mail.ts'
import { safeName } from '#domain/base/file-kind.ts'
import { type DeskDoor, desk, deskDoor } from '#kit/desk-people.ts'
import { type Browsing, browse, type Served, serve } from '#kit/e2e.ts'
import { all, isText, line, refuseDialogs, run, short, strings } from '#kit/hostile.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'
import { sendNotices } from '#kit/send-notices.ts'

const patient = { timeout: 20_000 }
const now = '2026-11-24T13:00:00Z'
let served: Served
let browsing: Browsing
let atDesk: DeskDoor
let ref = ''
let link = ''
let box: Mailbox
let token = ''

type Filed = { ref: string; url: string; token: string }
const by = { kind: 'support' as const, ...desk.ana, teams: [] }

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${served.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  expect(answer.status, `${path} ${await answer.clone().text()}`).toBe(201)
  return answer.json()
}

async function does(command: Parameters<typeof act>[2], who = by) {
  const done = await act(served.world, { ref }, command, { by: who })
  expect(done.ok, JSON.stringify(done)).toBe(true)
}

beforeAll(async () => {
  box = await openMailbox()
  served = await serve({ now, env: { SMTP_URL: box.url } })
  browsing = await browse(served)
  atDesk = deskDoor(served, browsing)
  for (const [index, text] of short.entries())
    await post('/api/tickets', {
      title: line(index),
      description: strings[index],
      requester: { name: text.slice(0, 110), email: 'kim@example.com' },
      automation: 'order-sync',
      details: { 'order-number': '12345678' },
      attempt: { steps: [], searches: [text], read: [] },
    })
  const filed = (await post('/api/tickets', {
    title: `Everything ${line(0)}`,
    description: all,
    requester: { name: line(8), email: 'kim@example.com' },
    automation: 'order-sync',
    attempt: { steps: [], searches: short.slice(0, 10), read: [] },
  })) as Filed
  ref = filed.ref
  link = filed.url
  token = filed.token
  const form = new FormData()
  form.append('file', new Blob(['hello'], { type: 'text/plain' }), `<img src=x onerror=${run}>.txt`)
  const attached = await fetch(`${served.url}/api/request/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  expect(attached.status, await attached.clone().text()).toBe(201)
  const handover = Object.fromEntries(
    ['tried', 'evidence', 'ask', 'run-id', 'business-impact', 'last-good-run'].map((name) => [
      name,
      all.slice(0, 3900),
    ]),
  )
  await does({ type: 'reply', body: all, attachments: [] })
  // Nobody is called that: a note says so rather than to tell nobody.
  await does({ type: 'note', body: all.replaceAll('@SUM', '`@SUM`'), attachments: [] })
  await does({ type: 'wait', on: 'requester', note: all.slice(0, 1900) })
  expect(
    (await act(served.world, { token }, { type: 'reply', body: all, attachments: [] }, { by: 'requester' })).ok,
  ).toBe(true)
  await does({ type: 'escalate', to: 4, reason: all.slice(0, 1900), handover })
  const hana = { kind: 'support' as const, ...desk.hana, teams: [] }
  await does({ type: 'open-vendor-ticket', reference: line(7), note: all.slice(0, 3900) }, hana)
  await does({ type: 'return', to: 1, reason: all.slice(0, 1900) }, hana)
  await does({ type: 'reprioritise', impact: 'high', urgency: 'high', reason: all.slice(0, 1900) })
  await does({ type: 'resolve', note: all })
  expect(
    (await act(served.world, { token }, { type: 'reopen', reason: all.slice(0, 3900) }, { by: 'requester' })).ok,
  ).toBe(true)
  await does({ type: 'resolve', note: all })
  const rated = { type: 'rate' as const, score: 3, comment: all.slice(0, 1900) }
  expect((await act(served.world, { token }, rated, { by: 'requester' })).ok).toBe(true)
})
afterAll(async () => {
  await browsing.close()
  await served.stop()
  await box.close()
})

test(`${strings.length} strings in the queue, its search and the ticket stay text`, async () => {
  expect(strings.length).toBeGreaterThanOrEqual(50)
  const page = await atDesk('ana', '/desk/', { now, ignoreErrors: /422/ })
  refuseDialogs(page)
  const rows = page.locator('.queue tbody tr')
  await rows.first().waitFor()
  await expect
    .poll(async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      return rows.count()
    }, patient)
    .toBe(short.length)
  await isText(page, { holds: short.map((_, index) => line(index)) })
  await page.getByLabel('Search tickets').fill(strings[0] as string)
  await expect.poll(() => rows.count(), patient).toBeLessThan(short.length)
  await isText(page, { holds: [] })
  await page.goto(`/desk/?text=${encodeURIComponent(strings[9] as string)}&view=<script>&automation=<img>`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await isText(page, { holds: [] })
  await page.goto(`/desk/ticket/#${ref}`)
  await page.locator('.timeline').waitFor()
  await isText(page, { holds: [all, all.slice(0, 1900), line(7), line(0), safeName(`<img src=x onerror=${run}>.txt`)] })
  const links = await page
    .locator('.ticket a')
    .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).protocol))
  expect(new Set(links)).toEqual(new Set(['http:', 'https:']))
  await page.goto(`/desk/ticket/#<img src=x onerror=${run}>`)
  await page.goto('/desk/reports/')
  await page.getByRole('heading', { name: 'What is open' }).waitFor()
  await isText(page, { holds: [] })
  await page.context().close()
})

test('a vendor link that is a script is refused, and shown as nothing', async () => {
  const page = await atDesk('hana', `/desk/ticket/#${ref}`, { now, ignoreErrors: /422|409|403/ })
  const status = await page.evaluate(
    async ([path, url]) =>
      (
        await fetch(path as string, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ reference: 'x', url }),
        })
      ).status,
    [`/api/desk/tickets/${ref}/vendor-tickets`, `javascript:${run}`],
  )
  expect(status).toBe(422)
  await page.context().close()
})

test('on the request page they stay text', async () => {
  const page = await browsing.open('about:blank')
  refuseDialogs(page)
  await page.clock.setFixedTime(now)
  await page.goto(link)
  await page.locator('.standing').waitFor()
  await isText(page, { holds: [all, `Everything ${line(0)}`] })
  await page.context().close()
})

test('as known problems they stay text at the desk, on the home page and where they are followed', async () => {
  const page = await atDesk('ana', '/desk/known-problems/', { now })
  refuseDialogs(page)
  await page.getByLabel('What is wrong, as a reader would say it').fill(line(7))
  await page.getByLabel('What is known, and when there is more').fill(all.slice(0, 3900))
  await page.getByRole('combobox', { name: 'Automation', exact: true }).selectOption('order-sync')
  await page.getByRole('button', { name: 'Post it' }).click()
  await page.getByText('Posted.', { exact: true }).waitFor()
  await isText(page, { holds: [line(7), all.slice(0, 3900)] })
  await page.goto('/')
  await page.locator('.known-problems summary').click()
  await isText(page, { holds: [line(7), all.slice(0, 3900)] })
  await page.goto('/escalate/?article=runbooks/order-sync/invalid-session-id')
  await page.locator('.known').waitFor()
  await isText(page, { holds: [line(7), all.slice(0, 3900)] })
  await page.context().close()
})

test('a search for them shows them as text', async () => {
  const page = await browsing.open('/')
  refuseDialogs(page)
  for (const text of [strings[9], strings[12], strings[22]] as string[]) {
    await page.goto(`/search/?q=${encodeURIComponent(text)}`)
    await page.getByRole('main').getByRole('searchbox').waitFor()
    expect(await page.getByRole('main').getByRole('searchbox').inputValue()).toBe(text)
    await isText(page, { holds: [] })
  }
  await page.context().close()
})

test('without JavaScript the pages that answer a form hold them as text', async () => {
  const page = await browsing.open('about:blank', { ignoreErrors: /422/ })
  refuseDialogs(page)
  for (const text of [`${all.slice(0, 3000)}`, `"></textarea><script>${run}</script>`]) {
    const body = new URLSearchParams({ title: line(7), description: text, name: line(2), email: 'not an address' })
    const answer = await fetch(`${served.url}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body,
    })
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    await page.goto('about:blank')
    await page.setContent(await answer.text())
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit ?? 0)).toBe(0)
    expect(await page.locator('textarea').first().inputValue()).toBe(text.replaceAll('\r\n', '\n'))
    expect(await page.locator('main script, main img, main svg, main iframe').count()).toBe(0)
  }
  await page.context().close()
})

test('in mail they are plain text, and split no header', async () => {
  const delivery = { webhook: null, publicUrl: served.url, asOf: Temporal.Instant.from(now).add('PT1H') }
  const mail = makeMail({ url: box.url, from: 'Ladder <ladder@example.com>' })
  while ((await sendNotices(served.world, { ...delivery, mail })).sent > 0);
  await expect.poll(() => box.mails.length, patient).toBeGreaterThan(strings.length)
  // Who signs in from a browser that nobody knows is told so.
  const people = served.world.model.teams.flatMap(({ email, members }) => [email, ...members.map((one) => one.email)])
  const own = new Set(['kim@example.com', ...people])
  const known =
    /^(from|to|subject|message-id|date|auto-submitted|x-auto-response-suppress|precedence|mime-version|content-.*|x-ladder-.*|references|in-reply-to|list-.*)$/
  for (const one of box.mails) {
    expect(one.html, 'no HTML').toBe(false)
    expect(one.attachments).toEqual([])
    expect([...one.headers.keys()].filter((name) => !known.test(name))).toEqual([])
    const to = [one.to].flat().flatMap((list) => list?.value ?? [])
    expect(to.map(({ address }) => address).filter((address) => !own.has(address ?? ''))).toEqual([])
    expect(one.cc ?? one.bcc).toBeUndefined()
  }
  const written = box.mails.map(({ text }) => text ?? '').join('\n')
  for (const text of [strings[0], strings[7], strings[42]] as string[]) expect(written).toContain(text)
})
