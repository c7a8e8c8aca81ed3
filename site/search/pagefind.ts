import type { Engines, Page } from './find.ts'
import { piecesOf, type Section } from './result.ts'
import { partsOf, wordsOf } from './words.ts'

type Part = { title: string; url: string; anchor?: { element: string }; weighted_locations: { weight: number }[] }
type Fragment = {
  url: string
  excerpt: string
  content: string
  raw_content?: string
  meta: Record<string, string>
  locations: number[]
  sub_results: Part[]
}
type Found = { results: { id: string; score: number; data(): Promise<Fragment> }[] }
type Instance = { search(words: string, options: { filters?: Record<string, string> }): Promise<Found> }
type Library = { createInstance(options: object): Instance }

/** What people name a page by weighs most; what only describes it to machines weighs nothing. */
const metaWeights = {
  title: 6,
  aliases: 4,
  symptoms: 4,
  summary: 2,
  synonyms: 0.5,
  kind: 0.2,
  reviewed: 0,
  due: 0,
  confidence: 0,
}
const searchable = ['title', 'aliases', 'symptoms', 'summary', 'synonyms', 'automation', 'kind']

/** The index that the build made, opened on first use; a failed opening is tried again by the next search. */
export function openIndex(bundle: string): Engines['index'] {
  let opening: Promise<Instance> | undefined
  return async function index(words, filters) {
    opening ??= open(bundle)
    try {
      const { results } = await (await opening).search(words, { filters: chosen(filters) })
      return results.map(({ id, score, data }) => ({ id, score, load: async () => pageOf(await data()) }))
    } catch (error) {
      opening = undefined
      throw error
    }
  }
}

async function open(bundle: string): Promise<Instance> {
  const library: Library = await import(/* @vite-ignore */ `${bundle}pagefind.js`)
  return library.createInstance({ basePath: bundle, noWorker: true, excerptLength: 28, ranking: { metaWeights } })
}

function chosen(filters: object): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
}

export function pageOf({ url, excerpt, meta, content, locations, sub_results }: Fragment): Page {
  const { title = url, kind = '', summary = '', automation = '', reviewed = '', due = '', confidence = '' } = meta
  const pieces = piecesOf(excerpt)
  const text = content.split(/\s+/)
  const described = searchable.flatMap((name) => wordsOf(meta[name] ?? ''))
  return {
    ...{ url, title, kind, summary, automation, reviewed, due, confidence },
    excerpt: pieces.some(({ marked }) => marked) ? pieces : [{ text: summary, marked: false }],
    sections: [...sub_results]
      .sort((a, b) => weightOf(b) - weightOf(a))
      .flatMap(sectionOf)
      .slice(0, 2),
    words: [...locations.map((location) => text[location] ?? ''), ...described].flatMap((word) => [
      word,
      ...partsOf(word),
    ]),
  }
}

function weightOf({ weighted_locations }: Part): number {
  return weighted_locations.reduce((sum, { weight }) => sum + weight, 0)
}

function sectionOf({ title, url, anchor, weighted_locations }: Part): Section[] {
  return /^h[2-4]$/.test(anchor?.element ?? '') && weighted_locations.length > 0 ? [{ title, url }] : []
}
