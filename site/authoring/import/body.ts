import GithubSlugger from 'github-slugger'
import { sectionOf } from '#domain/knowledge/contract.ts'
import { resolved } from './addresses.ts'
import { loosely } from './anchor.ts'
import { blocks } from './constructs.ts'
import { convert } from './convert.ts'
import { dialectReaders } from './dialects/all.ts'
import { withoutMarks } from './includes.ts'
import { parse } from './parse.ts'
import { importedBy } from './parts.ts'
import type { Body, Left, Reading, Resolve } from './reading.ts'
import { scan } from './scan.ts'
import { descend, flow, type Node, plainText, text, trimmed } from './tree.ts'
import type { Work } from './work.ts'
import { written } from './write.ts'

export type ReadOptions = {
  mdx: boolean
  firstLine: number
  /** The title that frontmatter gives. */
  title?: string | null
  include?: (path: string) => string | null
  variable?: (name: string) => string | null
}

/** Reads a body in whatever dialect it is written into a tree of Ladder's own constructs. */
export function readBody(source: string, options: ReadOptions): Reading {
  const { mdx, firstLine, include = () => null, variable = () => null } = options
  const isMdx = mdx || /^import\s[^\n]*\sfrom\s+['"]/m.test(source)
  const scanned = (text: string, line: number) =>
    scan(text, { readers: dialectReaders, mdx: isMdx, here: { include, variable }, firstLine: line })
  const parsed = parse(scanned(withoutMarks(source), firstLine), { mdx: isMdx })
  const notes: string[] = []
  if (isMdx && parsed.escaped > 0) notes.push('{ and < that MDX could not read kept as text')
  if (isMdx && !parsed.wasMdx) notes.push('read as Markdown: it is no MDX that compiles')
  return readTree(parsed, { ...options, isMdx, notes, again: (text) => parse(scanned(text, 1), { mdx: isMdx }).tree })
}

type TreeOptions = Pick<ReadOptions, 'title' | 'include' | 'variable'> & {
  /** Whether the title stands outside of the text: what the text has above it are sections. */
  isTitled?: boolean
  isMdx: boolean
  notes: readonly string[]
  /** Parses a text of the same dialect. */
  again(text: string): Node
}

/** Reads a tree of elements that nobody has understood yet. */
export function readTree(
  { tree: elements, comments }: { tree: Node; comments: string[] },
  options: TreeOptions,
): Reading {
  const { include = () => null, variable = () => null, isMdx } = options
  const notes = new Set<string>(options.notes)
  const decisions = new Map<string, Set<number>>()
  const left: Left[] = []
  const leave = (kind: string, words: string) => {
    if (/[\p{L}\p{N}]/u.test(words)) left.push({ kind, words: words.replace(/\s+/g, ' ').trim() })
  }
  if (comments.length > 0) notes.add('HTML comments removed')
  for (const comment of comments) leave('comment', comment)
  const { parts, values } = importedBy(elements, include)
  const work: Omit<Work, 'inner' | 'read'> = {
    did: (what) => void notes.add(what),
    decide: (what, line) => {
      const lines = decisions.get(what) ?? new Set()
      if (line !== undefined) lines.add(line)
      decisions.set(what, lines)
    },
    leave,
    variable: (name) => values.get(name) ?? variable(name),
    include,
    isMdx,
    parts,
  }
  const tree = finished(convert(elements, work, options.again))
  const found = titleHeading(tree, options.title ?? null, options.isTitled ?? false)
  if (found) tree.children = (tree.children ?? []).flatMap((node) => (node === found ? picturesIn(node) : [node]))
  if (found && options.title) leave('heading that named the page', plainText(found))
  if (options.isTitled) lowered(tree)
  const anchors = named(tree, found)
  return {
    tree,
    heading: found ? plainText(found).replace(/\s+/g, ' ').trim() : null,
    headings: descend(tree).flatMap((node) => (node.type === 'heading' ? [plainText(node).trim()] : [])),
    anchors,
    opening: openingOf(tree),
    notes,
    decisions,
    left,
  }
}

/** Writes a page that was read, with the addresses of this place. */
export function writeBody(reading: Reading, resolve: Resolve, places = placesIn(reading)): Body {
  const left = [...reading.left]
  const { tree, problems, notes, links, pictures } = resolved(reading, {
    resolve,
    places,
    leave: (kind, words) => void left.push({ kind, words }),
  })
  return {
    text: `${written(tree).trim()}\n`,
    notes: [...reading.notes, ...notes],
    problems: [...decided(reading.decisions), ...problems],
    left,
    links,
    pictures,
  }
}

/** Names of the places to which a page links, its own and those of others. */
export function placesIn({ tree }: Reading): Set<string> {
  return new Set(
    descend(tree).flatMap(({ url }) => {
      const [, name = ''] = /#(.+)$/.exec(url ?? '') ?? []
      return name === '' ? [] : [name, loosely(name)]
    }),
  )
}

/** Reads and writes at once. */
export function rewriteBody(source: string, options: ReadOptions & { resolve: Resolve }): Reading & Body {
  const reading = readBody(source, options)
  const body = writeBody(reading, options.resolve)
  return { ...reading, ...body, notes: body.notes as never }
}

function decided(decisions: Reading['decisions']): string[] {
  return [...decisions].map(([what, lines]) => {
    const places = [...lines].sort((a, b) => a - b)
    const where =
      places.length === 0
        ? ''
        : `line${places.length > 1 ? 's' : ''} ${places.slice(0, 5).join(', ')}${places.length > 5 ? ' …' : ''}: `
    return `${where}${what}${places.length > 1 ? ` (${places.length} times)` : ''}`
  })
}

/** The only heading of depth 1, or the first of several, unless it is a section of the contract; or one that says the title. */
function titleHeading(tree: Node, title: string | null, isTitled: boolean): Node | null {
  const children = tree.children ?? []
  const said = (node: Node) => plainText(node).replace(/\s+/g, ' ').trim().toLowerCase()
  const tops = children.filter(({ type, depth }) => type === 'heading' && depth === 1)
  const first = children.find(({ type }) => type === 'heading')
  if (title && first && said(first) === title.trim().toLowerCase()) return first
  const [found] = isTitled ? [] : tops
  if (!found || said(found) === '') return null
  return tops.length === 1 || !sectionOf(plainText(found)) ? found : null
}

/** Sections begin below the title: when one is as high, all go one down. */
function lowered(tree: Node): void {
  const headings = descend(tree).filter(({ type }) => type === 'heading')
  if (headings.some(({ depth }) => depth === 1))
    for (const one of headings) one.depth = Math.min(6, (one.depth ?? 1) + 1)
}

/** A logo in the heading that named the page stays above the text. */
function picturesIn(heading: Node): Node[] {
  const pictures = descend(heading).filter(({ type }) => type === 'image' || type === 'imageReference')
  return pictures.length > 0 ? [{ type: 'paragraph', children: pictures }] : []
}

/** Gives headings the anchors of this site, keeps those that were theirs, and says which stands for which. */
function named(tree: Node, title: Node | null): Map<string, string> {
  const anchors = new Map<string, string>()
  const slugger = new GithubSlugger()
  const foreign = new GithubSlugger()
  const known = (name: string, anchor: string) => {
    for (const key of [name, loosely(name)]) if (key !== '' && !anchors.has(key)) anchors.set(key, anchor)
  }
  if (title) {
    known(foreign.slug(plainText(title)), '')
    if (title.data?.id) known(title.data.id, '')
    for (const node of title.children ?? []) if (node.type === 'html') for (const id of idsOf(node)) known(id, '')
  }
  for (const node of descend(tree)) {
    if (node.type === 'html') for (const id of idsOf(node)) known(id, id.replaceAll('&', '%26'))
    if (node.type !== 'heading') continue
    const said = plainText(node).trim()
    const anchor = slugger.slug(said)
    const isAnchor = (child: Node) => child.type === 'html' && /^<a id="/.test(child.value ?? '')
    const inside = (node.children ?? []).filter(isAnchor).flatMap(idsOf)
    const ids = [...new Set([...(node.data?.id ? [node.data.id] : []), ...inside])]
    for (const id of ids) anchors.set(id, anchor)
    known(foreign.slug(said), anchor)
    const kept = ids.filter((id) => id !== anchor && /^[\w.:-]+$/.test(id))
    const rest = trimmed((node.children ?? []).filter((child) => !isAnchor(child)))
    node.children = [...kept.map((id): Node => ({ type: 'html', value: `<a id="${id}"></a>` })), ...rest]
    delete node.data
  }
  return anchors
}

function idsOf(node: Node): string[] {
  return [...(node.value ?? '').matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id.replaceAll('&amp;', '&'))
}

/** The first paragraph, else the first inside of something. */
function openingOf(tree: Node): string | null {
  const inside = descend(tree).filter(({ data }) => !data?.directiveLabel)
  for (const node of [...(tree.children ?? []), ...inside]) {
    const text =
      node.type === 'paragraph' && /\p{L}/u.test(plainText(node))
        ? withoutLostLinks(saidBy(node)).replace(/\s+/g, ' ').trim()
        : ''
    if (/\p{L}{2}/u.test(text)) return text
  }
  return null
}

/** Text of a line, with what its pictures show. */
function saidBy(node: Node): string {
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'html') return ''
  return node.type === 'break' ? ' ' : (node.value ?? (node.children ?? []).map(saidBy).join(''))
}

