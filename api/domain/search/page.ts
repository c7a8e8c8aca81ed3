import type { Passage } from '../knowledge/passage.ts'

export const pageKinds = ['automation', 'runbook', 'faq', 'guide', 'resource'] as const
export type PageKind = (typeof pageKinds)[number]

/** What is known of a page beside its text, as a result shows it. */
export type PageFacts = {
  id: string
  kind: PageKind
  url: string
  title: string
  summary: string
  /** Catalogue id, and the automation's name. */
  automation: string
  about: string
  audience: 'everyone' | 'support'
  /** Day of the last review, and the day on which the next one is due; empty when there is none. */
  reviewed: string
  due: string
  confidence: string
}

/** One page to be searched. */
export type SearchPage = PageFacts & {
  language: string
  /** Of a page in another language: the id of the page that it says again. */
  original?: string
  /** What people say and write about it: symptoms, error texts, other words. */
  said: string[]
  /** Nouns of the catalogue that it belongs to: name, id, platform and systems of its automation. */
  nouns: string[]
  passages: Passage[]
}
