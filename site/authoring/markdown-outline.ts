import GithubSlugger from 'github-slugger'
import { markdownToMdast, mdxToMdast } from 'satteri'
import type { Body, Part, Span } from '#domain/knowledge/passage.ts'
import { mdxIssues } from './mdx-issues.ts'
import { type OutlineIssue, outlineIssues } from './outline-issues.ts'
import { strayIssues } from './stray-issues.ts'

/** What a body says, without its markup. */
export type Outline = {
  /** `anchor` is the id that the heading has on its page. */
  headings: { depth: number; text: string; line: number; anchor: string }[]
  links: { url: string; line: number }[]
  images: { url: string; alt: string; line: number }[]
  /** Ids that HTML in the text gives to a place. */
  ids: { id: string; line: number }[]
  /** What the code of MDX is imported from. */
  imports: { from: string; line: number }[]
  /** Tags of HTML, as written. */
  tags: { name: string; written: string; line: number }[]
  /** What readers will not see as it was meant. */
  issues: OutlineIssue[]
  /** Plain text, one line a block. */
  text: string
  /** Where the text of each heading begins, and where code stands, as places in `text`. */
  parts: Part[]
  code: Span[]
}

type Node = {
  type: string
  value?: string
  url?: string
  alt?: string
  identifier?: string
  depth?: number
  children?: Node[]
  position?: { start: { line: number; offset?: number }; end: { offset?: number } }
}

const blocks = new Set([
  'paragraph',
  'heading',
  'code',
  'listItem',
  'tableCell',
  'blockquote',
  'containerDirective',
  'leafDirective',
])

/** Reads headings, links, images and plain text from a body whose first line is line `firstLine`. Throws on broken MDX. */
export function outlineOf(body: string, { mdx, firstLine }: { mdx: boolean; firstLine: number }): Outline {
  const options = { features: { directive: true, gfm: true, frontmatter: false } }
  const tree = (mdx ? mdxToMdast(body, options) : markdownToMdast(body, options)) as Node
  const outline: Outline = {
    headings: [],
    links: [],
    images: [],
    ids: [],
    imports: [],
    tags: [],
    issues: [],
    text: '',
    parts: [],
    code: [],
  }
  const slugger = new GithubSlugger()
  const plain = (node: Node): string => plainOf(node, body)
  const pictures = picturesByReference(tree, body)
  const parts: string[] = []
  const visit = (node: Node) => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1
    if (node.type === 'heading') {
      const text = plain(node)
      outline.headings.push({ depth: node.depth ?? 1, text, line, anchor: slugger.slug(text) })
      parts.push(marks.heading)
    }
    if (node.type === 'definition' && node.url && pictures.has(node.identifier ?? ''))
      outline.images.push({ url: node.url, alt: pictures.get(node.identifier ?? '') ?? '', line })
    else if ((node.type === 'link' || node.type === 'definition') && node.url)
      outline.links.push({ url: node.url, line })
    if (node.type === 'image' && node.url) outline.images.push({ url: node.url, alt: node.alt ?? '', line })
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(unmarked(node.value ?? ''))
    if (node.type === 'code') parts.push(marks.code, unmarked(node.value ?? ''), marks.end)
    if (node.type === 'image') parts.push(node.alt ?? '')
    if (node.type === 'mdxjsEsm') outline.imports.push(...importsIn(node.value ?? '', line))
    if (node.type === 'html') readTags(tagsOf(node.value ?? '', line), outline)
    if (node.type === 'textDirective') parts.push(unmarked(writtenAt(node, body)))
    if (node.type === 'html') parts.push((node.value ?? '').replace(/<[^>]*>/g, ' '))
    if (node.type !== 'textDirective') for (const child of node.children ?? []) visit(child)
    if (blocks.has(node.type)) parts.push('\n')
  }
  visit(tree)
  outline.issues.push(
    ...outlineIssues(tree as Parameters<typeof outlineIssues>[0], { body, firstLine }),
    ...strayIssues(tree as Parameters<typeof strayIssues>[0], { body, firstLine }),
    ...(mdx ? mdxIssues(tree as Parameters<typeof mdxIssues>[0], { firstLine }) : []),
    ...doubleIds(outline),
  )
  const marked = parts
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
  return { ...outline, ...readMarks(marked, outline.headings) }
}

