import { coverageOf, covers, found, shareOf, sure } from './coverage.ts'
import { fuse } from './fuse.ts'
import type { Answer, Filters, Result } from './result.ts'
import { termsOf } from './words.ts'

/** A page as the index describes it, with the words that were matched on it. */
export type Page = Result & { words: string[] }
export type Hit = { id: string; score: number; load: () => Promise<Page> }
export type Suggested = { weak: boolean; items: { kind: string; url: string; title: string; summary: string }[] }

export type Engines = {
  /** Pages that hold all words, best first. */
  index: (words: string, filters: Filters) => Promise<Hit[]>
  /** Articles that may answer plain words; null when there is nobody to ask. */
  suggest: (query: string) => Promise<Suggested | null>
}
type Options = Engines & { filters?: Filters; limit?: number }
type Look = { hits: number; pages: Page[]; coverage: number[][] }

const nothing: Look = { hits: 0, pages: [], coverage: [] }
const looked = 3
const few = 4
const looseTerms = 10
const enoughTerms = 0.75

/** Searches in tiers, each only when the one before was weak. Throws when neither index nor suggestions can be reached. */
export async function find(query: string, options: Options): Promise<Answer> {
  const terms = termsOf(query)
  if (terms.length === 0) return { query, tier: 1, weak: false, results: [], total: 0 }
  try {
    const typed = await look(query, terms, options)
    if (isSure(typed)) return await filled(query, 1, { look: typed, terms, options })
    const words = terms.join(' ')
    const reduced = words === query.trim().toLowerCase() ? typed : await look(words, terms, options)
    if (isSure(reduced)) return await filled(query, 2, { look: reduced, terms, options })
    return await widen(query, terms, { options, fits: [typed, reduced].find(fitsSomehow) })
  } catch (error) {
    const suggested = await suggestedFor(query, options)
    if (!suggested) throw error
    return answer(query, { tier: suggested.weak ? 4 : 3, results: suggested.results, weak: suggested.weak })
  }
}

/** A page that happens to hold every word may be the only one; those with nearly all of them follow. */
async function filled(
  query: string,
  tier: 1 | 2,
  { look, terms, options }: { look: Look; terms: string[]; options: Options },
): Promise<Answer> {
  const { hits, pages } = look
  if (hits >= few || terms.length < 3) return answer(query, { tier, results: pages, total: hits })
  const { near } = await lookLoosely(terms, options)
  const others = near.filter(({ url }) => !pages.some((page) => page.url === url))
  const results = [...pages, ...others].slice(0, options.limit)
  return answer(query, { tier, results, total: Math.max(hits, results.length) })
}

async function widen(
  query: string,
  terms: string[],
  { options, fits }: { options: Options; fits: Look | undefined },
): Promise<Answer> {
  const { limit = 8 } = options
  const [loose, suggested] = await Promise.all([lookLoosely(terms, options), suggestedFor(query, options)])
  const isWeak = !fits && loose.share < enoughTerms && (suggested?.weak ?? true)
  const results = fuse<Result>([
    { items: fits?.pages ?? [], weight: 0.8 },
    { items: loose.pages, weight: 0.6 * loose.share },
    { items: suggested?.results ?? [], weight: suggested?.weak ? 0.5 : 1 },
  ]).slice(0, limit)
  if (isWeak) return answer(query, { tier: 4, results: results.slice(0, 5), weak: true })
  return answer(query, { tier: suggested && !suggested.weak ? 3 : 2, results })
}

/** Pages with all of the words. */
async function look(words: string, terms: string[], { index, filters = {}, limit = 8 }: Options): Promise<Look> {
  const hits = await index(words, filters)
  if (hits.length === 0) return nothing
  const pages = await Promise.all(hits.slice(0, limit).map((hit) => hit.load()))
  return { hits: hits.length, pages, coverage: pages.map((page) => coverageOf(terms, page.words)) }
}

/** Pages with any of the words that the index really knows, those with more of them first. */
async function lookLoosely(terms: string[], { index, filters = {}, limit = 8 }: Options) {
  const chosen = [...terms].sort((a, b) => b.length - a.length).slice(0, looseTerms)
  const lists = await Promise.all(chosen.map((term) => known(term, index, filters)))
  const pages = new Map<string, { hit: Hit; score: number; count: number }>()
  for (const hits of lists) {
    for (const hit of hits) {
      const page = pages.get(hit.id)
      if (page) Object.assign(page, { score: page.score + hit.score, count: page.count + 1 })
      else pages.set(hit.id, { hit, score: hit.score, count: 1 })
    }
  }
  const worth = ({ score, count }: { score: number; count: number }) => score * (count / chosen.length) ** 2
  const best = [...pages.values()].sort((a, b) => worth(b) - worth(a)).slice(0, limit)
  const loaded = await Promise.all(best.map(({ hit }) => hit.load()))
  const shareAt = (place: number) => (best[place]?.count ?? 0) / Math.max(chosen.length, 2)
  return { pages: loaded, share: shareAt(0), near: loaded.filter((_, place) => shareAt(place) >= enoughTerms) }
}

async function known(term: string, index: Engines['index'], filters: Filters): Promise<Hit[]> {
  const hits = await index(term, filters)
  const first = await hits[0]?.load()
  return first && covers(coverageOf([term], first.words), sure) ? hits : []
}

async function suggestedFor(query: string, { suggest, filters = {} }: Options) {
  if (filters.automation) return null
  const suggested = await suggest(query).catch(() => null)
  if (!suggested) return null
  const items = suggested.items.filter(({ kind }) => !filters.kind || kind === filters.kind)
  return { weak: suggested.weak || items.length === 0, results: items.map(resultOf) }
}

function resultOf({ kind, url, title, summary }: Suggested['items'][number]): Result {
  const excerpt = [{ text: summary, marked: false }]
  return { url, title, kind, summary, automation: '', reviewed: '', due: '', confidence: '', excerpt, sections: [] }
}

function isSure({ coverage }: Look): boolean {
  return coverage.slice(0, looked).some((shares) => covers(shares, sure))
}

function fitsSomehow({ coverage }: Look): boolean {
  return coverage.slice(0, looked).some((shares) => covers(shares, found) && shareOf(shares) === 1)
}

function answer(
  query: string,
  { tier, results, weak = false, total = results.length }: Omit<Answer, 'query' | 'weak' | 'total'> & Partial<Answer>,
): Answer {
  return { query, tier, weak, results: results.map(shown), total }
}

/** Without the words that were matched: they have done their work. */
function shown(page: Result & { words?: string[] }): Result {
  const { words: _, ...result } = page
  return result
}
