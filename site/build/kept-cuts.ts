import { hash } from 'node:crypto'
import type { Content } from '#domain/knowledge/content.ts'
import { type CutPages, cutPages, type KeptCut } from '#domain/search/cut-pages.ts'
import { packCut, unpackCut } from '#domain/search/kept-cut.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { keep, keptIn, readKept } from '../authoring/kept.ts'
import { isFew } from '../authoring/kept-readings.ts'
import { settings } from './settings.ts'

const empty: KeptCut = { keys: [], cut: { words: [], codes: new Uint32Array(0), spans: [] } }

/** Cuts pages into words: those that have changed since they were kept. */
export async function cutKeptPages(pages: readonly SearchPage[], content: Content): Promise<CutPages> {
  const { cacheDir, contentDir, stamp } = settings
  const place = keptIn(cacheDir, 'words', contentDir)
  const found = await readKept(place, stamp)
  const kept = found.state === 'fresh' ? unpackCut(found.parts) : empty
  const keys = keysOf(pages, content)
  const cut = cutPages(pages, { keys, kept })
  const known = new Set(kept.keys)
  const made = keys.filter((key) => !known.has(key)).length
  if (!isFew(made, keys.length)) await keep(place, stamp, packCut({ keys, cut }))
  return cut
}

function keysOf(pages: readonly SearchPage[], content: Content): string[] {
  const bodies = bodyKeys(content)
  return pages.map(({ id, title, said, summary, nouns }) =>
    hash('sha256', JSON.stringify([id, title, said, summary, nouns, bodies.get(id)]), 'base64url'),
  )
}

/** What is read of an article beside its facts is told by its revision: by page, what stands for its text. */
export function bodyKeys({ articles, notes }: Content): ReadonlyMap<string, unknown> {
  const bodies = new Map<string, unknown>(articles.map(({ id, revision }) => [id, revision]))
  for (const [id, body] of Object.entries(notes)) bodies.set(`automations/${id}`, body)
  return bodies
}
