import type { PageFacts } from './page.ts'

/** Part of a text, marked where it matches what was searched. */
export type Piece = { text: string; marked: boolean }

/** A heading below which the words stand. */
export type SectionHit = { title: string; url: string }

/** One page that was found, as it is shown. `weak` says that it probably does not answer. */
export type Result = Omit<PageFacts, 'audience'> & {
  excerpt: Piece[]
  /** The heading below which the excerpt stands; null for none. */
  section: SectionHit | null
  sections: SectionHit[]
  score: number
  weak: boolean
  /** Whether only support and those whom it lets may read it. */
  forSupport?: boolean
}

/** A place that was asked for by what one can do there, such as "contact support". */
export type Place = { url: string; title: string; summary: string }

export type Filters = { kind?: string; automation?: string }

/** What a search came to, best first. `weak` says that nothing really fits. */
export type Answer = {
  query: string
  weak: boolean
  /** Known problems that fit, which only a server knows. */
  known: Place[]
  places: Place[]
  results: Result[]
  /** How many were found, those not shown included. */
  total: number
  /** How many there are of each kind and automation without the filter on it. */
  kinds: Record<string, number>
  automations: Record<string, number>
  /** What was read instead of words that nobody wrote. */
  meant: string | null
}

export type SearchOptions = {
  limit: number
  filters?: Filters
  /** The automation that a person has chosen: its pages come first. */
  chosen?: string
  /** The language that somebody reads, where it is not that of the portal: pages that are there in it come in it. */
  language?: string
  /** Nobody asks right now: nothing is sent anywhere for it. */
  byWordsAlone?: boolean
  /** Excerpts long enough to answer, with their lines. */
  quote?: boolean
}

/** Plain words to pages, best first. Pages for support only are left out unless it is support that asks. */
export type Search = (query: string, options: SearchOptions & Asking) => Promise<Answer>

/** Who asks; everybody, where nothing is said. */
export type Asking = { audience?: 'everyone' | 'support' }
