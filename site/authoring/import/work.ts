import type { Reader } from './marks.ts'
import type { Node } from './tree.ts'

/** What one page's reading shares: what was done, what a person must decide and where, what was left out on purpose. */
export type Work = {
  did(what: string): void
  decide(what: string, line?: number): void
  /** Names what does not come along: its kind and its words. */
  leave(kind: string, words: string): void
  variable(name: string): string | null
  include(path: string): string | null
  /** Children of an element, read. */
  inner(element: Node): Node[]
  /** Text of the same dialect, read. */
  read(text: string): Node[]
  isMdx: boolean
  /** Files that stand behind names: texts, pictures. */
  parts: ReadonlyMap<string, string>
}

/** Says in Ladder's own constructs what an element of a dialect meant. */
export type Meaning = (element: Node, work: Work) => Node[]
export type Meanings = Record<string, Meaning>

/** Of one way to write documentation: the signs that Markdown does not have, and what its names mean. */
export type Dialect = { readers: readonly Reader[]; meanings: Meanings }
