import { extname, relative, sep } from 'node:path'
import type { PagefindIndex } from 'pagefind'
import type { ViteDevServer } from 'vite'
import { settings } from './settings.ts'

type Options = { logger: { info(text: string): void }; newIndex: () => Promise<PagefindIndex> }
type Files = Map<string, Uint8Array>

const atOnce = 4
const types: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json' }

/** Serves the index of the pages as the development server renders them. Made when first asked for, and anew after content changed. */
export function searchInDevelopment(server: ViteDevServer, { logger, newIndex }: Options): void {
  const pages = new Map<string, string>()
  let files: Promise<Files> | undefined
  server.watcher.on('all', (_, path) => {
    const file = relative(settings.contentDir, path)
    if (file.startsWith('..')) return
    const url = `/${file
      .replace(/\.mdx?$/, '')
      .split(sep)
      .join('/')}/`
    if (!pages.delete(url)) pages.clear()
    files = undefined
  })
  server.middlewares.use('/pagefind', async (request, response, next) => {
    const name = new URL(request.url ?? '/', 'http://here').pathname.slice(1)
    try {
      if (name === 'pagefind-entry.json' || !files) files ??= build()
      const file = (await files).get(name)
      if (!file) return next()
      response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream')
      response.setHeader('cache-control', 'no-store')
      response.end(file)
    } catch (error) {
      files = undefined
      next(error)
    }
  })

  async function build(): Promise<Files> {
    const began = performance.now()
    await readPages()
    const index = await newIndex()
    const shown = [...pages].filter(([, content]) => content.includes('data-pagefind-body'))
    for (const [url, content] of shown) await index.addHTMLFile({ url, content })
    const made = await index.getFiles()
    await index.deleteIndex()
    logger.info(`${shown.length} pages can be found (${Math.round(performance.now() - began)} ms)`)
    return new Map(made.files.map(({ path, content }) => [path, content]))
  }

  async function readPages(): Promise<void> {
    const here = addressOf(server)
    const urls = pathsOf(await textAt(`${here}/sitemap.xml`))
    for (const url of pages.keys()) if (!urls.includes(url)) pages.delete(url)
    const missing = urls.filter((url) => !pages.has(url))
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let url = missing.shift(); url; url = missing.shift()) pages.set(url, await textAt(here + url))
      }),
    )
  }
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address)
  return answer.ok ? answer.text() : ''
}

function pathsOf(sitemap: string): string[] {
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
}

function addressOf(server: ViteDevServer): string {
  const bound = server.httpServer?.address()
  if (!bound || typeof bound === 'string') throw new Error('The development server listens on no port.')
  const { address, family, port } = bound
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
