import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Term } from '#domain/knowledge/content.ts'
import type { TaughtWords } from '#domain/knowledge/learned.ts'
import { languageOf } from '#domain/language/language.ts'
import { cardFiles } from '#domain/search/cards.ts'
import { indexOfPages, type SearchIndex } from '#domain/search/index-of-pages.ts'
import { openPages } from '#domain/search/indexes.ts'
import { reversed } from '#domain/search/near-words.ts'
import { type Chunk, type Manifest, packFacets, packStems, packWords } from '#domain/search/packed.ts'
import type { SearchPage } from '#domain/search/page.ts'
import type { Teams } from '#domain/search/places.ts'
import { readSynonyms } from '#domain/search/synonyms.ts'
import { readLessons } from '#domain/search/taught.ts'
import { collectPacks, pressed } from './packs.ts'

type Known = {
  glossary: readonly Term[]
  learned: readonly TaughtWords[]
  teams: Teams
  index?: SearchIndex
  today: string
  /** The same folder of the site that was built before. */
  before?: string | undefined
  /** Stands for all that is shown of a page: the same key, the same card. */
  keyOf?: (page: SearchPage) => string
}
/** They are in the file that is loaded first: those of most people, so that it stays small. */
const mostLessons = 2000

/** What a browser loads to search without a server: one file to begin with, the others by the words asked and the pages shown. What only support may read is left out; an index that is given must have left it out too. */
export async function writeSearchFiles(
  dir: string,
  pages: readonly SearchPage[],
  { glossary, learned, teams, index: given, today, before, keyOf }: Known,
): Promise<void> {
  await rm(dir, { recursive: true, force: true })
  const open = openPages(pages)
  const index = given ?? indexOfPages(open)
  const written = index.words.map((word, at) => ({ word, having: index.having[at] ?? 0 }))
  const chunks = {
    stems: packStems(index),
    words: packWords(written),
    endings: packWords(written.map(({ word, having }) => ({ word: reversed(word), having }))),
  }
  const firsts = (parts: Chunk[]) => parts.map(({ first }) => first)
  const manifest: Omit<Manifest, 'at'> = {
    pageCount: index.pageCount,
    languages: index.languages,
    facets: packFacets(index.facets),
    synonyms: readSynonyms(glossary, languageOf(index.languages[0] ?? 'en')),
    overdue: open.flatMap(({ due }, page) => (due !== '' && due < today ? [page] : [])),
    taught: readLessons(mostTaught(learned), { pages: open, languages: index.languages }),
    teams: teams.map(({ id, name }) => ({ id, name })),
    stems: firsts(chunks.stems),
    words: firsts(chunks.words),
    endings: firsts(chunks.endings),
  }
  const packs = await collectPacks(before)
  for (const [name, parts] of Object.entries(chunks)) {
    for (const [number, { bytes }] of parts.entries()) packs.add(`${name}-${number}`, bytes)
  }
  for (const [number, page] of open.entries())
    packs.addMade(keyOf?.(page), {
      nameOf: (part) => `page-${number}${part === 0 ? '' : `-${part}`}`,
      make: () => cardFiles(page).map((card) => JSON.stringify(card)),
    })
  const hash = createHash('sha256').update(JSON.stringify(manifest))
  packs.tell(hash)
  const at = hash.digest('base64url').slice(0, 12)
  await packs.write(join(dir, at))
  await writeFile(join(dir, 'index.pack'), await pressed(JSON.stringify({ at, ...manifest })))
}

function mostTaught(learned: readonly TaughtWords[]): TaughtWords[] {
  return learned.toSorted((one, other) => other.by - one.by).slice(0, mostLessons)
}