/** Names of definitions that only pictures use, with what describes the first of them. */
function picturesByReference(tree: Node, body: string): Map<string, string> {
  const pictures = new Map<string, string>()
  if (!/!\[[^\]]*\](?!\()/.test(body)) return pictures
  const links = new Set<string>()
  const visit = (node: Node) => {
    const name = node.identifier ?? ''
    if (node.type === 'imageReference' && !pictures.has(name)) pictures.set(name, node.alt ?? '')
    if (node.type === 'linkReference') links.add(name)
    for (const child of node.children ?? []) visit(child)
  }
  visit(tree)
  for (const name of links) pictures.delete(name)
  return pictures
}

/** What `import` and `export … from` name, each with its line. */
function importsIn(code: string, firstLine: number): Outline['imports'] {
  return [...code.matchAll(/^[ \t]*(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*(["'])(.+?)\1/gm)].map(
    ({ index, 2: from = '' }) => ({ from, line: firstLine + code.slice(0, index).split('\n').length - 1 }),
  )
}

/** Ids that two places of a page have: a link to them arrives at the first. */
function doubleIds({ ids, headings }: Outline): OutlineIssue[] {
  const taken = new Map(headings.map(({ anchor, line }) => [anchor, line]))
  return ids.flatMap(({ id, line }) => {
    const other = taken.get(id)
    if (other === undefined) taken.set(id, line)
    return other === undefined
      ? []
      : [{ line, came: id, expected: `an id of its own: line ${other} has it`, hint: 'rename one, or remove this one' }]
  })
}

/** What of an outline is kept to be read and searched. */
export function bodyOf({ headings, text, parts, code }: Outline): Body {
  return { headings: headings.map((heading) => heading.text), text, parts, code }
}

/** Signs that no text holds stand where a heading or code begins and ends, until white space is put in order. */
const marks = { heading: '\uE000', code: '\uE001', end: '\uE002' }

function unmarked(text: string): string {
  return text.replace(/[\uE000-\uE002]/g, '')
}

function readMarks(marked: string, headings: Outline['headings']): Pick<Outline, 'text' | 'parts' | 'code'> {
  const pieces = marked.split(/([\uE000-\uE002])/)
  const parts: Part[] = []
  const code: Span[] = []
  let text = ''
  for (const piece of pieces) {
    if (piece === marks.heading) parts.push({ at: text.length, anchor: headings[parts.length]?.anchor ?? '' })
    else if (piece === marks.code) code.push({ from: text.length, to: text.length })
    else if (piece === marks.end) code.push({ from: code.pop()?.from ?? text.length, to: text.length })
    else text += piece
  }
  return { text, parts, code }
}

/** Text of a node. What only looks like a directive in a line (22:30) is text, as on the page. */
function plainOf(node: Node, body: string): string {
  if (node.type === 'textDirective') return writtenAt(node, body)
  if (node.value !== undefined && node.type !== 'html') return node.value
  return (node.children ?? []).map((child) => plainOf(child, body)).join('')
}

function writtenAt({ position }: Node, body: string): string {
  return body.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

/** Tags, and what they say of places, links and pictures. */
function readTags(tags: Outline['tags'], outline: Outline): void {
  for (const tag of tags) {
    const { name, written, line } = tag
    outline.tags.push(tag)
    const id = attributeOf(written, 'id') ?? (name === 'a' ? attributeOf(written, 'name') : null)
    const href = name === 'a' ? attributeOf(written, 'href') : null
    const src = name === 'img' ? attributeOf(written, 'src') : null
    if (id) outline.ids.push({ id, line })
    if (href) outline.links.push({ url: href, line })
    if (src) outline.images.push({ url: src, alt: attributeOf(written, 'alt') ?? '', line })
  }
}

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null
}

function tagsOf(html: string, firstLine: number): Outline['tags'] {
  return [...html.matchAll(/<([A-Za-z][\w:.-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g)].map((found) => ({
    name: (found[1] ?? '').toLowerCase(),
    written: found[0],
    line: firstLine + html.slice(0, found.index).split('\n').length - 1,
  }))
}
