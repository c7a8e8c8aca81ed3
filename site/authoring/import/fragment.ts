import { markdownToMdast } from 'satteri'
import { type Node, text } from './tree.ts'

/** A title as its author wrote it, as nodes of one line. */
export function parseFragment(written: string): Node[] {
  if (written.trim() === '') return []
  const root = markdownToMdast(written, {
    features: { gfm: true, directive: false, frontmatter: false },
  }) as unknown as Node
  const [only, more] = root.children ?? []
  if (only?.type !== 'paragraph' || more) return [text(written.trim())]
  return (only.children ?? []).map(bare)
}

function bare(node: Node): Node {
  if (node.type === 'html') return text(node.value ?? '')
  const { type, value, url, alt, title, children } = node
  return {
    type,
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url, title: title ?? null }),
    ...(alt === undefined ? {} : { alt }),
    ...(children ? { children: children.map(bare) } : {}),
  }
}
