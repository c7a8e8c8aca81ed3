import { loosely } from './anchor.ts'
import { blocks } from './constructs.ts'
import { described, pictureHere } from './picture-here.ts'
import type { Reading } from './reading.ts'
import { type Going, isElsewhere, targetOf } from './target.ts'
import { type Node, plainText, text, trimmed } from './tree.ts'

type Options = Pick<Going, 'resolve' | 'leave'> & {
  /** Places to which some page links: others need no sign. */
  places: ReadonlySet<string>
}
type Resolved = Pick<Going, 'notes' | 'links' | 'pictures'> & { tree: Node; problems: string[] }

/** Gives every link and picture of a page its address here. A link that leads nowhere becomes its text. */
export function resolved(reading: Reading, { resolve, places, leave }: Options): Resolved {
  const going: Going = { resolve, leave, problems: new Set(), notes: new Set(), links: 0, pictures: 0 }
  /** Definitions that lead nowhere. */
  const gone = new Set<string>()
  findGone(reading.tree)
  const [tree] = visit(reading.tree)
  const { problems, notes, links, pictures } = going
  return { tree: tree as Node, problems: [...problems], notes, links, pictures }

  function findGone(node: Node): void {
    if (node.type === 'definition' && !targetOf(node, going)) gone.add(node.identifier ?? '')
    for (const child of node.children ?? []) findGone(child)
  }

  function visit(node: Node): Node[] {
    switch (node.type) {
      case 'link':
        return visitLink(node)
      case 'paragraph':
        return [{ ...node, children: trimmed(inner(node)) }]
      case 'image':
        return pictureHere(node, going)
      case 'html':
        return node.data?.place && !isWanted(node, places) ? [] : [node]
      case 'definition':
        return visitDefinition(node)
      case 'linkReference':
        return gone.has(node.identifier ?? '') ? inner(node) : [{ ...node, children: inner(node) }]
      case 'imageReference':
        return gone.has(node.identifier ?? '') ? described(node.alt ?? '') : [node]
      case 'blockquote':
      case 'listItem':
      case 'containerDirective':
      case 'root': {
        const children = inner(node)
        const label = children[0]?.data?.directiveLabel ? [children[0]] : []
        return [{ ...node, children: [...label, ...blocks(children.slice(label.length))] }]
      }
    }
    return [node.children ? { ...node, children: inner(node) } : node]
  }

  function inner(node: Node): Node[] {
    return (node.children ?? [])
      .flatMap(visit)
      .filter(
        (child) =>
          child.type !== 'paragraph' ||
          (child.children ?? []).some((one) => one.type !== 'text' || (one.value ?? '').trim() !== ''),
      )
  }

  function visitLink(node: Node): Node[] {
    const hasText = plainText(node).trim() !== ''
    const far = (child: Node) => hasText && child.type === 'image' && !child.alt && isElsewhere(child.url ?? '')
    for (const child of (node.children ?? []).filter(far)) leave('address', child.url ?? '')
    const children = inner({ ...node, children: (node.children ?? []).filter((child) => !far(child)) })
    const isEmpty = !children.some((child) => child.type === 'image' || plainText(child).trim() !== '')
    if (isEmpty) {
      leave('link without a text', node.url ?? '')
      return children
    }
    if (node.written && /^!?\[\[\s/.test(node.written)) return [text(node.written)]
    const found = targetOf(node, going)
    if (!found) return node.written && looksLikeCode(node.written) ? [text(node.written)] : children
    if (found.picture)
      return children.some(({ type }) => type === 'image')
        ? children
        : [{ type: 'image', url: found.url, alt: children.map(plainText).join(''), title: null }]
    going.links++
    return [{ ...node, url: found.url, children: withoutLinks(children) }]
  }

  function visitDefinition(node: Node): Node[] {
    if (gone.has(node.identifier ?? '')) return []
    const found = targetOf(node, going)
    if (!found) return []
    going.links++
    return [{ ...node, url: found.url }]
  }
}

/** Whether some page links to a place. */
function isWanted({ value = '' }: Node, places: ReadonlySet<string>): boolean {
  const id = (/"(.*)"/.exec(value)?.[1] ?? '').replaceAll('&amp;', '&')
  return places.has(id) || places.has(encodeURI(id)) || places.has(loosely(id))
}

/** `[[ -f x ]]` and `[[0]]` are no links. */
function looksLikeCode(written: string): boolean {
  return /^\[\[[\s\d"'$-]/.test(written)
}

/** A link holds no link. */
function withoutLinks(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return withoutLinks(node.children ?? [])
    return [node.children ? { ...node, children: withoutLinks(node.children) } : node]
  })
}
