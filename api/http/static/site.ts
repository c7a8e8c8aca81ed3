import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import type { Context } from 'hono'
import type { Env } from '../env.ts'
import { contentSecurityPolicy } from '../middleware/security-headers.ts'
import { type Encoding, encodingFor, makeCompressor } from './compression.ts'
import { inlineHashes } from './inline-hashes.ts'

type StaticFile = { body: Buffer; type: string; etag: string; policy: string | null; mtime: number }
type Site = { root: string; kept: Map<string, StaticFile>; compressed: ReturnType<typeof makeCompressor> }
const keptBytes = 24 * 1024 * 1024

/** Serves a built site: folders as their index page, real redirects, its own 404 page, compressed and with validators. */
export function staticSite(folder: string, redirects: ReadonlyMap<string, string>) {
  const site: Site = { root: resolve(folder), kept: new Map(), compressed: makeCompressor() }
  return async function serve(c: Context<Env>): Promise<Response> {
    const path = pathOf(c.req.path)
    const query = new URL(c.req.url).search
    if (path === null) return notFound(c, site)
    const found = await find(site, path)
    if (found === 'folder') return c.redirect(`${c.req.path}/${query}`, 301)
    if (found) return send(c, site, { file: found, path, status: 200 })
    const target = redirects.get(path.replace(/\/$/, '') || '/')
    if (target) return c.redirect(`${target}${query}`, 301)
    return notFound(c, site)
  }
}

async function notFound(c: Context<Env>, site: Site): Promise<Response> {
  const page = await find(site, '/404.html')
  if (page && page !== 'folder') return send(c, site, { file: page, path: '/404.html', status: 404 })
  return c.text('There is no page at this address.', 404)
}

/** The decoded path, or null when it tries to leave the site or names something hidden. */
function pathOf(raw: string): string | null {
  try {
    const path = decodeURIComponent(raw)
    if (path.includes('\0') || path.includes('\\') || /(^|\/)\.(?!well-known)/.test(path)) return null
    return path
  } catch {
    return null
  }
}

async function find({ root, kept }: Site, path: string): Promise<StaticFile | 'folder' | null> {
  const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path))
  if (file !== root && !file.startsWith(root + sep)) return null
  const facts = await stat(file).catch(() => null)
  if (facts?.isDirectory()) return (await stat(join(file, 'index.html')).catch(() => null)) ? 'folder' : null
  if (!facts?.isFile()) return null
  const known = kept.get(file)
  if (known && known.mtime === facts.mtimeMs) return known
  const read = await load(file, facts.mtimeMs)
  keep(kept, file, read)
  return read
}

async function load(file: string, mtime: number): Promise<StaticFile> {
  const body = await readFile(file)
  const type = types[extname(file)] ?? 'application/octet-stream'
  const policy = type.startsWith('text/html') ? contentSecurityPolicy(inlineHashes(body.toString('utf8'))) : null
  return { body, type, policy, mtime, etag: createHash('sha256').update(body).digest('base64url').slice(0, 22) }
}

function keep(kept: Site['kept'], file: string, read: StaticFile): void {
  kept.set(file, read)
  let bytes = 0
  for (const entry of kept.values()) bytes += entry.body.length
  for (const [name, entry] of kept) {
    if (bytes <= keptBytes) return
    bytes -= entry.body.length
    kept.delete(name)
  }
}

async function send(
  c: Context<Env>,
  site: Site,
  { file, path, status }: { file: StaticFile; path: string; status: 200 | 404 },
) {
  const encoding = isText(file.type) ? encodingFor(c.req.header('accept-encoding')) : 'identity'
  const headers = headersOf(file, { path, encoding, status })
  if (status === 200 && matches(c.req.header('if-none-match'), headers.etag ?? '')) return c.body(null, 304, headers)
  const body = await site.compressed(file.body, { encoding, etag: file.etag })
  headers['content-length'] = String(body.length)
  if (c.req.method === 'HEAD') return c.body(null, status, headers)
  return c.body(new Uint8Array(body), status, headers)
}

function headersOf(
  file: StaticFile,
  { path, encoding, status }: { path: string; encoding: Encoding; status: number },
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': file.type,
    etag: `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`,
    'cache-control': cacheControl(path, status),
    vary: 'accept-encoding',
  }
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  if (file.policy) headers['content-security-policy'] = file.policy
  return headers
}

function cacheControl(path: string, status: number): string {
  if (status === 404) return 'no-store'
  if (path.startsWith('/_astro/')) return 'public, max-age=31536000, immutable'
  if (/^\/pagefind\/(fragment|index)\//.test(path)) return 'public, max-age=31536000, immutable'
  return 'public, max-age=0, must-revalidate'
}

function matches(asked: string | undefined, etag: string): boolean {
  return (asked ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag)
}

function isText(type: string): boolean {
  return /^(text\/|application\/(json|xml|javascript|manifest|ld\+json|rss|atom|problem)|image\/svg|application\/wasm)/.test(
    type,
  )
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.pdf': 'application/pdf',
}
