import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { communityWords } from '#domain/words/community.ts'
import { formWords } from '#domain/words/form.ts'
import { readingWords } from '#domain/words/reading.ts'
import { requestWords } from '#domain/words/request.ts'
import { buildSite } from '#kit/build-site.ts'
import { axeFindings, type Browsing, browse, type Served, scrollsSideways, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'
import { nordlicht } from '#kit/nordlicht.ts'
import { englishOnly, readOn } from '#kit/other-words.ts'
import { asWoff2 } from '#kit/woff2.ts'
import { writeHome } from '#site/authoring/home/init.ts'
import { readHome } from '#site/authoring/home/read.ts'

const dir = mkdtempSync(join(tmpdir(), 'ladder-face-'))
const shots = process.env.SCREENSHOTS_DIR
const mark = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 28"><rect width="80" height="28" rx="6" fill="${fill}"/></svg>`
const face = `name: Nordlicht Hilfe
language: de
direction: ltr
mailFrom: Nordlicht Hilfe <hilfe@nordlicht.example>
face:
  logo: { light: face/logo.svg, dark: face/logo-dark.svg }
  favicon: face/icon.svg
  accent: "#7a1fa2"
  fonts: { text: { family: Nordlicht Sans, file: face/text.woff2 } }
  theme: face/theme.css
  header: [{ label: Status, url: "https://status.nordlicht.example/" }]
  footer: [{ label: Impressum, url: "https://nordlicht.example/impressum" }, { label: Post, url: "mailto:hilfe@nordlicht.example" }]
  notice: { text: Wartung am Sonntag von 8 bis 10 Uhr, url: /support/ }
  home: { title: Was klappt nicht?, lead: Fehler einfügen oder fragen., sections: [changes, browse] }
  credit: false
`
const form = formWords('de')

/** Any that browsers can read. */
function someFont(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'lib/vite')
  const [font] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ttf'))
  if (!font) throw new Error(`no font below ${folder}`)
  return join(folder, font)
}

let box: Mailbox
/** Where it is reached: not at the root of its host. */
let home = ''
let served: Served
let browsing: Browsing

beforeAll(async () => {
  await writeHome(dir, nordlicht)
  mkdirSync(join(dir, 'face'))
  writeFileSync(join(dir, 'ladder.yaml'), face)
  writeFileSync(join(dir, 'face/logo.svg'), mark('#7a1fa2'))
  writeFileSync(join(dir, 'face/logo-dark.svg'), mark('#e0b3ff'))
  writeFileSync(join(dir, 'face/icon.svg'), mark('#7a1fa2'))
  writeFileSync(join(dir, 'face/text.woff2'), asWoff2(readFileSync(someFont())))
  writeFileSync(join(dir, 'face/theme.css'), ':root { --radius: 14px; }\n')
  expect(readHome({ env: {}, cwd: dir }).said).toEqual([])
  const folders = { LADDER_FROM: dir, CONTENT_DIR: join(dir, 'content'), SITE_DIR: join(dir, 'dist') }
  const port = String(await freePort())
  home = `http://127.0.0.1:${port}/hilfe`
  const reached = { PORT: port, PUBLIC_URL: home }
  await buildSite({ ...folders, ...reached })
  box = await openMailbox()
  served = await serve({
    contentDir: folders.CONTENT_DIR,
    siteDir: folders.SITE_DIR,
    env: { LADDER_FROM: dir, SMTP_URL: box.url, ...reached },
  })
  browsing = await browse(served)
})
afterAll(async () => {
  await browsing?.close()
  await served?.stop()
  await box?.close()
  rmSync(dir, { recursive: true, force: true })
})

const asked = () =>
  openTicket(served.world, {
    title: 'Records are missing',
    description: 'CONNECTION_EXPIRED',
    requester: { name: 'Kim', email: 'kim@nordlicht.example' },
    automation: 'example-sync',
    details: {},
  })

