import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { ViteDevServer } from 'vite'
import { z } from 'zod'
import { filesBelow } from '../authoring/files-below.ts'
import { readYaml, splitFrontmatter } from '../authoring/yaml-source.ts'
import { markdown } from '../markdown/processor.ts'
import type { ContentSource } from './content-source.ts'
import { handOver, type ManualFile } from './hand-over.ts'
import type { Pictures } from './pictures.ts'
import { manualDir, settings } from './settings.ts'

type Made = { source: ContentSource; pictures: Pictures }

/** Reads what pages are made from, for pages to ask for; each text becomes HTML when its page is made. */
export function handOverContent({ source, pictures }: Made): void {
  let renderer: ReturnType<typeof markdown.createRenderer> | undefined
  handOver({
    read: source.read,
    manual: readManual,
    bodyOf,
    async render(path) {
      renderer ??= markdown.createRenderer({ syntaxHighlight: 'prism' } as Parameters<
        typeof markdown.createRenderer
      >[0])
      const { code, metadata } = await (await renderer).render(await bodyOf(path), { fileURL: pathToFileURL(path) })
      return { html: await pictures.shown(code, path), headings: metadata.headings }
    },
  })
}

/** In development an edit of content is read at once, and shown where its page is open. */
export function contentInDevelopment({ source, pictures }: Made): AstroIntegration {
  return {
    name: 'content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        reloadOn(server, source)
        server.middlewares.use(async (request, response, next) => {
          const file = pictures.fileAt(new URL(request.url ?? '/', 'http://here').pathname)
          if (!file) return next()
          const bytes = await readFile(file).catch(() => null)
          if (!bytes) return next()
          if (file.endsWith('.svg')) response.setHeader('content-type', 'image/svg+xml')
          response.end(bytes)
        })
      },
    },
  }
}

function reloadOn(server: ViteDevServer, source: ContentSource): void {
  const folders = [settings.contentDir, manualDir]
  server.watcher.add(folders)
  server.watcher.on('all', (_, path) => {
    if (!folders.some((folder) => isBelow(folder, path))) return
    source.forget()
    // Astro keeps which pages there are until it hears this.
    for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {})
    server.ws.send({ type: 'full-reload', path: '*' })
  })
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`)
}

async function bodyOf(path: string): Promise<string> {
  const text = readFileSync(path, 'utf8')
  return splitFrontmatter(text)?.body ?? text
}

const manualFields = z.object({ title: z.string(), summary: z.string(), order: z.number() }).partial()

/** The product's own manual. Its pages are in Markdown. */
async function readManual(): Promise<ManualFile[]> {
  const files = await filesBelow(manualDir, 'handbook', /\.md$/)
  return Promise.all(
    files.map(async (file) => {
      const path = join(manualDir, file)
      const { frontmatter = '' } = splitFrontmatter(await readFile(path, 'utf8')) ?? {}
      return { ...manualFields.parse(readYaml(frontmatter).value ?? {}), id: file.replace(/\.md$/, ''), path }
    }),
  )
}
