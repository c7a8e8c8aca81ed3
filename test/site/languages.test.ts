import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replyInChat } from '#api/actions/read/chat.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import { buildSite } from '#kit/build-site.ts'
import { nordlicht } from '#kit/nordlicht.ts'
import { englishOnly, readOn } from '#kit/other-words.ts'
import { worldInMemory } from '#kit/world.ts'
import { checkContent } from '#site/authoring/check/check.ts'
import { loadContent, sayProblem } from '#site/authoring/content.ts'
import { writeHome } from '#site/authoring/home/init.ts'

const dir = mkdtempSync(join(tmpdir(), 'ladder-languages-'))
const content = join(dir, 'content')
const { today } = nordlicht
const runbook = 'runbooks/example-sync/records-missing'
const faq = 'faqs/support/how-to-get-help'
const read = (file: string) => readFileSync(join(dir, 'dist', file), 'utf8')
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(content, file)), { recursive: true })
  writeFileSync(join(content, file), text)
}
const page = (title: string, body: string, more = '') =>
  `---\ntitle: ${title}\nsummary: ${title}, kurz.\nreviewed: ${today}\n${more}---\n\n${body}\n`

beforeAll(async () => {
  await writeHome(dir, { ...nordlicht, team: 'Desk' })
  write(
    `${runbook}.de.md`,
    page(
      'Datensätze fehlen',
      'Siehe [Hilfe](../../faqs/support/how-to-get-help.md#wer) und [Plan](../plan.md).\n\n::escalate',
    ),
  )
  write(`${faq}.ar.md`, page('كيف أحصل على المساعدة؟', '## Wer\n\nابحث أولا.'))
  write('runbooks/plan.md', page('Plan of the sync', 'Records go every hour.', 'owner: desk\n'))
  write('runbooks/plan.de.md', page('Plan des Abgleichs', 'Datensätze gehen stündlich.'))
  await buildSite({ LADDER_FROM: dir, CONTENT_DIR: content, SITE_DIR: join(dir, 'dist') })
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const alternates = (html: string) =>
  [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="https?:\/\/[^/]+([^"]+)"/g)].map(([, ...of]) => of)

test('an article is read in each of its languages, and each tells of the others', () => {
  const [english, german] = [read(`${runbook}/index.html`), read(`de/${runbook}/index.html`)]
  const both = [
    ['en', `/${runbook}/`],
    ['de', `/de/${runbook}/`],
    ['x-default', `/${runbook}/`],
  ]
  expect(alternates(english)).toEqual(both)
  expect(alternates(german)).toEqual(both)
  expect(german).toContain('<h1 lang="de" dir="ltr">Datensätze fehlen</h1>')
  expect(german).toMatch(new RegExp(`<a href="/${runbook}/" hreflang="en" lang="en">\\s*English`))
  expect(english).toMatch(new RegExp(`<a href="/de/${runbook}/" hreflang="de" lang="de">\\s*Deutsch`))
  expect(german).toContain(`data-article="${runbook}.de"`)
  expect(german).toContain(`/escalate/?article=${encodeURIComponent(`${runbook}.de`)}`)
  expect(german).toContain('<input type="hidden" name="language" value="de">')
  expect(german).not.toContain('not there in')
  expect(read(`${runbook}.de.md`)).toContain('# Datensätze fehlen')
})

test('around articles in another language the portal speaks it, and its pages lead to each other', async () => {
  const english = await englishOnly()
  const lists = ['automations', 'faqs', 'glossary', 'guides', 'problems', 'resources', 'runbooks'].map(
    (one) => `${one}/`,
  )
  const own = ['', '404/', 'chat/', 'escalate/', 'request/', 'requests/', 'search/', 'support/']
  const pages = [...own, ...lists, 'automations/example-sync/', 'automations/example-sync/articles/', `${runbook}/`]
  for (const page of pages) {
    const html = read(`de/${page}index.html`)
    expect(
      english.filter((said) => readOn(html).includes(said)),
      page,
    ).toEqual([])
    expect(html, page).toContain('<html lang="de" dir="ltr" data-reading="de" data-spoken="de"')
    for (const to of ['/', '/support/', '/requests/', '/escalate/'])
      expect(html, page).toMatch(new RegExp(`<a [^>]*href="/de${to}[?"]`))
    expect(html, page).toMatch(/<form class="search[^>]* action="\/de\/search\/"/)
  }
  expect(read('de/index.html')).toMatch(/<a href="\/" hreflang="en" lang="en">\s*English/)
  expect(read('index.html')).toMatch(/<a href="\/de\/" hreflang="de" lang="de">\s*Deutsch/)
  for (const page of ['', 'runbooks/', 'automations/example-sync/', 'automations/example-sync/articles/'])
    expect(read(`de/${page}index.html`), page).toContain(`href="/de/${runbook}/"`)
  for (const page of lists)
    expect(read('de/index.html') + read('de/problems/index.html'), page).toContain(`"/de/${page}"`)
  expect(read('de/runbooks/plan/index.html')).toMatch(/<nav class="side".*Plan des Abgleichs.*<\/nav>/s)
})

test('a language that Ladder does not speak has its articles, in the portal as it is', () => {
  expect(read(`ar/${faq}/index.html`)).toContain('<html lang="en"')
  expect(existsSync(join(dir, 'dist/ar/index.html'))).toBe(false)
})

test('links between pages stay in the language where they can', () => {
  const german = read(`de/${runbook}/index.html`)
  expect(german).toContain('href="/de/runbooks/plan/"')
  expect(german).toContain(`href="/${faq}/#wer"`)
})

test('who asks for a language that an article is not there in is told, and reads the one that is', () => {
  const html = read(`de/${faq}/index.html`)
  expect(html).toContain('Diese Seite gibt es noch nicht auf Deutsch, nur auf Englisch.')
  expect(html).toMatch(new RegExp(`<link rel="canonical" href="[^"]*/${faq}/"`))
  expect(html).toContain('How do I get help?')
})

test('text runs as its language does', () => {
  expect(read(`ar/${faq}/index.html`)).toMatch(/<div class="prose" lang="ar" dir="rtl">/)
})

test('lists have each article once; sitemap and feed have all, with their languages', () => {
  expect(read('runbooks/index.html')).not.toContain(`/de/${runbook}/`)
  const sitemap = read('sitemap.xml')
  const entry = new RegExp(`<loc>[^<]*/de/${runbook}/</loc>.*?</url>`).exec(sitemap)?.[0]
  expect(entry).toMatch(new RegExp(`hreflang="en" href="[^"]*/${runbook}/"`))
  expect(sitemap).toContain('xmlns:xhtml=')
  expect(sitemap).not.toContain(`/de/${faq}/`)
  expect(read('feed.xml')).toMatch(new RegExp(`<link href="[^"]*/de/${runbook}/" hreflang="de"/>`))
})

test('a page in another language has what its original says of it', async () => {
  const { content: loaded, problems } = await loadContent(content)
  expect(problems).toEqual([])
  const german = loaded?.articles.find(({ id }) => id === `${runbook}.de`)
  expect(german).toMatchObject({
    automation: 'example-sync',
    language: 'de',
    original: runbook,
    url: `/de/${runbook}/`,
  })
  const said = (await checkContent(content, { today })).map(sayProblem)
  expect(said.filter((line) => /\.(de|ar)\.md/.test(line))).toEqual([
    expect.stringContaining('a heading of faqs/support/how-to-get-help.md'),
  ])
})

test('search finds each article once, in the language of the reader where it can', async () => {
  const { content: loaded } = await loadContent(content)
  if (!loaded) throw new Error('the content has errors')
  const search = makeSearch(loaded)
  const found = async (query: string, language?: string) =>
    (await search(query, { limit: 5, ...(language ? { language } : {}) })).results.map(({ url }) => url)
  expect(await found('example sync')).toContain(`/${runbook}/`)
  expect(await found('example sync', 'de')).toContain(`/de/${runbook}/`)
  expect(await found('example sync', 'de')).not.toContain(`/${runbook}/`)
  expect(await found('stündlich')).toEqual(['/de/runbooks/plan/'])
  expect(await found('how do I get help', 'de')).toContain(`/${faq}/`)
})

test('the chat answers in the language of who asks where it can', async () => {
  const { content: loaded } = await loadContent(content)
  if (!loaded) throw new Error('the content has errors')
  const world = await worldInMemory(loaded)
  const asked = (more: { language?: string }) =>
    replyInChat(
      world,
      { turns: [], said: 'Records of the example sync are missing: CONNECTION_EXPIRED', ...more },
      { search: makeSearch(loaded), problems: [], model: null },
    )
  const first = async (more: { language?: string }) => {
    const reply = await asked(more)
    return reply.kind === 'answer' ? reply.passages[0]?.url : reply
  }
  expect(await first({})).toMatch(new RegExp(`^/${runbook}/`))
  expect(await first({ language: 'de' })).toMatch(new RegExp(`^/de/${runbook}/`))
  await world.close()
})

test.each([2, 3, 5] as const)(
  'a home of %i levels that begins in German has nothing to check, and says so',
  async (levels) => {
    const german = join(dir, `german-${levels}`)
    await writeHome(german, { ...nordlicht, team: 'Hilfe', levels, language: 'de' })
    expect(readFileSync(join(german, 'ladder.yaml'), 'utf8')).toContain('\nlanguage: de\n')
    expect((await checkContent(join(german, 'content'), { today })).map(sayProblem)).toEqual([])
    const { files } = await loadContent(join(german, 'content'))
    expect(files.map(({ article }) => article.language)).toEqual(['de', 'de'])
  },
)

test('what names no language is in that of its home: text, search and what the search engines are told', async () => {
  const german = join(dir, 'german')
  const own = join(german, 'content')
  await writeHome(german, { ...nordlicht, team: 'Hilfe', levels: 2, language: 'de' })
  const file = (name: string, text: string) => writeFileSync(join(own, name), text)
  file('faqs/ports.md', page('Die Häfen wurden geschlossen', 'Warum, steht auf der Tafel.', 'owner: hilfe\n'))
  file('faqs/harbours.md', page('Why harbours close', 'It stands on the board.', 'owner: hilfe\nlanguage: en\n'))
  file('faqs/ports.en.md', page('The ports were closed', 'Why stands on the board.'))
  const { content: loaded } = await loadContent(own)
  const languages = Object.fromEntries(loaded?.articles.map(({ id, language }) => [id, language]) ?? [])
  expect(languages).toMatchObject({ 'faqs/ports': 'de', 'faqs/ports.en': 'en', 'faqs/harbours': 'en' })
  expect((await checkContent(own, { today })).filter(({ severity }) => severity === 'error')).toEqual([])
  const asEnglish = await loadContent(own, { language: 'en' })
  expect(asEnglish.problems.map(sayProblem).join()).toContain('another language than that of faqs/ports.md')

  const pages = pagesOf(loaded ?? { articles: [] })
  expect(pages.find(({ kind }) => kind === 'automation')?.language).toBe('de')
  const search = makeSearch(loaded as NonNullable<typeof loaded>)
  const found = async (query: string) =>
    (await search(query, { limit: 5, language: 'de' })).results.map(({ url }) => url)
  expect((await found('Schließung Hafen geschlossene'))[0]).toBe('/faqs/ports/')

  await buildSite({ LADDER_FROM: german, CONTENT_DIR: own, SITE_DIR: join(german, 'dist') })
  const built = (name: string) => readFileSync(join(german, 'dist', name), 'utf8')
  expect(built('faqs/ports/index.html')).toContain('<h1 lang="de" dir="ltr">')
  expect(built('faqs/ports/index.html')).not.toContain('nur auf')
  expect(built('faqs/ports/index.html')).toContain('"inLanguage":"de"')
  expect(built('en/faqs/ports/index.html')).toContain('<html lang="en"')
  expect(alternates(built('faqs/ports/index.html')).map(([tag]) => tag)).toEqual(['de', 'en', 'x-default'])
  expect(built('faqs/harbours/index.html')).toContain('<h1 lang="en" dir="ltr">')
  expect(built('feed.xml')).toMatch(/faqs\/ports\/" hreflang="de"/)
  expect(built('sitemap.xml')).toMatch(/hreflang="de" href="[^"]*\/faqs\/ports\/"/)
})

test('what a German runbook lacks is named in German', async () => {
  write(
    'runbooks/kurz.md',
    page('Kurz', '## Symptome\n\nx\n\n## 2. Lösung des Problems\n\nx', 'owner: desk\nlanguage: de\n'),
  )
  const said = (await checkContent(content, { today }))
    .map(sayProblem)
    .filter((line) => line.startsWith('runbooks/kurz.md'))
  rmSync(join(content, 'runbooks/kurz.md'))
  expect(said).toHaveLength(5)
  expect(said.join()).toContain('a section "Überprüfung" (or Prüfung, Kontrolle, Erfolgskontrolle)')
  expect(said.join()).not.toContain('Symptome')
})

const faults: [what: string, file: string, text: string, said: string][] = [
  ['a page in another language of nothing', 'runbooks/gone.de.md', page('Weg', 'x'), 'runbooks/gone.md'],
  ['a language that nobody knows', 'runbooks/plan.xx.md', page('Plan xx', 'x', 'owner: desk\n'), 'nobody knows xx'],
  ['the language of the page itself', 'runbooks/plan.en.md', page('Plan en', 'x'), 'another language than that'],
  [
    'another language than its name says',
    'runbooks/plan.fr.md',
    page('Plan fr', 'x', 'language: de\n'),
    'fr, as the file',
  ],
  ['two languages in a name', 'runbooks/plan.de.fr.md', page('Plan de fr', 'x'), 'one language in a name'],
]

test.each(faults)('check finds %s', async (_, file, text, said) => {
  write(file, text)
  const lines = (await checkContent(content, { today })).map(sayProblem)
  rmSync(join(content, file))
  expect(lines.find((line) => line.startsWith(`${file}:`) && line.includes(said))).toBeDefined()
})

test('what only support may read is so in every language', async () => {
  write('runbooks/inside.md', page('Inside', 'x', 'owner: desk\naudience: support\n'))
  write('runbooks/inside.de.md', page('Innen', 'x'))
  const { content: loaded } = await loadContent(content)
  expect(loaded?.articles.find(({ id }) => id === 'runbooks/inside.de')?.audience).toBe('support')
})
