import { blocks, callout, card, container, step, words } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import { link, type Node } from '../tree.ts'
import type { Dialect, Meaning } from '../work.ts'

const button: Meaning = (element, work) => {
  const { href = '', text: said, label } = element.attributes ?? {}
  const inner = work.inner(element)
  return [link(href, inner.length > 0 ? inner : words(said || label || href), element.line)]
}

/** Astro Starlight. */
export const starlight: Dialect = {
  readers: [],
  meanings: {
    Aside: (element, work) => {
      const { type = 'note', title } = element.attributes ?? {}
      return [callout(type, title ? parseFragment(title) : null, work.inner(element))]
    },
    Steps: (element, work) => {
      const inner = blocks(work.inner(element))
      if (inner.some(({ type, name }) => type === 'containerDirective' && name === 'steps')) return inner
      const list = inner.find(({ type, ordered }) => type === 'list' && ordered)
      return list ? [container('steps', null, inner)] : headed(inner)
    },
    LinkCard: (element, work) => {
      const { title, href, description } = element.attributes ?? {}
      return [card(words(title), href ?? null, [...blocks(words(description)), ...work.inner(element)], element.line)]
    },
    LinkButton: button,
    Button: button,
    FileTree: (element, work) => work.inner(element),
    Code: (element) => {
      const { code = '', lang = null, title } = element.attributes ?? {}
      const made: Node = { type: 'code', lang, meta: null, value: code }
      return [title ? container('command', words(title), [made]) : made]
    },
  },
}

/** Steps that are headings with what follows each. */
function headed(nodes: Node[]): Node[] {
  if (nodes[0]?.type !== 'heading') return nodes
  const parts: { title: Node[]; children: Node[] }[] = []
  for (const node of nodes) {
    if (node.type === 'heading') parts.push({ title: node.children ?? [], children: [] })
    else parts.at(-1)?.children.push(node)
  }
  return parts.map(({ title, children }) => step(title, children))
}
