import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { searchInDevelopment } from './search-dev.ts'
import { writeSearchFiles } from './search-files.ts'
import { type Searched, searchedFile } from './searched.ts'

/** Where a site's search files lie, below its root. */
const searchFolder = 'find'

/** Lays the search files beside the built pages; in development they are made when first asked for. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:server:setup': ({ server }) => searchInDevelopment(server),
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now()
        const { pages, glossary, teams }: Searched = JSON.parse(await readFile(searchedFile, 'utf8'))
        await writeSearchFiles(join(fileURLToPath(dir), searchFolder), pages, { glossary, teams })
        await rm(searchedFile)
        logger.info(`${pages.length} pages can be found (${Math.round(performance.now() - began)} ms)`)
      },
    },
  }
}
