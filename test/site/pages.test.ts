import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Content } from '#domain/knowledge/content.ts'
import { sayMoves } from '#domain/words/model.ts'
import { pageWords } from '#domain/words/pages.ts'
import { buildSite } from '#kit/build-site.ts'
import { filesOf } from '#kit/built-site.ts'
import { workDir } from '#kit/work-dir.ts'
import { loadContent } from '#site/authoring/content.ts'
import { sayOpening } from '#site/islands/support/opening.ts'
import { hoursOf } from '#site/library/hours.ts'
import { openingsOf } from '#site/library/openings.ts'
import { makeRelated } from '#site/library/related.ts'
import { wayOf } from '#site/library/routes.ts'
import { add } from '../authoring/folder.ts'

const root = resolve(import.meta.dirname, '../..')
let content: Content

beforeAll(async () => {
  const loaded = await loadContent(join(root, 'content'))
  if (!loaded.content) throw new Error('The content has errors.')
  content = loaded.content
})

describe('a small site', () => {
  let dir: string
  const read = (path: string) => readFileSync(join(dir, 'dist', path), 'utf8')

  beforeAll(async () => {
    dir = workDir('pages')
    for (const part of ['model', 'automations'])
      cpSync(join(root, 'content', part), join(dir, 'content', part), { recursive: true })
    const article = (facts: string, body = '## Symptoms\n\nIt stops.\n') =>
      `---\nsummary: It stops.\nautomation: order-sync\n${facts}\n---\n\n${body}`
    await add(join(dir, 'content'), {
      'runbooks/a/late.md': article(
        'title: Orders are late\nrelated: [runbooks/a/keys, runbooks/a/early]',
        'See [nothing](gone.md) and ![a gone picture](gone.png).',
      ),
      'runbooks/a/early.md': article('title: Orders are early'),
      'runbooks/a/keys.md': article('title: Turn the hidden keys\naudience: support'),
      'runbooks/a/draft.md': article('title: Half written words\ndraft: true'),
      'runbooks/a/old.md': article('title: A kept old page\nconfidence: archived'),
      'runbooks/a/steps.mdx': article('title: Stop and start'),
    })
    await build()
  }, 120_000)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('shows nothing of drafts and of what is for support, not even as related', () => {
    const found = filesOf(join(dir, 'dist')).filter((file) => {
      const text = `${file}\n${readFileSync(join(dir, 'dist', file), 'latin1')}`
      return /a\/keys|hidden keys|a\/draft|Half written/.test(text)
    })
    expect(found).toEqual([])
    expect(read('runbooks/a/late/index.html')).toMatch(/<h2>Related<\/h2>.*Orders are early/s)
  })

  test('lists archived articles last, after those that help now', () => {
    const [side = ''] = read('runbooks/a/late/index.html').match(/<nav class="side".*?<\/nav>/s) ?? []
    expect([...side.matchAll(/>([^<]+)<\/a>/g)].map(([, text]) => text)).toEqual([
      'How it works',
      'Orders are early',
      'Orders are late',
      'Stop and start',
      'A kept old page (archived)',
    ])
  })

  test('is built although a picture is missing', () => {
    expect(read('runbooks/a/late/index.html')).toContain('<em>a gone picture</em>')
  })

  test('is built again from what changed: the article, and the pages that name it; its folder may have moved', async () => {
    const old = read('runbooks/a/old/index.html')
    renameSync(join(dir, 'content'), join(dir, 'moved'))
    await add(join(dir, 'moved'), {
      'runbooks/a/early.md':
        '---\ntitle: Orders come too early\nsummary: Now it says more.\nautomation: order-sync\n---\n\n## Symptoms\n\nNew words.\n',
    })
    await build('moved')
    expect(read('runbooks/a/steps/index.html')).toContain('It stops.')
    expect(read('runbooks/a/early/index.html')).toContain('New words.')
    expect(read('runbooks/a/late/index.html')).toContain('Orders come too early')
    expect(read('runbooks/a/old/index.html')).not.toBe(old)
    expect(read('automations/order-sync/index.html')).toContain('Now it says more.')
  }, 120_000)

  test('names its pages by the port alone, where no address is set', () => {
    const address = 'http://localhost:4987/runbooks/a/late/'
    expect(read('runbooks/a/late/index.html')).toContain(`<link rel="canonical" href="${address}">`)
    expect(read('sitemap.xml')).toContain(`<loc>${address}</loc>`)
    expect(read('feed.xml')).toContain(address)
  })

  function build(folder = 'content') {
    return buildSite({
      CONTENT_DIR: join(dir, folder),
      SITE_DIR: join(dir, 'dist'),
      CACHE_DIR: join(dir, 'cache'),
      PORT: '4987',
    })
  }
})

