/** A node of a parsed body, as far as the import looks at it. */
export type Node = {
  type: string
  name?: string | null
  value?: string
  url?: string
  alt?: string
  title?: string | null
  depth?: number
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Node[]
  position?: { start: Point; end: Point }
}

type Point = { line: number; column: number; offset?: number }

export const parseOptions = { features: { directive: true, gfm: true, frontmatter: false } }

export function rangeOf(node: Node): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
}

/** Text of a node as a reader sees it, without pictures and tags. */
export function plainText(node: Node): string {
  if (node.type === 'html' || node.type === 'image') return ''
  if (node.type === 'break') return ' '
  return node.value ?? (node.children ?? []).map(plainText).join('')
}

export type Edit = { from: number; to: number; by: string }

/** Replaces stretches of a text; of two that overlap the outer one, which begins first, wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0
  let result = ''
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    result += text.slice(at, from) + by
    at = to
  }
  return result + text.slice(at)
}
