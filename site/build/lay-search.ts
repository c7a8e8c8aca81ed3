import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { BrokenLink, Content, Problem } from '#domain/knowledge/content.ts'
import { vocabularyOf } from '#domain/knowledge/vocabulary.ts'
import { indexesOf, openPages } from '#domain/search/indexes.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { keepPrepared, preparedFile } from '../authoring/prepared.ts'
import { today } from '../library/text.ts'
import { bodyKeys, cutKeptPages } from './kept-cuts.ts'
import { writeSearchFiles } from './search-files.ts'
import { searchFolder } from './search-folder.ts'
import { searchedPages } from './searched.ts'
import { settings } from './settings.ts'

/** Where search files go: the site, and the one before. */
export type Place = { site: string; before: string | undefined }
type Read = { content: Content; stamp: string; problems: Problem[]; broken: BrokenLink[] }

/** Lays the search files into a site, and keeps what the server searches. Answers how many pages can be found. */
export async function laySearch({ site, before }: Place, { content, stamp, problems, broken }: Read): Promise<number> {
  const pages = searchedPages(content)
  const indexes = indexesOf(pages, await cutKeptPages(pages, content))
  await writeSearchFiles(join(site, searchFolder), openPages(pages), {
    glossary: content.glossary,
    learned: content.learned,
    teams: content.model.teams,
    index: indexes.everyone,
    today: today(),
    before: before && join(before, searchFolder),
    keyOf: cardKeys(content),
  })
  const vocabulary = [...vocabularyOf(content)]
  await keepPrepared(preparedFile(settings), stamp, { content, problems, broken, vocabulary, indexes })
  return pages.length
}

/** A card shows the facts of a page, and its text, which is cut into passages only where it is asked for. */
function cardKeys(content: Content): (page: SearchPage) => string {
  const bodies = bodyKeys(content)
  return (page) => {
    const names = Object.keys(page).filter((name) => name !== 'passages') as Exclude<keyof SearchPage, 'passages'>[]
    const facts = names.map((name) => [name, page[name]])
    return hash('sha256', JSON.stringify([settings.stamp, facts, bodies.get(page.id)]), 'base64url')
  }
}