/** A link by reference whose definition is missing is left as it was written; a summary says its words only. */
function withoutLostLinks(text: string): string {
  return text.replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
}

const lineBreak: Node = { type: 'html', value: '<br>' }
const lines = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'])

/** Takes out what only the reading needed, and puts what is left in good order. */
function finished(node: Node): Node {
  const children = (node.children ?? []).filter(({ type }) => type !== 'attributes').map(finished)
  if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'listItem' ||
    node.type === 'containerDirective'
  ) {
    const label = node.type === 'containerDirective' && children[0]?.data?.directiveLabel ? [children[0]] : []
    return { ...node, children: [...label, ...blocks(flow(children.slice(label.length)))] }
  }
  if (node.type === 'heading' || node.type === 'tableCell')
    return { ...node, children: oneLine(trimmed(merged(children)), node.type === 'heading' ? text(' ') : lineBreak) }
  if (lines.has(node.type)) return { ...node, children: merged(children) }
  return node.children ? { ...node, children } : node
}

/** A heading or a cell is one line. */
function oneLine(nodes: Node[], between: Node): Node[] {
  return nodes.map((node) => {
    if (node.type === 'break') return between
    if (node.type === 'text') return { ...node, value: (node.value ?? '').replace(/\s*\n\s*/g, ' ') }
    return node.children ? { ...node, children: oneLine(node.children, between) } : node
  })
}

/** Texts beside each other are one, and a line that ends or begins has no space there. */
function merged(nodes: Node[]): Node[] {
  const made: Node[] = []
  for (const node of nodes) {
    const last = made.at(-1)
    const value = node.value ?? ''
    if (node.type === 'text' && last?.type === 'text')
      made[made.length - 1] = { ...last, value: (last.value ?? '') + value }
    else if (node.type === 'text' && last?.type === 'break') made.push({ ...node, value: value.trimStart() })
    else if (node.type === 'break' && last?.type === 'text')
      made.splice(-1, 1, { ...last, value: (last.value ?? '').trimEnd() }, node)
    else made.push(node)
  }
  return made.filter(({ type, value }) => type !== 'text' || value !== '')
}
