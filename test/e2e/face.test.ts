import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { formWords } from '#domain/words/form.ts'
import { readingWords } from '#domain/words/reading.ts'
import { requestWords } from '#domain/words/request.ts'
import { buildSite } from '#kit/build-site.ts'
import { axeFindings, type Browsing, browse, type Served, scrollsSideways, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'
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
  theme: face/theme.css
  header: [{ label: Status, url: "https://status.nordlicht.example/" }]
  footer: [{ label: Impressum, url: "https://nordlicht.example/impressum" }, { label: Post, url: "mailto:hilfe@nordlicht.example" }]
  notice: { text: Wartung am Sonntag von 8 bis 10 Uhr, url: /support/ }
  home: { title: Was klappt nicht?, lead: Fehler einfügen oder fragen., sections: [changes, browse] }
  credit: false
`
const form = formWords('de')
let box: Mailbox
/** Where it is reached: not at the root of its host. */
let home = ''
let served: Served
let browsing: Browsing

beforeAll(async () => {
  const beginning = {
    name: 'Nordlicht',
    levels: 3,
    team: 'Front desk',
    email: 'desk@nordlicht.example',
    timeZone: 'UTC',
  } as const
  await writeHome(dir, { ...beginning, today: '2026-11-01' })
  mkdirSync(join(dir, 'face'))
  writeFileSync(join(dir, 'ladder.yaml'), face)
  writeFileSync(join(dir, 'face/logo.svg'), mark('#7a1fa2'))
  writeFileSync(join(dir, 'face/logo-dark.svg'), mark('#e0b3ff'))
  writeFileSync(join(dir, 'face/icon.svg'), mark('#7a1fa2'))
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
  ] as const
  for (const [name, path, shown] of looks) {
    for (const look of [{}, { dark: true, viewport: { width: 390, height: 800 } }]) {
      const page = await browsing.open(`/hilfe${path}`, { ...look, ignoreErrors: /401/ })
      await page.getByText(shown).first().waitFor()
      expect(await axeFindings(page), `${name} ${JSON.stringify(look)}`).toEqual([])
      expect(await scrollsSideways(page), name).toBe(false)
      const dark = 'dark' in look
      const logo = page.locator(`.brand .only-${dark ? 'dark' : 'light'}`)
      if (name !== 'request') expect(await logo.isVisible(), name).toBe(true)
      expect(await page.title()).toMatch(/Nordlicht Hilfe/)
      if (shots)
        await page.screenshot({ path: join(shots, `${name}-${dark ? 'dark-390' : 'light'}.png`), fullPage: true })
      await page.context().close()
    }
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

test('no word of another language is left on its pages', async () => {
  const german = await sentencesIn('de')
  const wanted = (await sentencesIn('en')).difference(german)
  expect(wanted.size).toBeGreaterThan(400)
  expect(german.size).toBeGreaterThan(300)
  const seen = new Set<string>()
  const ahead = ['/', '/nowhere/', '/problem-codes/', '/request/', '/chat/']
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const html = await text(path)
    const read = html.replaceAll(/<(script|style)[\s\S]*?<\/\1>|<div class="prose">[\s\S]*?<\/article>/g, '')
    const said = [...read.matchAll(/>([^<]+)</g), ...read.matchAll(/\s(?:aria-label|placeholder|title|alt)="([^"]+)"/g)]
    const left = said.map(([, words = '']) => words.replaceAll('&#39;', "'").trim()).filter((one) => wanted.has(one))
    expect(left, path).toEqual([])
    for (const [, address = ''] of read.matchAll(/\shref="\/hilfe(\/[^"#?]*\/)"/g))
      if (!/^\/(?:desk|handbook|api|problem-codes\/.+)\//.test(address)) ahead.push(address)
  }
  expect(seen.size).toBeGreaterThan(15)
})

const wordsDir = join(import.meta.dirname, '../../api/domain/words')

/** All that is said in a language, at the desk too, in pieces of two words or more: a name may be the same in two languages. */
async function sentencesIn(language: string): Promise<Set<string>> {
  const files = readdirSync(join(wordsDir, language))
  const said = await Promise.all(files.map((file) => import(join(wordsDir, language, file))))
  return new Set(said.flatMap((words) => sentencesOf({ ...words })))
}

/** Of what is made around a number or a name, the pieces between. */
function sentencesOf(words: unknown): string[] {
  if (typeof words === 'function')
    return [...String(words).matchAll(/'((?:[^'\\\n]|\\.)+)'|`([^`]+)`/g)].flatMap(([, plain = '', made = '']) =>
      sentencesOf([plain, ...made.split(/\$\{[^}]*\}/)]),
    )
  if (typeof words === 'string') return words.trim().includes(' ') ? [words.trim()] : []
  return words && typeof words === 'object' ? Object.values(words).flatMap(sentencesOf) : []
}
