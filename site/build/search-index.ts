import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { vocabularyOf } from '#domain/knowledge/vocabulary.ts'
import { indexesOf, openPages } from '#domain/search/indexes.ts'
import { keepPrepared, preparedFile } from '../authoring/prepared.ts'
import { today } from '../library/text.ts'
import type { Making } from './making.ts'
import { searchInDevelopment } from './search-dev.ts'
import { writeSearchFiles } from './search-files.ts'
import { searchedPages } from './searched.ts'
import { settings } from './settings.ts'

/** Where a site's search files lie, below its root. */
const searchFolder = 'find'

/** Lays the search files beside the built pages, and keeps what the server searches; in development they are made when first asked for. */
export function searchIndex(making: Making): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:server:setup': ({ server }) => searchInDevelopment(server),
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(await laySearch(fileURLToPath(dir), making))
      },
    },
  }
}

/** Lays the search files into a site, and keeps what the server searches. Says what can be found. */
export async function laySearch(site: string, { before, source }: Making): Promise<string> {
  const began = performance.now()
  const { content } = await source.read()
  const { stamp, problems, broken } = source.state()
  const pages = searchedPages(content)
  const indexes = indexesOf(pages)
  await writeSearchFiles(join(site, searchFolder), openPages(pages), {
    glossary: content.glossary,
    learned: content.learned,
    teams: content.model.teams,
    index: indexes.everyone,
    today: today(),
    before: before && join(before, searchFolder),
  })
  const vocabulary = [...vocabularyOf(content)]
  await keepPrepared(preparedFile(settings), stamp, { content, problems, broken, vocabulary, indexes })
  return `${pages.length} pages can be found (${Math.round(performance.now() - began)} ms)`
}
