import { callout, calloutType } from './constructs.ts'
import type { Node } from './tree.ts'
import type { Work } from './work.ts'

/** Attributes in a line of their own: an id is that of the heading above or a place, a class may make a box of the quote below. */
export function placed(nodes: readonly Node[], work: Work): Node[] {
  const made: Node[] = []
  let kind: string | null = null
  for (const node of nodes) {
    const last = made.at(-1)
    const { id, class: classes = '' } = node.type === 'attributes' ? (node.attributes ?? {}) : {}
    if (node.type === 'attributes') work.leave('attributes', node.written ?? '')
    const named = classes.split(' ').find((one) => calloutType(one.replace(/-title$/, '')))
    if (kind && node.type === 'blockquote') made.push(boxOf(kind, node))
    else if (!id && node.type !== 'attributes') made.push(node)
    else if (id && last?.type === 'heading') made[made.length - 1] = { ...last, data: { id } }
    else if (id) made.push({ type: 'html', value: `<a id="${id}"></a>` })
    kind = named ?? null
  }
  return made
}

function boxOf(kind: string, { children = [] }: Node): Node {
  const [first, ...rest] = children
  if (kind.endsWith('-title') && first?.type === 'paragraph' && rest.length > 0)
    return callout(kind.replace(/-title$/, ''), first.children ?? [], rest)
  return callout(kind.replace(/-title$/, ''), null, children)
}