async function text(path: string, init?: RequestInit): Promise<string> {
  return (await fetch(`${home}${path}`, init)).text()
}

test('a home has its name, language and colours on every page, made by the build or by the server', async () => {
  const pages = [
    '/',
    '/runbooks/example-sync/records-missing/',
    '/desk/',
    '/request/',
    '/problems/',
    '/nowhere/',
    '/api/docs',
  ]
  const form = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=nobody',
  }
  const made = [...(await Promise.all(pages.map((path) => text(path)))), await text('/api/request/links', form)]
  for (const [at, html] of made.entries()) {
    const where = pages[at] ?? 'a form without JavaScript'
    expect(html, where).toContain(`<html lang="${where === '/desk/' ? 'en' : 'de'}" dir="ltr"`)
    expect(html, where).toMatch(/<title>[^<]*Nordlicht Hilfe[^<]*<\/title>/)
    expect(html, where).toMatch(/href="\/hilfe\/face\/styles\.\w+\.css"/)
    expect(html, where).toMatch(/<link rel="icon" href="\/hilfe\/face\/favicon\.\w+\.svg"/)
    expect(html.replaceAll(/application-name|ladder[-:.]/g, ''), where).not.toMatch(/\bLadder\b/)
  }
  const [front = ''] = made
  expect(front).toContain('Wartung am Sonntag von 8 bis 10 Uhr')
  expect(front).toContain('<h1>Was klappt nicht?</h1>')
  expect(front).toContain('href="https://status.nordlicht.example/"')
  expect(front).toContain('href="mailto:hilfe@nordlicht.example"')
  expect([...front.matchAll(/<h2[^>]*>([^<]+)/g)].map(([, name]) => name)).toEqual([
    'Was sich geändert hat',
    'Stöbern',
    'Wege zu einer Antwort',
  ])
  expect(await text('/feed.xml')).toContain('<title>Nordlicht Hilfe: was sich geändert hat</title>')
  const styles = await fetch(`${home}${/\/face\/styles\.\w+\.css/.exec(front)?.[0]}`)
  expect(styles.headers.get('content-type')).toContain('text/css')
  expect(styles.headers.get('cache-control')).toContain('immutable')
  expect(await styles.text()).toMatch(/--accent: light-dark\(#7a1fa2, #[0-9a-f]{6}\)[\s\S]*--radius: 14px/)
})

test('its fonts are its own, and read by browsers', async () => {
  const page = await browsing.open('/hilfe/support/')
  const font = await page.evaluate(async () => {
    const [face] = await document.fonts.load('1em "Nordlicht Sans"')
    return { status: face?.status, used: getComputedStyle(document.body).fontFamily.split(',')[0] }
  })
  expect(font).toEqual({ status: 'loaded', used: '"Nordlicht Sans"' })
  const file = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .find((name) => name.endsWith('.woff2')),
  )
  expect(file).toMatch(/\/hilfe\/face\/text\.\w+\.woff2$/)
  const { headers } = await fetch(file ?? '')
  expect(headers.get('content-type')).toBe('font/woff2')
  expect(headers.get('cache-control')).toContain('immutable')
})

test('mails come from it', async () => {
  const opened = await asked()
  if (!opened.ok) throw new Error('refused')
  await expect.poll(() => box.mails.length).toBeGreaterThan(0)
  for (const { from, subject, text } of box.mails) {
    expect(from?.text).toBe('"Nordlicht Hilfe" <hilfe@nordlicht.example>')
    expect(`${subject} ${text?.replaceAll(/https?:\S+/g, '')}`).not.toMatch(
      /\bLadder\b|\b(?:your|the|request|reply|here)\b/i,
    )
  }
})

