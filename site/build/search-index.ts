import { readdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createIndex, type PagefindIndex } from 'pagefind'
import { searchInDevelopment } from './search-dev.ts'

/**
 * How much of the index one file holds. Each word of a query loads the file it stands in, so small files make searching
 * a large site light, and a list of many files makes opening it heavier: at 10,000 pages this costs 8 KB once and saves 40 a search.
 */
const chunkSize = 4000
const loaded = /^(pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_meta|index|fragment|filter)$/

/** Makes the search index from the built pages; in development from the pages as they are served. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:server:setup': ({ server, logger }) => searchInDevelopment(server, { logger, newIndex }),
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now()
        const index = await newIndex()
        const site = fileURLToPath(dir)
        await index.addDirectory({ path: site })
        await index.writeFiles({ outputPath: `${site}/pagefind` })
        await index.deleteIndex()
        await dropUnused(`${site}/pagefind`)
        const found = (await readdir(`${site}/pagefind/fragment`).catch(() => [])).length
        logger.info(`${found} pages can be found (${Math.round(performance.now() - began)} ms)`)
      },
    },
  }
}

export async function newIndex(): Promise<PagefindIndex> {
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE ??= String(chunkSize)
  const { index, errors } = await createIndex({ forceLanguage: 'en', excludeSelectors: ['.error-text figcaption'] })
  if (!index) throw new Error(`The search index was not made: ${errors.join('; ')}`)
  return index
}

/** Pagefind brings interfaces of its own; ours does not load them. */
async function dropUnused(folder: string): Promise<void> {
  const names = await readdir(folder)
  await Promise.all(names.filter((name) => !loaded.test(name)).map((name) => rm(`${folder}/${name}`)))
}
