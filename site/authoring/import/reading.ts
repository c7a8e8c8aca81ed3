import type { Node } from './tree.ts'

/** What an address means here: its new form; `picture` when a link leads to one; null when its file is not there. */
export type Resolve = (url: string, what: 'link' | 'image') => { url: string; picture?: boolean; why?: string } | null

/** What is left out on purpose: of which kind, and its words. */
export type Left = { kind: string; words: string }

/** A page read, before its addresses are those of this place. */
export type Reading = {
  tree: Node
  /** The heading that named the page; it is taken out, because the page shows its title anyway. */
  heading: string | null
  headings: string[]
  /** Ids and names under which headings were known, and those they have here; empty for the title. */
  anchors: Map<string, string>
  /** The first paragraph as plain text. */
  opening: string | null
  notes: Set<string>
  decisions: Map<string, Set<number>>
  left: Left[]
}

export type Body = {
  text: string
  notes: string[]
  problems: string[]
  left: Left[]
  links: number
  pictures: number
}
