import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Article } from '#domain/knowledge/article.ts'
import { type BuiltPage, filesOf, pagesOf, siteDir } from '#kit/built-site.ts'
import { serve } from '#kit/e2e.ts'
import { shared } from '#kit/shared.ts'
import { loadContent } from '#site/authoring/content.ts'

const content = resolve(import.meta.dirname, '../../content')
const read = (path: string) => readFileSync(join(siteDir, path), 'utf8')
let pages: BuiltPage[]
let shown: Article[]
let hidden: Article[]

beforeAll(async () => {
  await shared('site')
  pages = pagesOf(siteDir)
  const { files } = await loadContent(content)
  const all = files.map(({ article }) => article)
  shown = all.filter(({ draft, audience }) => !draft && audience === 'everyone')
  hidden = all.filter((article) => !shown.includes(article))
})

/** What is wrong on pages, as lines; empty when nothing. */
function wrongs(of: (page: BuiltPage) => string[], from = pages): string[] {
  return from.flatMap((page) => of(page).map((wrong) => `${page.url}: ${wrong}`))
}

describe('every page', () => {
  test('is there: one for each article that everyone may read', () => {
    const urls = new Set(pages.map(({ url }) => url))
    expect(shown.filter(({ url }) => !urls.has(url)).map(({ url }) => url)).toEqual([])
  })

  test('has its policy, and nothing inline that the policy would refuse', () => {
    const found = wrongs(({ html, tags }) => {
      const policy = tags.some(({ attributes }) => attributes['http-equiv'] === 'content-security-policy')
      const inline = tags.flatMap(({ name, attributes }) => [
        ...(name === 'script' && !attributes.src && attributes.type !== 'application/ld+json' ? ['inline script'] : []),
        ...(name === 'style' || 'style' in attributes ? [`inline style on ${name}`] : []),
        ...Object.keys(attributes).filter((attribute) => /^on[a-z]+$/.test(attribute)),
      ])
      return [...(policy ? [] : ['no policy']), ...inline, ...(html.includes('javascript:') ? ['script address'] : [])]
    })
    expect(found).toEqual([])
  })

  test('loads nothing from elsewhere', () => {
    const loading = ['script', 'img', 'iframe', 'source', 'video', 'audio', 'object', 'embed']
    const found = wrongs(({ tags }) =>
      tags.flatMap(({ name, attributes }) => {
        const loads =
          loading.includes(name) || (name === 'link' && /icon|stylesheet|preload/.test(attributes.rel ?? ''))
        const address = attributes.src ?? attributes.href ?? ''
        return loads && /^([a-z]+:)?\/\//i.test(address) ? [address] : []
      }),
    )
    expect(found).toEqual([])
  })

  test('has one h1, and headings that go down one step at a time', () => {
    const found = wrongs(({ tags }) => {
      const depths = tags.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name.slice(1)))
      const jump = depths.findIndex((depth, index) => depth > (depths[index - 1] ?? 0) + 1)
      return [
        ...(depths.filter((depth) => depth === 1).length === 1 ? [] : ['not one h1']),
        ...(jump < 0 ? [] : [`h${depths[jump]} after h${depths[jump - 1] ?? 0}`]),
      ]
    })
    expect(found).toEqual([])
  })

  test('uses no id twice', () => {
    const found = wrongs(({ tags }) => {
      const ids = tags.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]))
      return ids.filter((id, index) => ids.indexOf(id) !== index)
    })
    expect(found).toEqual([])
  })

  test('is described, and named once by its canonical address unless hidden', () => {
    const found = wrongs(({ url, tags }) => {
      const canonical = tags.filter(({ attributes }) => attributes.rel === 'canonical')
      const isHidden = tags.some(({ attributes }) => attributes.name === 'robots' && attributes.content === 'noindex')
      const title = tags.find(({ name }) => name === 'title')?.text
      const named = canonical.length === 1 && new URL(canonical[0]?.attributes.href ?? '').pathname === url
      return [...(title ? [] : ['no title']), ...((isHidden ? canonical.length === 0 : named) ? [] : ['canonical'])]
    })
    expect(found).toEqual([])
  })

  test('links only to pages and places that exist', () => {
    const files = new Set(filesOf(siteDir))
    const byUrl = new Map(pages.map((page) => [page.url, page]))
    const found = wrongs((page) =>
      page.tags.flatMap(({ name, attributes }) => {
        const address =
          name === 'a' ? attributes.href : (attributes.src ?? (name === 'link' ? attributes.href : undefined))
        // What the server makes when it is asked is no file.
        if (!address || /^(https?:|mailto:|tel:|\/(?:api|community)\/|\/desk\/community\/)/.test(address)) return []
        const { pathname, hash } = new URL(address, `http://site${page.url}`)
        const path = decodeURIComponent(pathname)
        const target = byUrl.get(path)
        if (!target) return files.has(path) ? [] : [address]
        const id = decodeURIComponent(hash.slice(1))
        return id && !target.ids.has(id) && !target.url.startsWith('/request') ? [`${address} (no such place)`] : []
      }),
    )
    expect(found).toEqual([])
  })
})

