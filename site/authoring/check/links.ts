import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { meant, nearest } from '#domain/base/near-miss.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { addressOf } from '#domain/knowledge/sibling.ts'
import type { Loaded } from '../content.ts'
import type { Outline } from '../markdown-outline.ts'
import type { HandbookFile } from './handbook.ts'
import { warn } from './warn.ts'

type Page = { file: string; outline: Outline; url: string; hidden: string | null; open: boolean }

/** Links and pictures of all pages that lead nowhere, to a heading that is not there, or to what readers may not see. */
export async function linkProblems(
  dir: string,
  { loaded, handbook }: { loaded: Loaded; handbook: HandbookFile[] },
): Promise<Problem[]> {
  const pages: Page[] = [
    ...loaded.files.map(({ file, outline, article }) => ({
      file,
      outline,
      url: article.url,
      open: article.audience === 'everyone' && !article.draft,
      hidden: article.draft ? 'is a draft' : article.audience === 'support' ? 'is for support only' : null,
    })),
    ...[...loaded.automations, ...handbook].map(({ file, outline }) => ({
      file,
      outline,
      url: `/${file.replace(/(\/index)?\.mdx?$/, '')}/`,
      open: true,
      hidden: null,
    })),
  ]
  const byFile = new Map(pages.map((page) => [page.file, page]))
  const byUrl = new Map(pages.map((page) => [page.url, page]))
  const moved = new Set(
    loaded.files.flatMap(({ article }) => article.aliases.filter((alias) => alias.startsWith('/')).map(withSlash)),
  )
  const folders = new Set(
    pages.flatMap(({ url }) => [...url.matchAll(/\//g)].map(({ index }) => url.slice(0, index + 1))),
  )
  const urls = [...byUrl.keys()]
  const namesFrom = new Map<string, string[]>()
  return pages.flatMap((page) => [
    ...page.outline.links.flatMap(({ url, line }) => {
      const wrong = wrongLink(page, url)
      return wrong ? [warn(page.file, line, { field: 'body', came: url, ...wrong })] : []
    }),
    ...page.outline.images.flatMap(({ url, line }) => {
      const wrong = wrongPicture(page, url)
      return wrong ? [warn(page.file, line, { field: 'body', came: url, ...wrong })] : []
    }),
  ])

  function wrongLink(page: Page, url: string): { expected: string; hint: string | null } | null {
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return null
    const [address = '', anchor] = url.replace(/\?[^#]*/, '').split('#')
    const target = address === '' ? page : targetOf(page, address)
    if (target === 'known') return null
    if (!target) {
      const known = /\.mdx?$/.test(address) ? namesNear(page) : urls
      return { expected: 'a link to a page that exists', hint: meant(address, known) }
    }
    if (page.open && target.hidden)
      return { expected: `a link that readers can follow: ${target.file} ${target.hidden}`, hint: null }
    if (!anchor) return null
    const slugs = slugsOf(target.outline)
    const ids = target.outline.ids.map(({ id }) => id)
    if ([...slugs, ...ids].includes(decoded(anchor)) || target.file.startsWith('automations/')) return null
    const near = nearest(anchor, slugs)
    return {
      expected: `a heading of ${target.file}${slugs.length > 0 && slugs.length <= 12 ? ` (one of ${slugs.join(', ')})` : ''}`,
      hint: near ? `did you mean #${near}?` : null,
    }
  }

  function targetOf(page: Page, address: string): Page | 'known' | null {
    const path = decoded(address)
    if (/\.mdx?$/.test(path)) {
      if (path.startsWith('/')) return byUrl.get(addressOf(path.replace(/^\/|\.mdx?$/g, ''))) ? 'known' : null
      return byFile.get(posix.join(posix.dirname(page.file), path)) ?? null
    }
    const url = path.startsWith('/') ? path : posix.join(page.url, path)
    if (generated.test(url) || moved.has(withSlash(url))) return 'known'
    return byUrl.get(withSlash(url)) ?? (folders.has(withSlash(url)) ? 'known' : null)
  }

  function namesNear(page: Page): string[] {
    const folder = posix.dirname(page.file)
    const known = namesFrom.get(folder) ?? pages.map(({ file }) => posix.relative(folder, file))
    namesFrom.set(folder, known)
    return known
  }

  function wrongPicture({ file }: Page, url: string): { expected: string; hint: string | null } | null {
    if (/^data:/i.test(url) || url.startsWith('/')) return null
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url))
      return {
        expected: 'a picture beside the article: the site loads nothing from other sites',
        hint: 'put the file into this folder',
      }
    if (existsSync(join(dir, posix.dirname(file), decoded(url)))) return null
    return { expected: 'a picture that exists, beside the article', hint: 'readers see its description only' }
  }
}

/** Addresses of pages that are made, not written. */
const generated =
  /^\/(?:$|api\/|problems\/|support\/?$|search\/?$|escalate\/?|request\/?|glossary\/?$|desk\/?|feed\.xml|llms\.txt|sitemap\.xml|content-health\.json|handbook\/?$)/

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The ids that headings get on the page. */
function slugsOf(outline: Outline): string[] {
  return outline.headings.map(({ anchor }) => anchor)
}
