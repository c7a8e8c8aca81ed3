import type { Attributes } from './tree.ts'

/** What a dialect wrote where Markdown has no sign for it. */
export type Mark = { name: string; attributes: Attributes; written: string; closing?: string; line: number }

/** What a reader found, beginning where it was asked; `length` in characters of the source. */
export type Found = { length: number } & (
  | { type: 'open' | 'single'; family: string; name: string; attributes?: Attributes; inLine?: boolean }
  | { type: 'close'; family: string; name: string | null }
  /** Opens or closes, whichever fits; alone it stays as written. */
  | { type: 'toggle'; name: string }
  /** All lines below that are indented further belong to it. */
  | { type: 'block'; name: string; attributes: Attributes }
  /** Text in its place; `again` when it is of the same dialect. */
  | { type: 'text'; text: string; again?: boolean }
)

/** One sign of a dialect. `at` says where it may stand: at the beginning of a line, or anywhere in a text. */
export type Reader = {
  at: 'line' | 'text'
  /** Characters it may begin with. */
  first: string
  read(source: string, at: number, here: Here): Found | null
}

export type Here = {
  /** Whether an address stands here: only text may take its place. */
  isAddress: boolean
  /** Whether the page is MDX: its braces are expressions, and its tags components. */
  isMdx: boolean
  /** The text of a file of the source, when it can be put in here. */
  include(path: string): string | null
  variable(name: string): string | null
}

export type Item =
  | { type: 'copy'; from: number; to: number }
  | { type: 'put'; text: string }
  | { type: 'mark'; found: Found; at: number; line: number; inner?: Scanned; partner?: Item | undefined }

export type Scanned = { text: string; marks: Mark[]; lines: number[] }

/** Signs that no text holds: a mark alone, its opening, its closing, and the end of its number. */
export const signs = { single: '\uE000', open: '\uE002', close: '\uE003', end: '\uE001' }

export function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}
