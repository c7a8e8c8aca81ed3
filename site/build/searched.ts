import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Loader } from 'astro/loaders'
import type { BrokenLink, Content, Problem } from '#domain/knowledge/content.ts'
import { reviewOf } from '#domain/knowledge/review.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { ContentSource } from './content-source.ts'
import { developmentApi, settings } from './settings.ts'

/** Content as it was read, with a stamp of its files. */
export type Searched = { stamp: string; content: Content; problems: Problem[]; broken: BrokenLink[] }

/** Handed from where content is read to where the index is made, so that it is read once. */
export const searchedFile = join(settings.cacheDir, 'searched.json')

/** What can be found, with the day on which each page must be looked at again. */
export function searchedPages(content: Content): SearchPage[] {
  const { every, today } = { every: content.model.defaults.reviewEvery, today: '' }
  return pagesOf(content, { dueOf: (article) => reviewOf(article, { every, today }).due ?? '' })
}

/** Writes what is searched, for the build; the collection itself stays empty. */
export function searchedLoader(source: ContentSource): Loader {
  return {
    name: 'ladder-searched',
    async load({ logger }) {
      const content = await source.read(logger)
      if (developmentApi !== undefined) return
      await mkdir(dirname(searchedFile), { recursive: true })
      await writeFile(searchedFile, JSON.stringify({ ...source.state(), content } satisfies Searched))
    },
  }
}
