import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Meanings, meaningsFrom, stepsOf, unitTexts } from '#domain/search/meaning.ts'
import type { SearchPage } from '#domain/search/page.ts'
import { type Embed, unlike } from './embeddings.ts'

/** Where vectors are kept from build to start. */
type VectorFile = {
  read: () => Promise<Uint8Array[] | null>
  keep: (parts: readonly Uint8Array[]) => Promise<void>
}
/** Vectors by what they were made of, all of so many dimensions. */
export type Vectors = { dimensions: number; byText: Map<string, Int8Array> }

const atOnce = 64
const longest = 60_000

/** The file for one model of one endpoint, and the stamp of what it holds. */
export function vectorFileOf({
  CACHE_DIR,
  EMBEDDINGS_URL,
  EMBEDDINGS_MODEL,
}: {
  CACHE_DIR: string
  EMBEDDINGS_URL: string
  EMBEDDINGS_MODEL: string
}): { file: string; stamp: string } {
  const stamp = `${EMBEDDINGS_URL} ${EMBEDDINGS_MODEL}`
  return { file: join(CACHE_DIR, `vectors-${hashOf(stamp).slice(0, 8)}`), stamp }
}

/** What is kept; nothing where nothing is, or where it is damaged. */
export async function readVectors(file: VectorFile): Promise<Vectors> {
  const [head, bytes] = (await file.read()) ?? []
  if (!head || !bytes) return { dimensions: 0, byText: new Map() }
  const { dimensions, texts }: { dimensions: number; texts: string[] } = JSON.parse(new TextDecoder().decode(head))
  const all = Int8Array.from(bytes)
  return {
    dimensions,
    byText: new Map(texts.map((text, row) => [text, all.subarray(row * dimensions, (row + 1) * dimensions)])),
  }
}

/** Turns what is not kept yet into vectors and keeps those of these pages. What came before a failure is kept, too. */
export async function fillVectors(
  pages: readonly SearchPage[],
  { embed, file }: { embed: Embed; file: VectorFile },
): Promise<{ made: number; missing: number; failure: unknown }> {
  const before = await readVectors(file)
  const texts = new Map(unitTexts(pages).map(({ text }) => [hashOf(text), text]))
  const missing = [...texts].filter(([hash]) => !before.byText.has(hash))
  const byText = new Map([...before.byText].filter(([hash]) => texts.has(hash)))
  let { dimensions } = before
  let made = 0
  let failure: unknown = null
  try {
    for (; made < missing.length; made += Math.min(atOnce, missing.length - made)) {
      const batch = missing.slice(made, made + atOnce)
      const vectors = await embed(
        batch.map(([, text]) => text),
        longest,
      )
      const length = vectors[0]?.length ?? 0
      if (dimensions !== 0 && length !== dimensions) throw unlike(length, dimensions)
      dimensions = length
      for (const [at, vector] of vectors.entries()) byText.set(batch[at]?.[0] ?? '', stepsOf(vector))
    }
  } catch (error) {
    failure = error
  }
  if (made > 0 || byText.size < before.byText.size) await keepVectors(file, { dimensions, byText })
  return { made, missing: missing.length - made, failure }
}

async function keepVectors(file: VectorFile, { dimensions, byText }: Vectors): Promise<void> {
  const head = new TextEncoder().encode(JSON.stringify({ dimensions, texts: [...byText.keys()] }))
  const all = new Uint8Array(byText.size * dimensions)
  for (const [row, vector] of [...byText.values()].entries()) all.set(vector, row * dimensions)
  await file.keep([head, all])
}

/** The vectors of these pages, as they are compared; passages without one are left to the words. */
export function meaningsOf(pages: readonly SearchPage[], { dimensions, byText }: Vectors): Meanings {
  const found = unitTexts(pages).flatMap(({ page, unit, text }) => {
    const vector = byText.get(hashOf(text))
    return vector ? [{ page, unit, vector }] : []
  })
  return meaningsFrom(found, dimensions)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
