import { markdownToMdast, mdxToMdast } from 'satteri'
import type { Body, Part, Span } from '#domain/knowledge/passage.ts'

/** What a body says, without its markup. */
export type Outline = {
  /** `anchor` is the id that the heading has on its page. */
  headings: { depth: number; text: string; line: number; anchor: string }[]
  links: { url: string; line: number }[]
  images: { url: string; alt: string; line: number }[]
  /** Tags of HTML, as written. */
  tags: { name: string; written: string; line: number }[]
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
  depth?: number
  children?: Node[]
  position?: { start: { line: number } }
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
  const outline: Outline = { headings: [], links: [], images: [], tags: [], text: '', parts: [], code: [] }
  const anchorOf = makeAnchors()
  const parts: string[] = []
  const visit = (node: Node) => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1
    if (node.type === 'heading') {
      const text = plain(node)
      outline.headings.push({ depth: node.depth ?? 1, text, line, anchor: anchorOf(text) })
      parts.push(marks.heading)
    }
    if ((node.type === 'link' || node.type === 'definition') && node.url) outline.links.push({ url: node.url, line })
    if (node.type === 'image' && node.url) outline.images.push({ url: node.url, alt: node.alt ?? '', line })
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(unmarked(node.value ?? ''))
    if (node.type === 'code') parts.push(marks.code, unmarked(node.value ?? ''), marks.end)
    if (node.type === 'image') parts.push(node.alt ?? '')
    if (node.type === 'html') outline.tags.push(...tagsOf(node.value ?? '', line))
    if (node.type === 'html') parts.push((node.value ?? '').replace(/<[^>]*>/g, ' '))
    for (const child of node.children ?? []) visit(child)
    if (blocks.has(node.type)) parts.push('\n')
  }
  visit(tree)
  const marked = parts
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
  return { ...outline, ...readMarks(marked, outline.headings) }
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

/** Ids of headings as the site makes them: the words of each, and a number behind what was there before. */
function makeAnchors(): (heading: string) => string {
  const used = new Map<string, number>()
  return (heading) => {
    const slug = heading
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-')
    const number = used.get(slug) ?? 0
    used.set(slug, number + 1)
    return number === 0 ? slug : `${slug}-${number}`
  }
}

function plain(node: Node): string {
  if (node.value !== undefined && node.type !== 'html') return node.value
  return (node.children ?? []).map(plain).join('')
}

function tagsOf(html: string, firstLine: number): Outline['tags'] {
  return [...html.matchAll(/<([A-Za-z][\w:.-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g)].map((found) => ({
    name: (found[1] ?? '').toLowerCase(),
    written: found[0],
    line: firstLine + html.slice(0, found.index).split('\n').length - 1,
  }))
}