describe('who helps', () => {
  const at = (text: string) => new Date(text)
  const office = (from: string) => openingsOf(content.model, 'office', at(from).getTime())

  test('says until when the desk is open, and when it opens again', () => {
    expect(sayOpening(office('2026-11-24T15:00:00Z'), at('2026-11-24T15:00:00Z'))).toMatch(
      /^Open now, until .*today\.$/,
    )
    expect(sayOpening(office('2026-11-24T17:00:00Z'), at('2026-11-24T17:00:00Z'))).toMatch(
      /^Closed now, opens .*tomorrow\.$/,
    )
    expect(sayOpening(office('2026-11-20T15:00:00Z'), at('2026-11-21T10:00:00Z'))).toMatch(
      /^Closed now, opens (Mon|.*day) /,
    )
  })

  test('knows holidays, and what never closes', () => {
    const closed = sayOpening(office('2026-12-23T17:00:00Z'), at('2026-12-24T09:00:00Z'))
    expect(closed).toMatch(/^Closed now, opens Mon /)
    const always = openingsOf(content.model, 'always', at('2026-11-24T15:00:00Z').getTime())
    expect(sayOpening(always, at('2026-11-25T03:00:00Z'))).toBe('Open now, all day and night.')
  })

  test('says nothing when the site was built too long ago to know', () => {
    expect(sayOpening(office('2026-01-05T12:00:00Z'), at('2026-11-24T15:00:00Z'))).toBe('')
  })

  test('names the way of each automation: desk, owner, HQ, vendor, and the first answer', () => {
    const orderSync = content.automations.find(({ id }) => id === 'order-sync')
    expect(orderSync && wayOf(content.model, orderSync)).toEqual({
      who: ['Support desk', 'Finance automation', 'Automation HQ', 'Workato'],
      priority: 'P2',
      policy: 'Business-critical',
      answer: 'PT30M',
    })
  })

  test('says what moves up by itself', () => {
    expect(sayMoves(content.model, 'en')).toEqual([
      'When the first reply is late, it is escalated from Support desk to Automation experts.',
      'When the resolution is late, it is escalated from Automation experts to Automation HQ.',
    ])
  })

  test('joins shifts that follow each other', () => {
    const calendar = content.model.calendars.find(({ id }) => id === 'late-shift')
    expect(calendar && hoursOf(calendar, pageWords('en').support)[0]).toEqual({
      days: 'Monday to Friday',
      hours: '06:00 to 22:00',
    })
  })
})

test('finding related articles looks at a bounded number of others for each, however many there are', () => {
  const looks = (count: number) => {
    let looked = 0
    const all = Array.from({ length: count }, (_, number) => ({
      id: `a/${number}`,
      title: `Export ${number % 500} of topic${number % 97} fails`,
      summary: `Word${number >> 2} and word${number >> 3} stop`,
      symptoms: [`ERR_${number % 300}`],
      aliases: [],
      headings: ['Symptoms', 'Resolution'],
      parts: [],
      code: [],
      language: 'en',
      related: [],
      get confidence() {
        looked++
        return 'validated'
      },
    }))
    const related = makeRelated(all, new Map(all.map((article) => [article.id, article])))
    for (const article of all) related(article, 4)
    return looked
  }
  const [few, many] = [looks(1000), looks(4000)]
  expect(few).toBeGreaterThan(1000)
  expect(many / few).toBeLessThan(6)
})
