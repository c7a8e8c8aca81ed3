import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { ViteDevServer } from 'vite'
import { openPages } from '#domain/search/indexes.ts'
import { loadContent } from '../authoring/content.ts'
import { today } from '../library/text.ts'
import { writeSearchFiles } from './search-files.ts'
import { searchedPages } from './searched.ts'
import { settings } from './settings.ts'

/** Serves the search files in development: made when first asked for, and anew after content changed. */
export function searchInDevelopment(server: ViteDevServer): void {
  let making: Promise<string> | undefined
  server.watcher.on('all', (_, path) => {
    if (!relative(settings.contentDir, path).startsWith('..')) making = undefined
  })
  server.middlewares.use('/find', async (request, response, next) => {
    const name = new URL(request.url ?? '/', 'http://here').pathname.slice(1)
    if (!/^(index|[\w-]+\/[\w-]+)\.pack$/.test(name)) return next()
    try {
      making ??= make()
      const file = await readFile(join(await making, name))
      response.setHeader('content-type', 'application/octet-stream')
      response.setHeader('cache-control', 'no-store')
      response.end(file)
    } catch (error) {
      making = undefined
      next(error)
    }
  })
}

async function make(): Promise<string> {
  const { content } = await loadContent(settings.contentDir, { language: settings.language })
  if (!content) throw new Error('The content has errors, so nothing can be searched.')
  const dir = await mkdtemp(join(tmpdir(), 'ladder-find-'))
  process.once('exit', () => void rm(dir, { recursive: true, force: true }))
  const { glossary, learned, model } = content
  await writeSearchFiles(dir, openPages(searchedPages(content)), {
    glossary,
    learned,
    teams: model.teams,
    today: today(),
  })
  return dir
}
