import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { tryDecode } from 'hono/utils/url'
import type { Env } from '../env.ts'

type Options = {
  /** Old addresses, and where they lead now. */
  redirects: ReadonlyMap<string, string>
  /** The path below which the site is reached. */
  base: string
}

/** Serves a built site: folders as their index page, files as the build compressed them, old addresses by redirect, its own 404 page. */
export function staticSite(folder: string, { redirects, base }: Options) {
  const root = resolve(folder)
  const tagOf = makeTags()
  const files = serveStatic<Env>({
    precompressed: true,
    rewriteRequestPath: (path) => join(root, path.endsWith('/') ? `${path}index.html` : path),
    index: '.a folder is redirected to',
    onFound: (file, c) => c.set('file', file),
  })
  return async function serve(c: Context<Env>): Promise<Response> {
    const path = tryDecode(c.req.path, decodeURIComponent)
    if (/\0|\/\.(?!well-known)/.test(path)) return notFound(c, { root, path })
    c.req.raw = asTaken(c.req.raw)
    const answer = await files(c, async () => {})
    if (answer) {
      answer.headers.set('etag', await tagOf(c.var.file))
      answer.headers.set('cache-control', cacheControl(path))
      if (path.endsWith('.md')) answer.headers.set('content-type', 'text/markdown; charset=utf-8')
      return answer
    }
    const { pathname, search } = new URL(c.req.url)
    if (await isFile(join(root, path, 'index.html'))) return c.redirect(`${pathname}/${search}`, 301)
    const target = redirects.get(path.replace(/\/$/, '').toLowerCase() || '/') ?? (await inOtherCase(root, path))
    return target ? c.redirect(`${base}${target}${search}`, 301) : notFound(c, { root, path })
  }
}

/**
 * The same request as the library takes it: codings without their weights, and no part of a file when it is asked for only if
 * nothing has changed, for the whole is always right.
 */
function asTaken(request: Request): Request {
  const codings = request.headers.get('accept-encoding') ?? ''
  const isPart = request.headers.has('range') && request.headers.has('if-range')
  if (!codings.includes(';') && !isPart) return request
  const headers = new Headers(request.headers)
  const taken = parseAccept(codings).filter(({ q }) => q > 0)
  headers.set('accept-encoding', taken.map(({ type }) => type).join(', '))
  if (isPart) headers.delete('range')
  return new Request(request.url, { method: request.method, headers })
}

/** In the language of the address where the site has a page for that. */
async function notFound(c: Context<Env>, { root, path }: { root: string; path: string }): Promise<Response> {
  const [, language] = /^\/([a-z]{2,3})\//.exec(path) ?? []
  const read = (file: string) => readFile(join(root, file), 'utf8').catch(() => null)
  const page = (language && (await read(`${language}/404/index.html`))) || (await read('404.html'))
  if (page === null) return c.text('There is no page at this address.', 404)
  return c.html(page, 404, { 'cache-control': 'no-store' })
}

/** Tags by content: a site that is built again unchanged, or by another process, keeps them. */
function makeTags(): (file: string) => Promise<string> {
  const known = new Map<string, { mtime: number; tag: string }>()
  return async (file) => {
    const { mtimeMs: mtime } = await stat(file)
    const kept = known.get(file)
    if (kept?.mtime === mtime) return kept.tag
    const tag = `"${createHash('sha256')
      .update(await readFile(file))
      .digest('base64url')
      .slice(0, 22)}"`
    known.set(file, { mtime, tag })
    return tag
  }
}

function cacheControl(path: string): string {
  const isNamedByContent = /^\/(_astro|face|find\/[\w-]+)\//.test(path)
  return isNamedByContent ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate'
}

/** The address of a page or file whose name differs from what was asked in capital letters only; null when there is none. */
async function inOtherCase(root: string, path: string): Promise<string | null> {
  const found: string[] = []
  for (const part of path.split('/').filter(Boolean)) {
    const names = await readdir(join(root, ...found)).catch(() => [])
    const name = names.find((one) => one === part) ?? names.find((one) => one.toLowerCase() === part.toLowerCase())
    if (name === undefined) return null
    found.push(name)
  }
  const address = `/${found.join('/')}`
  if (address === path.replace(/\/$/, '')) return null
  if (await isFile(join(root, address, 'index.html'))) return encodeURI(`${address}/`)
  return (await isFile(join(root, address))) ? encodeURI(address) : null
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}
