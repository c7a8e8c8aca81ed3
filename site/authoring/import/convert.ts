import { codeName } from './code-name.ts'
import { blocks, callout, calloutType, list, namedCode, words } from './constructs.ts'
import { dialectMeanings } from './dialects/all.ts'
import { definition, htmlMeanings } from './html-meanings.ts'
import { descend, inLine, isPhrasing, link, type Node, paragraph, plainText, strong, text, trimmed } from './tree.ts'
import type { Meaning, Work } from './work.ts'

/** Turns what a dialect wrote into what Ladder knows, from the inside out. */
export function convert(root: Node, work: Omit<Work, 'inner' | 'read'>, parse: (text: string) => Node): Node {
  const full: Work = {
    ...work,
    inner: (element) => readAll(element.children ?? [], full),
    read: (text) => full.inner(parse(text)),
  }
  return { type: 'root', children: blocks(full.inner(root)) }
}

function readAll(nodes: readonly Node[], work: Work): Node[] {
  return nodes.flatMap((node) => read(node, work))
}

function read(node: Node, work: Work): Node[] {
  const inner = () => work.inner(node)
  switch (node.type) {
    case 'element':
      return readElement(node, work)
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
          children: rectangular(node).map((row) => ({ ...row, children: readAll(row.children ?? [], work) })),
        },
      ]
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = inner()
      return children.every(isPhrasing) ? [{ ...node, children }] : children
    }
    case 'link':
      return [{ ...node, children: shownAs(node, inLine(inner())) }]
    case 'image':
      return [{ ...node, alt: pictureName(node) }]
    case 'linkReference':
      return [{ ...node, children: inLine(inner()) }]
    case 'blockquote':
      return readQuote(node, work)
    case 'code':
      return readCode(node, work)
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
    return blocks(work.read(inside))
  }
  const meaning: Meaning | undefined = Object.hasOwn(dialectMeanings, name) ? dialectMeanings[name] : undefined
  if (meaning) return element.loose === 'close' ? [] : meaning(element, work)
  const lower = name.toLowerCase()
  const html = Object.hasOwn(htmlMeanings, lower) ? htmlMeanings[lower] : undefined
  const isComponent = /^[A-Z]/.test(name) && (work.isMdx || !html)
  if (html && !isComponent && (work.isMdx || !isPlaceholder(restOf(element)))) {
    if (element.loose === 'close') return lower === 'br' ? [{ type: 'break' }] : lower === 'p' ? [] : []
    return html(element, work)
  }
  const isTag = !isComponent && !/[:-]/.test(name)
  const looksWritten =
    element.loose && Object.keys(element.attributes ?? {}).every((key) => element.attributes?.[key] === '')
  if (!work.isMdx && (isTag || looksWritten)) return asWritten(element, work)
  return unknown(element, work)
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

const titles = ['title', 'label', 'name', 'header', 'heading', 'question', 'summary', 'headline', 'caption', 'tab']
const sayings = ['description', 'text', 'content', 'message', 'subtitle', 'tip', 'alt', 'body', 'answer']
const addresses = ['href', 'url', 'to', 'link', 'src']

/** An element that nobody here knows: what it says stays, the rest is named. */
function unknown(element: Node, work: Work): Node[] {
  const attributes = element.attributes ?? {}
  const name = element.name ?? ''
  const said = (keys: string[]) => keys.flatMap((key) => words(attributes[key]))
  const inner = work.inner(element)
  const address = addresses.map((key) => attributes[key]).find((value) => value && !/^[{[]/.test(value))
  const title = said(titles)
  const more = said(sayings)
  work.decide(`${shown(element)} has no counterpart; its words were kept as text`, element.line)
  const rest = Object.entries(attributes).filter(([key]) => ![...titles, ...sayings, ...addresses].includes(key))
  work.leave(shown(element), [name, ...rest.flat()].join(' '))
  const linked =
    address &&
    /^(https?:|[./#]|[\w-]+\.\w+)/.test(address) &&
    !/\.(png|jpe?g|gif|svg|webp|tsx?|jsx?|css)$/i.test(address)
  const opening = linked
    ? [
        link(
          address,
          title.length > 0 ? title : inner.length > 0 && inner.every(isPhrasing) ? inLine(inner) : [text(address)],
          element.line,
        ),
      ]
    : title.length > 0
      ? [strong(title)]
      : []
  if (address && !linked) work.leave(shown(element), address)
  if (title.length === 0 && more.length === 0 && !linked) return inner
  if (linked && title.length === 0 && inner.every(isPhrasing) && more.length === 0) return opening
  return [paragraph(opening), ...(more.length > 0 ? [paragraph(more)] : []), ...blocks(inner)].filter(
    ({ children = [] }, index) => index > 1 || children.length > 0,
  )
}

function shown(element: Node): string {
  const written = (element.written ?? '').trimStart()
  if (/^\{[{%]/.test(written))
    return `${written.slice(0, 3).trim()} ${(element.name ?? '').replace(/^\w+:/, '')} ${written.startsWith('{{') ? '}}' : '%}'}`
  return written.startsWith('<') ? `<${element.name}>` : (element.name ?? '').replace(/^\w+:/, '')
}

function readParagraph(node: Node, work: Work): Node[] {
  const { classes, rest } = withoutAttributes(work.inner(node), work)
  if (classes.includes('toc')) {
    const said = rest.flatMap(descend).map(({ value, alt }) => value ?? alt ?? '')
    work.leave('table of contents', said.join(' '))
    return []
  }
  const kind = classes.find((name) => calloutType(name))
  const parts = blocks(withoutBlockId(rest, work)).map((part) =>
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

function readCode(node: Node, work: Work): Node[] {
  const { lang, name, left } = codeName(node)
  if (left) work.leave('code options', left)
  return [
    namedCode(
      { type: 'code', lang, meta: null, value: node.value ?? '', ...(node.line ? { line: node.line } : {}) },
      name,
    ),
  ]
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

function pictureName(node: Node): string {
  const alt = (node.alt ?? '').replace(/\s+/g, ' ')
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

/** `<i want this>`: words where attributes would stand. */
function isPlaceholder(rest: string): boolean {
  const words = rest.trim()
  return words !== '' && !/=/.test(words) && !/^(open|hidden|nowrap|noshade|compact)$/i.test(words)
}
