import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, AstroPrerenderer, PathWithRoute } from 'astro'
import { type MadePages, madePagesFile, readMadePages } from './made-pages.ts'

type Options = {
  /** The site that was built before, as far as its pages may stay. */
  before: string | undefined
  /** What is done to a page before it is written; `path` is below the site. */
  finish: (html: string, path: string) => string
}
type Page = PathWithRoute & { cacheKey?: string | undefined }
const atOnce = 32

/**
 * Makes the pages that tell what they are made from, and writes them; of those that the site before has just so nothing is
 * written. All others are left to Astro, which spends as long on a file as it takes to make a page.
 */
export function prerender({ before, finish }: Options): AstroIntegration {
  let site: URL
  let out = ''
  return {
    name: 'prerender',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = new URL(config.base.replace(/\/*$/, '/'), config.site ?? 'http://localhost')
        out = fileURLToPath(config.outDir)
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async getStaticPaths() {
            const pages = firstOfEach(await own.getStaticPaths())
            const told = pages.filter(({ cacheKey }) => cacheKey !== undefined)
            await makePages(told, own)
            return pages.filter(({ cacheKey }) => cacheKey === undefined)
          },
          async render(request, options) {
            const made = await own.render(request, options)
            const response = made instanceof Response ? made : made.response
            if (!response.headers.get('content-type')?.startsWith('text/html')) return response
            const path = new URL(request.url).pathname.slice(site.pathname.length - 1)
            const { status, headers } = response
            return new Response(finish(await response.text(), path), { status, headers })
          },
        })),
    },
  }

  async function makePages(pages: readonly Page[], own: AstroPrerenderer): Promise<void> {
    const known = before ? readMadePages(before) : {}
    const shell = shellOf(out)
    const made: Record<string, string> = {}
    const folders = new Set<string>()
    const writing = new Set<Promise<void>>()
    for (const { pathname, route, cacheKey } of pages) {
      const isPage = route.type === 'page'
      const file = join(pathname, isPage ? 'index.html' : '').slice(1)
      const key = keyOf(shell, cacheKey ?? '')
      made[file] = key
      if (before && known[file] === key && existsSync(join(before, file))) continue
      const path = isPage ? `${pathname.replace(/\/$/, '')}/` : pathname
      const request = new Request(new URL(path.slice(1), site))
      const answer = await own.render(request, { routeData: route })
      const response = answer instanceof Response ? answer : answer.response
      if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`)
      const text = await response.text()
      if (writing.size >= atOnce) await Promise.race(writing)
      const write = laid(join(out, file), isPage ? finish(text, path) : text, folders).finally(() =>
        writing.delete(write),
      )
      writing.add(write)
    }
    await Promise.all(writing)
    await writeFile(join(out, madePagesFile), JSON.stringify(made satisfies MadePages))
  }
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

async function laid(file: string, text: string, folders: Set<string>): Promise<void> {
  const folder = dirname(file)
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
  folders.add(folder)
  await writeFile(file, text)
}
