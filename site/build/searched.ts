import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Loader } from 'astro/loaders'
import type { Content, Term } from '#domain/knowledge/content.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { Teams } from '#domain/search/places.ts'
import { reviewOf } from '../library/review.ts'
import type { ContentSource } from './content-source.ts'
import { settings } from './settings.ts'

export type Searched = { pages: SearchPage[]; glossary: Term[]; teams: Teams }

/** Handed from where content is read to where the index is made, so that it is read once. */
export const searchedFile = join(settings.cacheDir, 'searched.json')

/** What everyone can find. */
export function searchedOf(content: Content): Searched {
  const { every, today } = { every: content.model.defaults.reviewEvery, today: '' }
  const pages = pagesOf(content, { dueOf: (article) => reviewOf(article, { every, today }).due ?? '' })
  return {
    pages: pages.filter(({ audience }) => audience === 'everyone'),
    glossary: content.glossary,
    teams: content.model.teams.map(({ id, name }) => ({ id, name })),
  }
}

/** Writes what is searched; the collection itself stays empty. */
export function searchedLoader(source: ContentSource): Loader {
  return {
    name: 'ladder-searched',
    async load({ logger }) {
      const searched = searchedOf(await source.read(logger))
      await mkdir(dirname(searchedFile), { recursive: true })
      await writeFile(searchedFile, JSON.stringify(searched))
    },
  }
}
