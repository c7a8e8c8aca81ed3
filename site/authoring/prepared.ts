import type { BrokenLink, Content, Problem } from '#domain/knowledge/content.ts'
import { vocabularyOf } from '#domain/knowledge/vocabulary.ts'
import { type Indexes, indexesOf } from '#domain/search/indexes.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import { packIndex, unpackIndex } from '#domain/search/whole.ts'
import { stampOf } from '../build/stamp.ts'
import { brokenLinks } from './check/broken-links.ts'
import { loadContent } from './content.ts'
import { contentStamp } from './content-stamp.ts'
import { keep, keptIn, readKept } from './kept.ts'
import { productDir } from './product.ts'

/** Content, what is wrong in it, the words of its own, and all its words made ready to be searched. */
export type Prepared =
  | { content: Content; problems: Problem[]; broken: BrokenLink[]; vocabulary: string[]; indexes: Indexes }
  | { content: null; problems: Problem[]; broken: BrokenLink[]; vocabulary: []; indexes: null }

type Folders = { contentDir: string; cacheDir: string }
type Told = Folders & { language: string; say: (text: string) => void }

const states = {
  absent: null,
  stale: 'made from other content, or by another version',
  damaged: 'damaged',
}
/** With so many pages it takes so long that people want to know why. */
const many = 2_000

/** Reads content as `loadContent` does, or what was made of the very same files before: with very many articles that is ten times as fast. */
export async function prepare({ contentDir, cacheDir, language, say }: Told): Promise<Prepared> {
  const file = preparedFile({ contentDir, cacheDir })
  const stamp = await preparedStamp(contentDir, language)
  const kept = await readKept(file, stamp)
  if (kept.state === 'fresh') return readParts(kept.parts)
  const began = performance.now()
  const loaded = await loadContent(contentDir, { language })
  const { content, problems } = loaded
  if (!content) return { content, problems, broken: [], vocabulary: [], indexes: null }
  const broken = await brokenLinks(contentDir, loaded)
  const vocabulary = [...vocabularyOf(content)]
  const made = { content, problems, broken, vocabulary, indexes: indexesOf(pagesOf(content)) }
  const took = performance.now() - began
  const why = states[kept.state]
  if (why || made.indexes.support.pageCount >= many)
    say(
      `${why ? `What was kept in ${file} is ${why}. ` : ''}The search was made ready anew in ${(took / 1000).toFixed(1)} s.`,
    )
  await keepPrepared(file, stamp, made).catch((error: Error) =>
    say(
      `It could not be kept in ${cacheDir} (${error.message}), so the next start takes as long. CACHE_DIR names a folder that may be written.`,
    ),
  )
  return made
}

/** Keeps what was made ready, for `prepare` to find. */
export async function keepPrepared(
  file: string,
  stamp: string,
  { indexes: { everyone, support }, ...read }: Extract<Prepared, { content: Content }>,
): Promise<void> {
  const text = new TextEncoder().encode(JSON.stringify(read))
  await keep(file, stamp, [text, packIndex(everyone), ...(support === everyone ? [] : [packIndex(support)])])
}

/** Where what was made of a content folder is kept. */
export function preparedFile({ contentDir, cacheDir }: Folders): string {
  return keptIn(cacheDir, 'prepared', contentDir)
}

/** Stands for the content, the language of what names none, and the code that reads it. `texts` are those of `contentStamp`. */
export async function preparedStamp(contentDir: string, language: string, texts?: Map<string, string>) {
  return `${stampOf(productDir)} ${language} ${await contentStamp(contentDir, texts)}`
}

function readParts([text, open, all]: Uint8Array[]): Prepared {
  const kept = JSON.parse(new TextDecoder().decode(text)) as Omit<Prepared, 'indexes'>
  const everyone = unpackIndex(open ?? new Uint8Array())
  const support = all ? unpackIndex(all) : everyone
  return { ...kept, indexes: { everyone, support } } as Prepared
}