test('it can be read in light and dark, at a desk and on a phone', async () => {
  const opened = await asked()
  if (!opened.ok) throw new Error('refused')
  const looks = [
    ['portal', '/', 'Was klappt nicht?'],
    ['article', '/runbooks/example-sync/records-missing/', 'Whoever works in the target'],
    ['request', `/request/#${opened.value.token}`, requestWords('de').add.label],
    ['desk', '/desk/', 'Sign in'],
    ['community', '/community/', communityWords('de').title],
  ] as const
  for (const [name, path, shown] of looks) {
    for (const look of [{}, { dark: true, viewport: { width: 390, height: 800 } }]) {
      const page = await browsing.open(`/hilfe${path}`, { ...look, ignoreErrors: /401/ })
      await page.getByText(shown).first().waitFor()
      expect(await axeFindings(page), `${name} ${JSON.stringify(look)}`).toEqual([])
      expect(await scrollsSideways(page), name).toBe(false)
      const dark = 'dark' in look
      const logo = page.locator(`.brand .only-${dark ? 'dark' : 'light'}`)
      expect(await logo.isVisible(), name).toBe(true)
      expect(await page.title()).toMatch(/Nordlicht Hilfe/)
      if (shots)
        await page.screenshot({ path: join(shots, `${name}-${dark ? 'dark-390' : 'light'}.png`), fullPage: true })
      await page.context().close()
    }
  }
})

test('the navigation ends the row of a long name, or begins one of its own, at every width', async () => {
  const page = await browsing.open('/hilfe/support/')
  await page.locator('.brand').evaluate((brand) => brand.append('Nordlicht Automatisierungen: das ganze Hilfezentrum'))
  const box = (selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect())
  for (let width = 900; width <= 1400; width += 50) {
    await page.setViewportSize({ width, height: 300 })
    const [brand, search, nav, last] = await Promise.all(
      ['.brand', '.top ladder-search', '.top nav', '.top nav li:last-child'].map(box),
    )
    if (!brand || !search || !nav || !last) throw new Error('no header')
    const inRow = nav.top < search.bottom
    expect(inRow ? last.right > width - 40 : nav.left === brand.left, `${width}`).toBe(true)
    expect(last.top - nav.top, `${width}: links in one row`).toBeLessThan(5)
    expect(await scrollsSideways(page), `${width}`).toBe(false)
  }
})

