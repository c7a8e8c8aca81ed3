import type { Left } from './reading.ts'

export type Outcome = 'new' | 'replaced' | 'unchanged' | 'kept' | 'empty' | 'failed'

/** What became of one page: where it went, what was taken over, what a person must still decide, what was left out on purpose. */
export type ImportedPage = {
  page: string
  target: string | null
  outcome: Outcome
  took: string[]
  decide: string[]
  left: Left[]
  links: number
  pictures: number
  why: string | null
}

export type ImportReport = {
  pages: ImportedPage[]
  /** What a person must decide on every page, said once. */
  everywhere: string[]
  /** Files that look like pages and that the import does not read. */
  unread: string[]
  pictures: string[]
  model: string[]
  dryRun: boolean
}
