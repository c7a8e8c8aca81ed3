import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { Making } from './making.ts'
import { searchInDevelopment } from './search-dev.ts'

/** Waits for the search files that are laid while pages are made; in development they are made when first asked for. */
export function searchIndex(making: Making): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:server:setup': ({ server }) => searchInDevelopment(server),
      'astro:build:done': async ({ dir }) => {
        process.stdout.write(`${await searchLaid(fileURLToPath(dir), making)}\n`)
      },
    },
  }
}

/** Waits until search files lie in a site; says what can be found. */
export async function searchLaid(site: string, { laySearch }: Making): Promise<string> {
  const began = performance.now()
  const { pages, took } = await laySearch(site)
  const waited = Math.round(performance.now() - began)
  return `${pages} pages can be found (${took} ms of processor, waited for ${waited} ms)`
}