test('every address is below the path of the public address', async () => {
  const pages = ['/', '/runbooks/example-sync/records-missing/', '/support/', '/escalate/', '/nowhere/', '/api/docs']
  for (const path of pages) {
    const html = await text(path)
    const led = [...html.matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g)].map(([, address = '']) => address)
    expect(
      led.filter((address) => !address.startsWith('/hilfe/')),
      path,
    ).toEqual([])
    expect(html, path).not.toContain('/hilfe/hilfe')
    for (const address of new Set(led.map((one) => one.replace(/[?#].*/, '')))) {
      if (path === '/nowhere/' || address.startsWith('/hilfe/api/')) continue
      expect((await fetch(new URL(address, home))).status, `${path} leads to ${address}`).toBe(200)
    }
  }
  expect(await text('/sitemap.xml')).toContain(`<loc>${home}/runbooks/example-sync/records-missing/</loc>`)
  expect(await text('/feed.xml')).toContain(`<link href="${home}/faqs/support/how-to-get-help/"/>`)
  expect(await text('/')).toContain(`<link rel="canonical" href="${home}/"`)
  expect(await text('/runbooks/example-sync/records-missing.md')).toContain(`url: ${home}/runbooks/`)
  const moved = await fetch(`${home}/Runbooks/Example-Sync/RECORDS-missing`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/hilfe/runbooks/example-sync/records-missing/'])
  const bare = await fetch(`${home}/support`, { redirect: 'manual' })
  expect([bare.status, bare.headers.get('location')]).toEqual([301, '/hilfe/support/'])
  expect((await fetch(`${served.url}/api/health`)).status).toBe(200)
})

test('a reader searches, escalates and is answered from the desk, all below that path', async () => {
  const elsewhere: string[] = []
  const watch = (page: Page) =>
    page.on('request', (request) => {
      const { protocol, pathname } = new URL(request.url())
      if (/^https?:$/.test(protocol) && !pathname.startsWith('/hilfe/')) elsewhere.push(pathname)
    })
  const kim = await browsing.open('about:blank')
  watch(kim)
  await kim.goto('/hilfe/')
  await kim.getByRole('searchbox').fill('CONNECTION_EXPIRED')
  await kim
    .getByRole('option', { name: /Records are missing/ })
    .first()
    .click()
  await kim.waitForURL(/\/hilfe\/runbooks\/example-sync\/records-missing\//)
  await kim
    .getByRole('region', { name: readingWords('de').vote.heading })
    .getByRole('link', { name: form.title })
    .click()
  await kim.getByLabel(form.fields.title.label).fill('Nothing is copied')
  await kim.getByLabel(form.fields.description.label).fill('CONNECTION_EXPIRED since nine.')
  await kim.getByLabel(form.fields.name.label).fill('Kim Sato')
  await kim.getByLabel(form.fields.email.label).fill('kim@nordlicht.example')
  await kim.getByText('Front desk will antworten bis').waitFor()
  await kim.getByRole('main').getByRole('button', { name: form.send }).click()
  await kim.waitForURL(/\/hilfe\/request\/#/)
  await kim.locator('.standing').waitFor()

  await served.auth.add({ name: 'First person', email: 'desk@nordlicht.example', password: 'a long enough password' })
  const desk = await browsing.open('about:blank', { ignoreErrors: /401/ })
  watch(desk)
  await desk.goto('/hilfe/desk/')
  await desk.getByLabel('E-mail address').fill('desk@nordlicht.example')
  await desk.getByLabel('Password').fill('a long enough password')
  await desk.getByRole('button', { name: 'Sign in' }).click()
  await desk.getByRole('link', { name: 'Nothing is copied' }).click()
  await desk.waitForURL(/\/hilfe\/desk\/ticket\/#/)
  await desk.getByRole('button', { name: 'Acknowledge' }).click()
  await desk.getByText('Acknowledged. The requester is told.').waitFor()
  const cookies = await desk.context().cookies()
  expect(cookies.length).toBeGreaterThan(0)
  for (const { name, path } of cookies) expect(path, name).toMatch(/^\/hilfe/)
  await kim
    .getByText(/angenommen/)
    .first()
    .waitFor()
  await expect.poll(() => box.mails.map(({ text = '' }) => text).join()).toContain(`${home}/request/#`)
  expect(elsewhere).toEqual([])
})

/** English that is left where somebody reads; one longer than a word or two cannot be there by chance. */
const english = await englishOnly()
const leftIn = (read: string) => english.filter((said) => read.includes(said))

test('no word of another language is left on its pages', async () => {
  expect(leftIn('This page is not here')).toHaveLength(1)
  expect(english.length).toBeGreaterThan(400)
  const seen = new Set<string>()
  const ahead = ['/', '/nowhere/', '/problem-codes/', '/request/', '/requests/', '/chat/', '/community/', '/escalate/']
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const html = await text(path)
    expect(leftIn(readOn(html)), path).toEqual([])
    for (const [, address = ''] of html.matchAll(/\shref="\/hilfe(\/[^"#?]*\/)"/g))
      if (!/^\/(?:desk|handbook|api|problem-codes\/.+)\//.test(address)) ahead.push(address)
  }
  expect(seen.size).toBeGreaterThan(15)
})

test('none is left in what the server answers to forms, programs and by mail', async () => {
  const send = (path: string, fields: Record<string, string>) =>
    text(path, { method: 'POST', headers: { cookie: '' }, body: new URLSearchParams(fields) })
  const kim = { name: 'Kim', email: 'kim@nordlicht.example' }
  const opened = await asked()
  if (!opened.ok) throw new Error('refused')
  const { ref, token } = opened.value
  const form = { title: 'Nichts kommt an', description: 'Seit neun.', type: 'incident', impact: 'low', urgency: 'low' }
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"title":"x","more":1}' }
  const answers = {
    'a form with nothing in it': await send('/api/tickets', {}),
    'a form with too little': await send('/api/tickets', { ...form, title: 'x', email: 'kim' }),
    'a form': await send('/api/tickets', { ...form, ...kim }),
    'a program': await text('/api/tickets', json),
    'a request': await send('/api/request/page', { token }),
    'a reply': await send('/api/request/page', { token, act: 'reply', body: 'Noch etwas' }),
    'a withdrawal': await send('/api/request/page', { token, act: 'withdraw' }),
    'a wrong link': await send('/api/request/page', { token: 'x'.repeat(22) }),
    links: await send('/api/request/links', { email: kim.email }),
    'the chat': await send('/api/chat', { said: 'CONNECTION_EXPIRED' }),
    'the chat without an answer': await send('/api/chat', { said: 'Kaffee' }),
    'nothing found': await send('/api/needs', { words: 'x' }),
    'something missed': await send('/api/needs', { words: 'Wo ist der Kaffee?', email: kim.email }),
    'a question with nothing in it': await send('/api/community/questions', {}),
    'a question': await send('/api/community/questions', { title: 'Wo ist der Kaffee?', text: 'Hier?', ...kim }),
    'an act without an address': await send('/api/community/questions/nowhere/acts', { act: 'vote', post: '0' }),
    'a code that is over': await send('/api/community/session', { token: 'nothing' }),
  }
  for (const [what, answer] of Object.entries(answers)) expect(leftIn(readOn(answer)), what).toEqual([])
  expect(answers['a reply']).toContain(requestWords('de').replySent)
  const by = { name: 'First person', email: 'desk@nordlicht.example', teams: ['front-desk'] }
  await act(served.world, { ref }, { type: 'acknowledge' }, { by: { kind: 'support', ...by } })
  const hers = () => box.mails.filter(({ to }) => [to].flat()[0]?.text === kim.email)
  await expect.poll(() => hers().length).toBeGreaterThan(4)
  for (const { subject, text } of hers()) expect(leftIn(`${subject}\n${text}`), subject).toEqual([])
})

test('none is left in what browsers put on pages', async () => {
  const opened = await asked()
  if (!opened.ok) throw new Error('refused')
  const page = await browsing.open('about:blank', { ignoreErrors: /4\d\d/ })
  const read = async (where: string) => expect(leftIn(readOn(await page.content())), where).toEqual([])
  await page.goto('/hilfe/escalate/?automation=example-sync')
  await page.getByText('Front desk will antworten bis').waitFor()
  await page.getByLabel(form.fields.type.label).selectOption('change')
  await page.getByRole('main').getByRole('button', { name: form.send }).click()
  await page.getByText(form.wrongs.title).first().waitFor()
  await read('the form')
  await page.goto('/hilfe/search/?q=CONNECTION_EXPIRED')
  await page
    .getByRole('link', { name: /Records are missing/ })
    .first()
    .waitFor()
  await read('results')
  await page.goto('/hilfe/search/?q=Kaffeemaschine')
  await page.getByText('Kaffeemaschine').first().waitFor()
  await read('no results')
  await page.goto('/hilfe/chat/')
  await page.locator('#chat-said').fill('CONNECTION_EXPIRED')
  await page.keyboard.press('Enter')
  await page.locator('.by-chat').last().waitFor()
  await read('the chat')
  await page.goto('/hilfe/requests/')
  await page.getByRole('button', { name: requestWords('de').links.send }).click()
  await read('links')
  await page.goto(`/hilfe/request/#${opened.value.token}`)
  await page.locator('.standing').waitFor()
  await page.getByText(requestWords('de').withdraw.ask).click()
  await read('a request')
})
