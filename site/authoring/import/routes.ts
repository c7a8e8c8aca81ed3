import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { readYaml } from '../yaml-source.ts'
import type { Page } from './page.ts'
import type { Source } from './source.ts'
import type { Variables } from './variables.ts'

/** What a site's own settings say of its addresses: where it was published, and which old address leads where. */
export type SiteAddresses = { bases: string[]; redirects: { from: string; to: string }[] }

const programs = /(?:^|\/)(?:docusaurus|astro)\.config\.(?:[cm]?[jt]s)$/
const redirecting = /(?:^|\/)(?:(?:docs|mint)\.json|\.gitbook\.yaml|mkdocs\.ya?ml|_redirects)$/

/** Reads them from the files of the source that hold such settings. */
export async function siteAddresses(source: Source, variables: Variables): Promise<SiteAddresses> {
  const bases = new Set<string>()
  const add = (host: string | undefined, path = '') => {
    const bare = (host ?? '').replace(/\/$/, '')
    const below = path.replace(/^\/?(?=.)/, '/').replace(/\/$/, '')
    if (below) bases.add(below)
    const url = URL.parse(bare + below)
    if (url && /^https?:$/.test(url.protocol)) bases.add(url.href.replace(/\/$/, ''))
    if (url && url.pathname !== '/') bases.add(url.pathname.replace(/\/$/, ''))
  }
  add(variables.get('url'), variables.get('baseurl'))
  for (const name of ['site_url', 'baseURL']) if (variables.has(name)) add(variables.get(name))
  const redirects: SiteAddresses['redirects'] = []
  for (const file of ['.gitbook.yaml', ...source.files]) {
    if (file.split('/').length > 3 || !(programs.test(file) || redirecting.test(file))) continue
    const text = await readFile(join(source.dir, file), 'utf8').catch(() => '')
    if (programs.test(file)) {
      const said = (name: string) => new RegExp(`\\b${name}:\\s*['"\`]([^'"\`]*)`).exec(text)?.[1]
      add(said('url') ?? said('site'), said('baseUrl') ?? said('base'))
    } else redirects.push(...redirectsIn(file, text))
  }
  return { bases: [...bases].sort((a, b) => b.length - a.length), redirects }
}

function redirectsIn(file: string, text: string): SiteAddresses['redirects'] {
  if (file.endsWith('_redirects'))
    return [...text.matchAll(/^(\/\S+)[ \t]+(\/\S+)/gm)].map(([, from = '', to = '']) => ({ from, to }))
  const value = valueIn(file, text) as Record<string, unknown> | null
  if (!value || typeof value !== 'object') return []
  const pairs: [unknown, unknown][] = []
  const map = (found: unknown) => {
    if (found && typeof found === 'object' && !Array.isArray(found)) pairs.push(...Object.entries(found))
  }
  if (Array.isArray(value.redirects))
    for (const one of value.redirects as Record<string, unknown>[]) pairs.push([one?.source, one?.destination])
  else map(value.redirects)
  if (Array.isArray(value.plugins))
    for (const one of value.plugins) map((one as { redirects?: { redirect_maps?: unknown } })?.redirects?.redirect_maps)
  return pairs.flatMap(([from, to]) =>
    typeof from === 'string' && typeof to === 'string' && !/[:*]/.test(from)
      ? [{ from: `/${from.replace(/^\//, '').replace(/(?:^|(?<=\/))index\.md$|\.md$/, '')}`, to }]
      : [],
  )
}

function valueIn(file: string, text: string): unknown {
  try {
    return file.endsWith('.json') ? JSON.parse(text) : readYaml(text).value
  } catch {
    return null
  }
}

/** Finds the page that an address of the old site showed; `from` is the page where it was written. */
export type Route = (address: string, from: string) => string | null

/** Knows under which addresses the pages of a site were shown. Old addresses that its settings name become those of their pages. */
export function routesOf(pages: ReadonlyMap<string, Page>, { bases, redirects }: SiteAddresses, source: Source): Route {
  const routes = new Map<string, string>()
  const numbers = new Map<string, string>()
  const know = (address: string, page: string) => {
    for (const one of [address, address.replace(/^\/(?:docs|src\/content\/docs|content|src\/pages)(?=\/)/, '')])
      if (plain(one) !== '' && !routes.has(plain(one))) routes.set(plain(one), page)
  }
  for (const { page, fields } of pages.values())
    for (const alias of fields.aliases) if (alias.startsWith('/')) know(alias, page)
  for (const { page, foreign } of pages.values()) {
    const folder = posix.dirname(page)
    const { id } = foreign.fields
    if (typeof id === 'string' || typeof id === 'number') know(posix.join('/', folder, String(id)), page)
    const [, collection, name = ''] = /(?:^|\/)_([a-z][\w-]*)\/(.+?)\.\w+$/.exec(page) ?? []
    const post = /^(?:.*\/)?(\d{4})-(\d\d)-(\d\d)-(.+)$/.exec(name)
    if (collection) know(`/${collection}/${name}`, page)
    if (post) for (const one of [post.slice(1).join('/'), post[4]]) know(`/${one}`, page)
    const number = /(?:^|[\s_/-])([0-9a-f]{32}|\d{5,})\.\w+$/.exec(page)?.[1]
    if (number) numbers.set(number, page)
  }
  for (const { from, to } of redirects) {
    const page = source.find(to, 'x', {})?.file ?? routes.get(plain(to))
    const found = page ? pages.get(page) : undefined
    if (!found) continue
    know(from, found.page)
    if (!found.fields.aliases.includes(from)) found.fields.aliases.push(from)
  }
  return (address, from) => {
    const number = /(?:[?&]pageId=|\/pages\/)(\d{5,})|notion\.(?:so|site)\/\S*?([0-9a-f]{32})(?=$|[?#])/.exec(address)
    if (number) return numbers.get(number[1] ?? number[2] ?? '') ?? null
    const path = ownPath(address, bases)
    if (path === null) return null
    const folder = posix.dirname(from)
    const places = path.startsWith('/')
      ? [path]
      : [folder, from.replace(/\.\w+$/, '')].map((one) => posix.join('/', one, path))
    for (const place of places) {
      const found =
        routes.get(plain(place)) ?? routes.get(plain(place.replace(/^\/(?:docs|src\/content\/docs|content)(?=\/)/, '')))
      if (found) return found
    }
    return null
  }
}

/** An address without what the old site was published under; null when it is of another site. */
export function ownPath(address: string, bases: readonly string[]): string | null {
  const base = bases.find(
    (one) => address === one || (/^[/?#]/.test(address.slice(one.length)) && address.startsWith(one)),
  )
  if (base) return address.slice(base.length).replace(/^(?!\/)/, '/')
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\/|^(?:mailto|tel|data):(?!\s)/i.test(address) ? null : address
}

function plain(address: string): string {
  return address
    .replace(/[?#].*$/, '')
    .replace(/(?:\/index)?\.html?$/, '')
    .replace(/\/$/, '')
    .toLowerCase()
}