describe('for machines', () => {
  test('every article has a twin in Markdown with its facts', () => {
    for (const article of shown) {
      const [, facts = '', body = ''] = read(`/${article.id}.md`).split(/^---$/m)
      const parsed = parse(facts)
      expect(parsed).toMatchObject({
        title: article.title,
        summary: article.summary,
        kind: article.kind,
        confidence: article.confidence,
      })
      expect(parsed.reviewed ?? undefined).toBe(article.reviewed)
      expect(new URL(parsed.url).pathname).toBe(article.url)
      expect(body).toContain(`# ${article.title}`)
      const page = pages.find(({ url }) => url === article.url)
      expect(
        page?.tags.some(
          ({ attributes }) => attributes.type === 'text/markdown' && attributes.href === `/${article.id}.md`,
        ),
      ).toBe(true)
    }
  })

  test('llms.txt names every article with how fresh it is', () => {
    const text = read('/llms.txt')
    expect(text.startsWith('# ')).toBe(true)
    for (const { id, title, reviewed, confidence } of shown) {
      const line = text.split('\n').find((one) => one.includes(`/${id}.md)`))
      expect(line).toContain(`[${title}]`)
      expect(line).toContain(`${reviewed ? `reviewed ${reviewed}` : 'never reviewed'}, ${confidence}`)
    }
  })

  test('content-health.json says owner, review and confidence of every article', () => {
    const health = JSON.parse(read('/content-health.json'))
    expect(health.count).toBe(shown.length)
    for (const article of shown) {
      const entry = health.articles.find(({ id }: { id: string }) => id === article.id)
      expect(entry).toMatchObject({
        revision: article.revision,
        confidence: article.confidence,
        reviewed: article.reviewed ?? null,
      })
      expect(entry.owner).toBeTruthy()
    }
  })

  test('the sitemap lists every article once, by absolute addresses that exist', () => {
    const xml = read('/sitemap.xml')
    expect(unclosed(xml)).toEqual([])
    const paths = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
    expect(new Set(paths).size).toBe(paths.length)
    expect(shown.filter(({ url }) => !paths.includes(url))).toEqual([])
    expect(paths.filter((path) => !existsSync(join(siteDir, path, 'index.html')))).toEqual([])
  })

  test('the feed of changes is Atom: newest first, each entry with what Atom demands', () => {
    const xml = read('/feed.xml')
    expect(unclosed(xml)).toEqual([])
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/)
    const [head = '', ...entries] = xml.split('<entry>')
    for (const part of ['<title>', '<id>', '<updated>', '<author><name>', 'rel="self"']) expect(head).toContain(part)
    expect(entries.length).toBe(Math.min(50, shown.length))
    const values = (name: string) => entries.map((entry) => entry.match(new RegExp(`<${name}>([^<]+)</${name}>`))?.[1])
    const dates = values('updated')
    expect(dates.every((date) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date ?? ''))).toBe(true)
    expect([...dates].sort().reverse()).toEqual(dates)
    expect(new Set(values('id')).size).toBe(entries.length)
    expect(values('title').every(Boolean)).toBe(true)
  })

  test('structured data parses: what the article is, its questions, where it stands', () => {
    for (const article of shown) {
      const page = pages.find(({ url }) => url === article.url)
      const data = (page?.tags ?? [])
        .filter(({ attributes }) => attributes.type === 'application/ld+json')
        .map(({ text }) => JSON.parse(text))
      expect(data.every((one) => one['@context'] === 'https://schema.org')).toBe(true)
      const [main, crumbs] = data
      expect(main['@type']).toBe(article.kind === 'faq' ? 'FAQPage' : 'TechArticle')
      expect(main.headline).toBe(article.title)
      if (article.kind === 'faq') {
        expect(main.mainEntity[0].name).toBe(article.title)
        expect(main.mainEntity[0].acceptedAnswer.text).toContain(article.summary)
      }
      expect(crumbs['@type']).toBe('BreadcrumbList')
      expect(crumbs.itemListElement.map(({ position }: { position: number }) => position)).toEqual(
        crumbs.itemListElement.map((_: object, index: number) => index + 1),
      )
      expect(new URL(crumbs.itemListElement.at(-1).item).pathname).toBe(article.url)
    }
  })

  test('robots may read the portal, and neither requests nor the desk', () => {
    expect(read('/robots.txt')).toMatch(/User-agent: \*\n(Disallow: \/(request|desk|api)\/\n){3}/)
  })
})

test('what is not for everyone is nowhere in the output, the search index included', () => {
  const files = filesOf(siteDir).map((file) => {
    const bytes = readFileSync(join(siteDir, file))
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return { file, text: `${file}\n${isPacked ? gunzipSync(bytes) : bytes}` }
  })
  expect(files.some(({ file, text }) => /^.find.[^/]+.page-\d+.pack$/.test(file) && text.includes('"facts"'))).toBe(
    true,
  )
  for (const { id, title } of hidden) {
    const named = files.filter(({ text }) => text.includes(id) || text.includes(title)).map(({ file }) => file)
    expect(named, id).toEqual([])
  }
})

test('an old path of an article answers 301 to it, and keeps what was asked', async () => {
  const served = await serve({ siteDir })
  try {
    const old = shown.flatMap(({ aliases, url }) =>
      aliases.filter((alias) => alias.startsWith('/')).map((alias) => ({ alias, url })),
    )
    expect(old.length).toBeGreaterThan(2)
    for (const { alias, url } of old) {
      const answer = await fetch(`${served.url}${alias}?q=1`, { redirect: 'manual' })
      expect([alias, answer.status, answer.headers.get('location')]).toEqual([alias, 301, `${url}?q=1`])
    }
    const { status } = await fetch(`${served.url}/kb/never/was`, { redirect: 'manual' })
    expect(status).toBe(404)
  } finally {
    await served.stop()
  }
})

/** Tags of an XML text that are not closed in order; enough to see that it is well formed. */
function unclosed(xml: string): string[] {
  const open: string[] = []
  for (const [, close, name = '', selfClosed] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (close) {
      if (open.at(-1) !== name) return [...open, `/${name}`]
      open.pop()
    } else if (!selfClosed) open.push(name)
  }
  return /&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(xml) ? ['a bare &'] : open
}
