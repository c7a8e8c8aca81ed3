import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PathWithRoute } from 'astro'
import { base } from './base.ts'
import { type MadePages, madePagesFile, readMadePages } from './made-pages.ts'
import type { Making } from './making.ts'
import { settings } from './settings.ts'

/** What knows the pages of a site, and makes each when it is asked for. */
export type Program = {
  getStaticPaths(): Promise<PathWithRoute[]>
  render(request: Request, route: PathWithRoute['route']): Promise<Response>
}
type Page = PathWithRoute & { cacheKey?: string | undefined }
type Writing = Pick<Making, 'before' | 'finish' | 'pictures'> & { out: string }
const atOnce = 32

/** Makes the pages of a site and writes them. Of those that tell what they are made from, and that the site before has just so, nothing is written. */
export async function makePages(program: Program, { before, finish, pictures, out }: Writing): Promise<void> {
  const site = new URL(`${base}/`, settings.publicUrl)
  const known = before ? readMadePages(before) : {}
  const shell = shellOf(out)
  const made: Record<string, string> = {}
  const folders = new Set<string>()
  const writing = new Set<Promise<void>>()
  for (const page of firstOfEach(await program.getStaticPaths())) {
    const { pathname, route, cacheKey } = page
    const file = fileOf(page)
    if (cacheKey !== undefined) {
      const key = keyOf(shell, cacheKey)
      made[file] = key
      if (before && known[file] === key && existsSync(join(before, file))) continue
    }
    const path = route.type === 'page' ? `${pathname.replace(/\/$/, '')}/` : pathname
    const response = await program.render(new Request(new URL(path.slice(1), site)), route)
    if (response.status !== (isPageOf404(page) ? 404 : 200))
      throw new Error(`${path} was answered with ${response.status}.`)
    const isText = response.headers.get('content-type')?.startsWith('text/html')
    const content = isText ? finish(await response.text(), path) : new Uint8Array(await response.arrayBuffer())
    if (writing.size >= atOnce) await Promise.race(writing)
    const write = laid(join(out, file), content, folders).finally(() => writing.delete(write))
    writing.add(write)
  }
  await Promise.all(writing)
  await pictures.lay(out)
  await writeFile(join(out, madePagesFile), JSON.stringify(made satisfies MadePages))
}

function fileOf(page: Page): string {
  if (page.route.type !== 'page') return page.pathname.replace(/^\/|\/$/g, '')
  return isPageOf404(page) ? '404.html' : join(page.pathname, 'index.html').slice(1)
}

function isPageOf404({ pathname }: Page): boolean {
  return pathname === '/404'
}

/** Two pages may have one address, as where somebody writes an article for it: the first has it. */
function firstOfEach(pages: readonly PathWithRoute[]): Page[] {
  const taken = new Set<string>()
  return pages.filter(({ pathname }) => {
    const address = pathname.replace(/\/$/, '')
    return !taken.has(address) && taken.add(address)
  })
}

/** Stands for the scripts and styles that pages name. */
function shellOf(out: string): string {
  const assets = join(out, '_astro')
  return existsSync(assets) ? readdirSync(assets).sort().join() : ''
}

function keyOf(shell: string, key: string): string {
  return createHash('sha256').update(`${shell}\n${key}`).digest('base64url').slice(0, 22)
}

async function laid(file: string, content: string | Uint8Array, folders: Set<string>): Promise<void> {
  const folder = dirname(file)
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
  folders.add(folder)
  await writeFile(file, content)
}
