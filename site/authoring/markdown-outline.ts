import { markdownToMdast, mdxToMdast } from 'satteri'

/** What a body says, without its markup. */
export type Outline = {
  headings: { depth: number; text: string; line: number }[]
  links: { url: string; line: number }[]
  images: { url: string; alt: string; line: number }[]
  /** Tags of HTML, as written. */
  tags: { name: string; written: string; line: number }[]
  /** Plain text, one line a block. */
  text: string
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
  const outline: Outline = { headings: [], links: [], images: [], tags: [], text: '' }
  const parts: string[] = []
  const visit = (node: Node) => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1
    if (node.type === 'heading') outline.headings.push({ depth: node.depth ?? 1, text: plain(node), line })
    if ((node.type === 'link' || node.type === 'definition') && node.url) outline.links.push({ url: node.url, line })
    if (node.type === 'image' && node.url) outline.images.push({ url: node.url, alt: node.alt ?? '', line })
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') parts.push(node.value ?? '')
    if (node.type === 'image') parts.push(node.alt ?? '')
    if (node.type === 'html') outline.tags.push(...tagsOf(node.value ?? '', line))
    if (node.type === 'html') parts.push((node.value ?? '').replace(/<[^>]*>/g, ' '))
    for (const child of node.children ?? []) visit(child)
    if (blocks.has(node.type)) parts.push('\n')
  }
  visit(tree)
  outline.text = parts
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
  return outline
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
