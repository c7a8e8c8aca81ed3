import { readCode, unraw } from './code.ts'
import { blocks, callout, calloutType, list } from './constructs.ts'
import { dialectMeanings } from './dialects/all.ts'
import { definition, htmlMeanings } from './html-meanings.ts'
import { placed } from './placed.ts'
import { type Attributes, descend, inLine, isPhrasing, type Node, paragraph, plainText, text, trimmed } from './tree.ts'
import { unknown, withUnsaid } from './unknown.ts'
import type { Meaning, Work } from './work.ts'

/** Turns what a dialect wrote into what Ladder knows, from the inside out. */
export function convert(root: Node, work: Omit<Work, 'inner' | 'read'>, parse: (text: string) => Node): Node {
  const full: Work = {
    ...work,
    inner: (element) => readAll(element.children ?? [], full),
    read: (text) => full.inner(parse(text)),
  }
  return { type: 'root', children: blocks(placed(full.inner(root), full)) }
}

function readAll(nodes: readonly Node[], work: Work): Node[] {
  return nodes.flatMap((node) => read(node, work))
}

function read(node: Node, work: Work): Node[] {
  const inner = () => work.inner(node)
  switch (node.type) {
    case 'element':
      return asBlock(node, readElement(node, work))
    case 'paragraph':
      return readParagraph(node, work)
    case 'heading': {
      const { id, rest } = withoutAttributes(inner(), work)
      const children = trimmed(inLine(rest))
      return children.length > 0 ? [{ ...node, children, ...(id ? { data: { id } } : {}) }] : []
    }
    case 'tableCell':
      return [{ ...node, children: trimmed(inLine(inner())) }]
    case 'table':
      return [
        {
          ...node,
          children: rectangular(node)
            .filter((row) => !isOfAttributes(row, work))
            .map((row) => ({ ...row, children: readAll(row.children ?? [], work) })),
        },
      ]
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = inner()
      return children.every(isPhrasing) ? [{ ...node, children }] : children
    }
    case 'link':
      return [{ ...node, children: shownAs(node, trimmed(inLine(inner()))) }]
    case 'image':
      return [named({ ...node, alt: (node.alt ?? '').replace(/\\$/, ''), url: (node.url ?? '').replace(/\\$/, '') })]
    case 'linkReference':
      return [{ ...node, children: inLine(inner()) }]
    case 'blockquote':
      return readQuote(node, work)
    case 'code':
      return readCode(node, work)
    case 'inlineCode':
      return [{ ...node, value: unraw(node.value ?? '').replace(/^(?:#!(?![/ ])|:::)[\w+-]+ (?=\S)/, '') }]
    case 'descriptionList':
      return [definitions(node, work)]
    case 'listItem':
      return [{ ...node, children: blocks(inner()) }]
    case 'footnoteDefinition':
      return [{ ...node, children: blocks(inner()) }]
    case 'list':
      return readList(node, work)
  }
  return [node.children ? { ...node, children: inner() } : node]
}

function readElement(element: Node, work: Work): Node[] {
  const name = element.name ?? ''
  const part = work.parts.get(name) ?? (name === 'Snippet' ? element.attributes?.file : undefined)
  const inside = part && /\.mdx?$/.test(part) ? work.include(part) : null
  if (part && inside !== null) {
    work.leave('include', element.written ?? '')
    return blocks(work.read(withValues(inside, element.attributes ?? {})))
  }
  const isOurs = element.mark || /^[A-Z]|^mdx:/.test(name)
  const meaning: Meaning | undefined =
    isOurs && Object.hasOwn(dialectMeanings, name) ? dialectMeanings[name] : undefined
  if (meaning) return element.loose === 'close' ? [] : withUnsaid(element, meaning(element, work), work)
  const lower = name.toLowerCase()
  const html = Object.hasOwn(htmlMeanings, lower) ? htmlMeanings[lower] : undefined
  const isComponent = /^[A-Z]/.test(name) && (work.isMdx || !html)
  if (html && !isComponent && (work.isMdx || !isPlaceholder(restOf(element)))) {
    if (element.loose === 'close') return lower === 'br' ? [{ type: 'break' }] : lower === 'p' ? [] : []
    return withPlace(element, html(element, work))
  }
  const isTag = !isComponent && !/[:-]/.test(name)
  const looksWritten =
    element.loose && Object.keys(element.attributes ?? {}).every((key) => element.attributes?.[key] === '')
  if (!work.isMdx && (isTag || looksWritten)) return asWritten(element, work)
  return unknown(element, work)
}

/** An element that stood in lines of its own stays apart from what is beside it. */
function asBlock(element: Node, made: Node[]): Node[] {
  return element.apart && made.some(({ type }) => type === 'text') && made.every(isPhrasing) ? blocks(made) : made
}

/** A row that only dresses its table. */
function isOfAttributes(row: Node, work: Work): boolean {
  const inside = (row.children ?? []).flatMap(({ children }) => children ?? [])
  const isOne = inside.length > 0 && inside.every(({ name }) => name === 'attributes')
  if (isOne) for (const { written } of inside) work.leave('attributes', written ?? '')
  return isOne
}

/** A text that is put in, with what its place gives to the names in it. */
function withValues(inside: string, values: Attributes): string {
  return inside.replace(/\{(?:props\.)?(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
}

/** An id is a place to which links may lead; headings and anchors keep theirs themselves. */
function withPlace(element: Node, made: Node[]): Node[] {
  const id = element.attributes?.id
  if (!id || /^(?:h[1-6]|a)$/i.test(element.name ?? '') || /["<>]/.test(id)) return made
  const place: Node = { type: 'html', value: `<a id="${id.replaceAll('&', '&amp;')}"></a>`, data: { place: true } }
  const [first, ...rest] = made
  if (first?.type === 'paragraph') return [{ ...first, children: [place, ...(first.children ?? [])] }, ...rest]
  if (first?.type === 'heading' && !first.data?.id) return [{ ...first, data: { id } }, ...rest]
  return [place, ...made]
}

/** `<i want this>`: what would stand between the name and the end of the tag. */
function restOf(element: Node): string {
  return /^<[^\s>/]+([\s\S]*?)\/?>$/.exec(element.written ?? '')?.[1] ?? ''
}

/** What only looks like a tag is text. */
function asWritten(element: Node, work: Work): Node[] {
  work.did('placeholders such as <name> kept as text')
  const closing = element.closing ? [text(element.closing)] : []
  return [text(element.written ?? ''), ...work.inner(element), ...closing]
}

function readParagraph(node: Node, work: Work): Node[] {
  const { id, classes, rest } = withoutAttributes(work.inner(node), work)
  const place: Node[] = id ? [{ type: 'html', value: `<a id="${id}"></a>` }] : []
  if (classes.includes('toc')) {
    const said = rest.flatMap(descend).map(({ value, alt }) => value ?? alt ?? '')
    work.leave('table of contents', said.join(' '))
    return []
  }
  const kind = classes.find((name) => calloutType(name))
  const parts = blocks([...place, ...withoutBlockId(rest, work)]).map((part) =>
    part.type === 'paragraph' && node.line !== undefined ? { ...part, line: node.line } : part,
  )
  return kind && parts.length > 0 ? [callout(kind, null, parts)] : parts
}

/** A list of attributes at the end of a block dresses the block; classes may name a callout. */
function withoutAttributes(nodes: Node[], work: Work): { id: string | null; classes: string[]; rest: Node[] } {
  const isList = (node: Node) => node.type === 'attributes'
  const lists = nodes.filter(isList)
  for (const one of lists) work.leave('attributes', one.written ?? '')
  const all = lists.map(({ attributes }) => attributes ?? {})
  const id = all.map((one) => one.id).find(Boolean) ?? null
  return {
    id,
    classes: all.flatMap((one) => (one.class ?? '').split(' ')),
    rest: nodes.filter((node) => !isList(node)),
  }
}

function withoutBlockId(nodes: Node[], work: Work): Node[] {
  const last = nodes.at(-1)
  const found = last?.type === 'text' ? /(?:^|\s)\^[a-zA-Z0-9-]+$/.exec(last.value ?? '') : null
  if (!last || !found) return nodes
  work.leave('block id', found[0])
  return [...nodes.slice(0, -1), text((last.value ?? '').slice(0, found.index))]
}

/** A quote that begins with [!kind] is a callout. */
function readQuote(node: Node, work: Work): Node[] {
  const children = blocks(work.inner(node))
  const [first, ...rest] = children
  const opening = first?.type === 'paragraph' ? first.children?.[0] : undefined
  const found = opening?.type === 'text' ? /^\[!([\w-]+)(?:\|[^\]]*)?\]([-+]?)[ \t]*/.exec(opening.value ?? '') : null
  if (!first || !found) return children.length > 0 ? [{ ...node, children }] : []
  const line = [text((opening?.value ?? '').slice(found[0].length)), ...(first.children ?? []).slice(1)]
  const { head, body } = splitAtBreak(line)
  const title = trimmed(head)
  work.did('boxes written as callouts')
  const inner = [...(trimmed(body).length > 0 ? [paragraph(trimmed(body))] : []), ...rest]
  const kind = found[1] ?? 'note'
  if (inner.length === 0 && title.length > 0) return [callout(kind, null, [paragraph(title)])]
  return [callout(githubKind(kind), title, inner)]
}

/** The boxes of GitHub are written in capitals and graver than their names elsewhere. */
function githubKind(kind: string): string {
  return kind === 'CAUTION' ? 'danger' : kind === 'IMPORTANT' ? 'note' : kind
}

function splitAtBreak(nodes: Node[]): { head: Node[]; body: Node[] } {
  const at = nodes.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value?.includes('\n')))
  const node = nodes[at]
  if (!node) return { head: nodes, body: [] }
  if (node.type === 'break') return { head: nodes.slice(0, at), body: nodes.slice(at + 1) }
  const value = node.value ?? ''
  const cut = value.indexOf('\n')
  return {
    head: [...nodes.slice(0, at), text(value.slice(0, cut))],
    body: [text(value.slice(cut + 1)), ...nodes.slice(at + 1)],
  }
}

function definitions(node: Node, work: Work): Node {
  const items: Node[] = []
  let term: Node[] = []
  for (const part of node.children ?? []) {
    const inner = work.inner(part)
    if (part.type === 'descriptionTerm')
      term = [...(term.length > 0 ? [...term, text(', ')] : []), ...trimmed(inLine(inner))]
    else {
      items.push(definition(term, blocks(inner)))
      term = []
    }
  }
  work.did('definition lists written as lists')
  return list(items, false)
}

function readList(node: Node, work: Work): Node[] {
  const items = (node.children ?? [])
    .flatMap((item) => read(item, work))
    .filter(({ children, checked }) => (children ?? []).length > 0 || typeof checked === 'boolean')
  return items.length > 0 ? [{ ...node, children: items }] : []
}

/** A link of a wiki shows where it leads as a reader would say it. */
function shownAs(node: Node, children: Node[]): Node[] {
  if (!node.written) return children
  const said = children.map(plainText).join('')
  return said === node.url && said.includes('#')
    ? [text(said.replace(/#\^?/g, ' > ').trim().replace(/^> /, ''))]
    : children
}

function named(node: Node): Node {
  return { ...node, alt: pictureName(node) }
}

function pictureName(node: Node): string {
  const alt = (node.alt ?? '').replace(/\s+/g, ' ').replace(/\|\d+(?:x\d+)?$/, '')
  if (!node.written) return alt
  if (alt === node.url || /^\d+(x\d+)?$/.test(alt)) return (node.url ?? '').replace(/^.*\/|\.\w+$/g, '')
  return alt
}

/** Rows as wide as their table. */
function rectangular(node: Node): Node[] {
  const rows = node.children ?? []
  const width = Math.max(...rows.map(({ children }) => children?.length ?? 0))
  return rows.map((row) => ({
    ...row,
    children: [
      ...(row.children ?? []),
      ...Array.from({ length: width - (row.children?.length ?? 0) }, () => ({ type: 'tableCell', children: [] })),
    ],
  }))
}

/** Attributes of HTML that need no value. */
const flag =
  /^(?:open|hidden|nowrap|noshade|compact|controls|autoplay|loop|muted|playsinline|async|defer|checked|disabled|selected|required|readonly|multiple|allowfullscreen|itemscope|reversed|default|inert|download)$/i

/** `<i want this>`: words where attributes would stand. */
function isPlaceholder(rest: string): boolean {
  const words = rest.trim()
  return words !== '' && !/=/.test(words) && !words.split(/\s+/).every((word) => flag.test(word))
}
