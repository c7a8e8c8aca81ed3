import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createIndex } from 'pagefind'

/** Makes the search index from the built pages. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { index, errors } = await createIndex({ forceLanguage: 'en' })
        if (!index) throw new Error(`The search index was not made: ${errors.join('; ')}`)
        const site = fileURLToPath(dir)
        const added = await index.addDirectory({ path: site })
        await index.writeFiles({ outputPath: `${site}/pagefind` })
        await index.deleteIndex()
        logger.info(`${added.page_count} pages can be found`)
      },
    },
  }
}
