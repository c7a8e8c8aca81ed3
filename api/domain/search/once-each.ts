import type { Hit } from './hit.ts'
import type { Facets } from './index-of-pages.ts'

/**
 * Of pages that are there in several languages each is found once: in the language of the reader where it was found in that, else as
 * the page itself, at the place of its best. Other pages stay as they are.
 */
export function onceEach(hits: Hit[], versions: Facets['versions'], language?: string): Hit[] {
  if (versions.length === 0) return hits
  const known = new Map(versions.map(([page, original, tag]) => [page, { page, original, tag }]))
  const worth = ({ page }: Hit) => {
    const version = known.get(page)
    if (version && language && isSame(version.tag, language)) return 2
    return version?.original === page ? 1 : 0
  }
  const shown = new Map<number, Hit>()
  for (const hit of hits) {
    const original = known.get(hit.page)?.original
    const before = original === undefined ? undefined : shown.get(original)
    if (original !== undefined && (!before || worth(hit) > worth(before))) shown.set(original, hit)
  }
  return hits.flatMap((hit) => {
    const original = known.get(hit.page)?.original
    if (original === undefined) return [hit]
    const found = shown.get(original)
    shown.delete(original)
    return found ? [{ ...found, score: hit.score }] : []
  })
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase().split('-')[0] === other.toLowerCase().split('-')[0]
}
