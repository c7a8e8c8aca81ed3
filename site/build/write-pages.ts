import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PathWithRoute } from 'astro'
import { base } from './base.ts'
import { settings } from './settings.ts'

/** What knows the pages of a site, and makes each when it is asked for. */
export type Program = {
  getStaticPaths(): Promise<PathWithRoute[]>
  render(request: Request, route: PathWithRoute['route']): Promise<Response>
}
export type Page = PathWithRoute & { cacheKey?: string | undefined }
/** The folder of the site, and what is done to a page before it is written there. */
export type Writing = { out: string; finish: (html: string, path: string) => string }

/** Makes pages one after the other and writes them. */
export async function writePages(program: Program, pages: Iterable<Page>, { finish, out }: Writing): Promise<void> {
  const site = new URL(`${base}/`, settings.publicUrl)
  const folders = new Set<string>()
  for (const page of pages) {
    const { pathname, route } = page
    const path = route.type === 'page' ? `${pathname.replace(/\/$/, '')}/` : pathname
    const response = await program.render(new Request(new URL(path.slice(1), site)), route)
    if (response.status !== (isPageOf404(page) ? 404 : 200))
      throw new Error(`${path} was answered with ${response.status}.`)
    const isText = response.headers.get('content-type')?.startsWith('text/html')
    const content = isText ? finish(await response.text(), path) : new Uint8Array(await response.arrayBuffer())
    const file = join(out, fileOf(page))
    const folder = dirname(file)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    // Of files as small as pages, waiting for each takes longer than writing it.
    writeFileSync(file, content)
  }
}

/** The file of a page, below the site. */
export function fileOf(page: Page): string {
  if (page.route.type !== 'page') return page.pathname.replace(/^\/|\/$/g, '')
  return isPageOf404(page) ? '404.html' : join(page.pathname, 'index.html').slice(1)
}

function isPageOf404({ pathname }: Page): boolean {
  return pathname === '/404'
}

/** Two pages may have one address, as where somebody writes an article for it: the first has it. */
export function firstOfEach(pages: readonly PathWithRoute[]): Page[] {
  const taken = new Set<string>()
  return pages.filter(({ pathname }) => {
    const address = pathname.replace(/\/$/, '')
    return !taken.has(address) && taken.add(address)
  })
}
