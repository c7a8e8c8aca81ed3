import { loosely } from './anchor.ts'
import { blocks } from './constructs.ts'
import type { Reading, Resolve } from './reading.ts'
import { type Node, plainText, text, trimmed } from './tree.ts'

type Options = {
  resolve: Resolve
  /** Places to which some page links: others need no sign. */
  places: ReadonlySet<string>
  leave(kind: string, words: string): void
}
type Resolved = { tree: Node; problems: string[]; notes: Set<string>; links: number; pictures: number }

const elsewhere = /^([a-z][a-z0-9+.-]*:|\/\/)/i
const known = /^(https?|mailto|tel|ftp|sftp|ssh|irc|slack|msteams):|^\/\//i

/** Gives every link and picture of a page its address here. A link that leads nowhere becomes its text. */
export function resolved(reading: Reading, { resolve, places, leave }: Options): Resolved {
  const problems = new Set<string>()
  const notes = new Set<string>()
  const gone = new Set<string>()
  let links = 0
  let pictures = 0
  findGone(reading.tree)
  const [tree] = visit(reading.tree)
  return { tree: tree as Node, problems: [...problems], notes, links, pictures }

  function findGone(node: Node): void {
    if (node.type === 'definition' && !linked(node.url ?? '', node)) gone.add(node.identifier ?? '')
    for (const child of node.children ?? []) findGone(child)
  }

  function visit(node: Node): Node[] {
    switch (node.type) {
      case 'link':
        return visitLink(node)
      case 'paragraph':
        return [{ ...node, children: trimmed(inner(node)) }]
      case 'image':
        return pictureOf(node)
      case 'html':
        return node.data?.place && !isWanted(node) ? [] : [node]
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

  function isWanted({ value = '' }: Node): boolean {
    const id = (/"(.*)"/.exec(value)?.[1] ?? '').replaceAll('&amp;', '&')
    return places.has(id) || places.has(encodeURI(id)) || places.has(loosely(id))
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
    const far = (child: Node) => hasText && child.type === 'image' && !child.alt && elsewhere.test(child.url ?? '')
    for (const child of (node.children ?? []).filter(far)) leave('address', child.url ?? '')
    const children = inner({ ...node, children: (node.children ?? []).filter((child) => !far(child)) })
    const isEmpty = !children.some((child) => child.type === 'image' || plainText(child).trim() !== '')
    if (isEmpty) {
      leave('link without a text', node.url ?? '')
      return children
    }
    if (node.written && /^!?\[\[\s/.test(node.written)) return [text(node.written)]
    const found = linked(node.url ?? '', node)
    if (!found) return node.written && looksLikeCode(node.written) ? [text(node.written)] : children
    if (found.picture)
      return children.some(({ type }) => type === 'image')
        ? children
        : [{ type: 'image', url: found.url, alt: children.map(plainText).join(''), title: null }]
    links++
    return [{ ...node, url: found.url, children: withoutLinks(children) }]
  }

  function visitDefinition(node: Node): Node[] {
    if (gone.has(node.identifier ?? '')) return []
    const found = linked(node.url ?? '', node)
    if (!found) return []
    links++
    return [{ ...node, url: found.url }]
  }

  /** Where a link leads now; null when it must go. Addresses on other sites stay, those that run code do not. */
  function linked(written: string, node: Node): { url: string; picture?: boolean } | null {
    const url = written.trim().replace(/^pathname:\/\//, '')
    if (url === '') return null
    if (/^link:https?:/.test(url)) return { url: url.slice('link:'.length) }
    const isWiki = node.written !== undefined && !/^https?:/.test(url)
    if (elsewhere.test(url) && !isWiki)
      return known.test(url) ? (resolve(url, 'link') ?? { url }) : missing('is no address a reader may follow')
    const found = resolve(url, 'link')
    if (!found) return missing('leads nowhere')
    if (found.why) problems.add(`${lineOf(node)}the link to ${url} ${found.why}`)
    return found.url === '' ? null : found

    function missing(why: string): null {
      problems.add(`${lineOf(node)}the link to ${url} ${why}; its text was kept`)
      leave('address', url)
      return null
    }
  }

  function pictureOf(node: Node): Node[] {
    const url = (node.url ?? '').trim()
    const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim()
    if (/^data:image\/(png|gif|jpeg|webp);/i.test(url)) return [node]
    if (elsewhere.test(url)) {
      if (!/^(https?:|\/\/)/i.test(url)) return alt ? [text(alt)] : []
      if (/notion\.so\/icons\//.test(url)) {
        leave('icon', url)
        return []
      }
      if (/shields\.io|badge/i.test(url)) {
        leave('badge', `${alt} ${url}`)
        return []
      }
      problems.add(
        `${lineOf(node)}the picture ${url} lies on another site; it is now a link: put the file beside the article`,
      )
      links++
      return [{ type: 'link', url, title: node.title ?? null, children: [text(alt || 'Picture')] }]
    }
    const found = resolve(url, 'image')
    if (!found) {
      problems.add(`${lineOf(node)}the picture ${url || '(no address)'} is not there; its description was kept`)
      leave('address', url)
      return described(alt)
    }
    if (!found.picture) {
      links++
      return [
        {
          type: 'link',
          url: found.url,
          title: null,
          children: [text((alt || url).replace(/#\^?/g, ' > ').replace(/^ > /, ''))],
        },
      ]
    }
    if (!alt) notes.add('a picture has no description: write one for those who cannot see it')
    pictures++
    return [{ ...node, url: found.url, alt }]
  }
}

function described(alt: string): Node[] {
  return alt ? [{ type: 'emphasis', children: [text(alt)] }] : []
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

function lineOf(node: Node): string {
  return node.line === undefined ? '' : `line ${node.line}: `
}
