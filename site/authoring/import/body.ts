import { markdownToMdast, mdxToMdast } from 'satteri'
import { sectionOf } from '#domain/knowledge/contract.ts'
import { isOurMdx, plainMarkdown } from './foreign.ts'
import { cleanHtml } from './html.ts'
import { applyEdits, type Edit, type Node, parseOptions, plainText, rangeOf } from './tree.ts'

/** What an address means here: its new form; `picture` when a link leads to one; null when its file is not there. */
export type Resolve = (url: string, what: 'link' | 'image') => { url: string; picture?: boolean } | null

export type Body = {
  text: string
  mdx: boolean
  /** The heading that named the page; it is taken out, because the page shows its title anyway. */
  heading: string | null
  headings: string[]
  /** The first paragraph as plain text. */
  opening: string | null
  notes: string[]
  problems: string[]
}

type Work = {
  source: string
  resolve: Resolve
  closes: (name: string) => boolean
  components: Set<string>
  notes: Set<string>
  problems: Set<string>
  firstLine: number
}

/** Rewrites a body so that the site can build it: links and pictures, HTML, what other generators understand. */
export function rewriteBody(source: string, options: { mdx: boolean; resolve: Resolve; firstLine: number }): Body {
  const notes = new Set<string>()
  const mdx = options.mdx && isOurMdx(source)
  if (options.mdx && !mdx)
    notes.add('saved as .md: as MDX it would not build here (components, code, or { and < in the text)')
  const plain = mdx
    ? { text: source, components: new Set<string>() }
    : plainMarkdown(source, { mdx: options.mdx, notes })
  const closing = new Set([...plain.text.matchAll(/<\/([a-z][\w-]*)\s*>/gi)].map(([, name = '']) => name.toLowerCase()))
  const work = (text: string): Work => ({
    source: text,
    resolve: options.resolve,
    closes: (name) => closing.has(name),
    components: plain.components,
    notes,
    problems,
    firstLine: options.firstLine,
  })
  const problems = new Set<string>()
  const read = (text: string) => (mdx ? mdxToMdast(text, parseOptions) : markdownToMdast(text, parseOptions)) as Node
  const tree = read(plain.text)
  const title = titleHeading(tree)
  const edits = editsOf(tree, null, work(plain.text))
  if (title) edits.push({ from: rangeOf(title)[0], to: rangeOf(title)[1], by: '' })
  const text = applyEdits(plain.text, edits)
  const result = read(text)
  if (/\{\{[<%].*[%>]\}\}/.test(text))
    problems.add('short codes of another generator stand in the text: write out what they stood for')
  return {
    text: `${text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()}\n`,
    mdx,
    heading: title ? plainText(title).trim() : null,
    headings: descend(result).flatMap((node) => (node.type === 'heading' ? [plainText(node).trim()] : [])),
    opening: openingOf(result),
    notes: [...notes],
    problems: [...problems],
  }
}

/** The only heading of depth 1, or the first of several, or a heading that opens the page, unless it is a section of the contract. */
function titleHeading(tree: Node): Node | null {
  const blocks = (tree.children ?? []).filter(({ type }) => type !== 'html' && type !== 'mdxFlowExpression')
  const tops = blocks.filter(({ type, depth }) => type === 'heading' && depth === 1)
  const found = tops[0] ?? (blocks[0]?.type === 'heading' ? blocks[0] : null)
  if (!found || plainText(found).trim() === '') return null
  return tops.length === 1 || !sectionOf(plainText(found)) ? found : null
}

function openingOf(tree: Node): string | null {
  for (const node of tree.children ?? []) {
    const text = node.type === 'paragraph' ? withoutLostLinks(plainText(node)).replace(/\s+/g, ' ').trim() : ''
    if (/\p{L}{2}/u.test(text) && !/^:{3}/.test(text)) return text
  }
  return null
}

function descend(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(descend)]
}

function editsOf(node: Node, parent: Node | null, work: Work): Edit[] {
  switch (node.type) {
    case 'html':
      return htmlEdits(node, parent, work)
    case 'text':
      return textEdits(node, work)
    case 'image':
      return [{ from: rangeOf(node)[0], to: rangeOf(node)[1], by: pictureOf(node.url ?? '', node, work) }]
    case 'definition':
      return definitionEdits(node, work)
    case 'link':
      return linkEdits(node, work)
    default:
      return (node.children ?? []).flatMap((child) => editsOf(child, node, work))
  }
}

/** A link by reference whose definition is missing is left as it was written; a summary says its words only. */
function withoutLostLinks(text: string): string {
  return text.replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
}

/** What is text stays text: a `<` must not become a tag with what comes nearer when something between is taken out. */
function textEdits(node: Node, work: Work): Edit[] {
  const [from, to] = rangeOf(node)
  const source = work.source.slice(from, to)
  return [...source.matchAll(/(?<!\\)(?:\\\\)*<(?=[a-z/!?]|$)/gi)].map((found) => {
    const at = from + found.index + found[0].length - 1
    return { from: at, to: at + 1, by: '&lt;' }
  })
}

const inlineParents = new Set(['paragraph', 'heading', 'tableCell', 'link', 'emphasis', 'strong', 'delete'])

function htmlEdits(node: Node, parent: Node | null, work: Work): Edit[] {
  const [from, to] = rangeOf(node)
  const inline = parent !== null && inlineParents.has(parent.type)
  const indent = ' '.repeat((node.position?.start.column ?? 1) - 1)
  const source = work.source.slice(from, to)
  const cleaned = cleanHtml(source, {
    components: work.components,
    closes: work.closes,
    notes: work.notes,
    link: (url) => linked(url, node, work)?.url ?? null,
    image: (url, alt) => {
      const picture = pictureOf(url, { ...node, alt, title: null }, work)
      return inline ? picture : `\n\n${indent}${picture}\n\n${indent}`
    },
  })
  if (cleaned === source) return []
  const outdented =
    inline || /<pre\b/i.test(cleaned) ? cleaned : cleaned.replace(new RegExp(`\n${indent}[ \t]+`, 'g'), `\n${indent}`)
  return [{ from, to, by: outdented }]
}

function linkEdits(node: Node, work: Work): Edit[] {
  const [from, to] = rangeOf(node)
  const children = node.children ?? []
  const inner = children.flatMap((child) => editsOf(child, node, work))
  const last = children.at(-1)
  const innerEnd = last ? rangeOf(last)[1] : from + 1
  const tail = work.source.slice(innerEnd, to)
  if (work.source[from] !== '[' || !tail.startsWith('](')) return inner
  const found = linked(node.url ?? '', node, work)
  if (!found) return [...inner, { from, to: from + 1, by: '' }, { from: innerEnd, to, by: '' }]
  if (found.url === node.url && !found.picture) return inner
  const title = node.title ? ` "${node.title.replaceAll('"', '\\"')}"` : ''
  const shown = found.picture && !children.some(({ type }) => type === 'image')
  return [
    ...(shown ? [{ from, to: from, by: '!' }] : []),
    ...inner,
    { from: innerEnd, to, by: `](${found.url}${title})` },
  ]
}

function definitionEdits(node: Node, work: Work): Edit[] {
  const [from, to] = rangeOf(node)
  const found = linked(node.url ?? '', node, work)
  if (!found || found.url === node.url) return []
  const source = work.source.slice(from, to)
  return [{ from, to, by: source.replace(/^(\[[^\]]*\]:\s*)(<[^>]*>|\S+)/, (_, label) => `${label}${found.url}`) }]
}

const elsewhere = /^([a-z][a-z0-9+.-]*:|\/\/)/i

/** Where a link leads now; null when it must go. Addresses on other sites stay, those that run code do not. */
function linked(
  url: string,
  node: Node,
  { resolve, problems, firstLine }: Work,
): { url: string; picture?: boolean } | null {
  if (url === '' || url.startsWith('#')) return { url }
  if (/^link:https?:/.test(url)) return { url: url.slice('link:'.length) }
  if (elsewhere.test(url))
    return /^(https?|mailto|tel|ftp|sftp|ssh|irc|slack|msteams):|^\/\//i.test(url)
      ? { url }
      : gone('is no address a reader may follow')
  return resolve(url, 'link') ?? gone('leads nowhere')

  function gone(why: string): null {
    problems.add(`line ${lineOf(node, firstLine)}: the link to ${url} ${why}; its text was kept`)
    return null
  }
}

function pictureOf(url: string, node: Node, { resolve, problems, notes, firstLine }: Work): string {
  const alt = (node.alt ?? '').replace(/\s+/g, ' ').replace(/[[\]]/g, '\\$&')
  const line = lineOf(node, firstLine)
  if (/^data:image\/(png|gif|jpeg|webp);/i.test(url)) return `![${alt}](${url})`
  if (elsewhere.test(url)) {
    if (!/^(https?:|\/\/)/i.test(url)) return alt
    problems.add(
      `line ${line}: the picture ${url} lies on another site; it is now a link: put the file beside the article`,
    )
    return `[${alt || 'Picture'}](${url})`
  }
  const found = resolve(url, 'image')
  if (!found) {
    problems.add(`line ${line}: the picture ${url || '(no address)'} is not there; its description was kept`)
    return alt ? `*${alt.replaceAll('*', '\\*')}*` : ''
  }
  if (!alt) notes.add('a picture has no description: write one for those who cannot see it')
  return `![${alt}](${found.url}${node.title ? ` "${node.title.replaceAll('"', '\\"')}"` : ''})`
}

function lineOf(node: Node, firstLine: number): number {
  return (node.position?.start.line ?? 1) + firstLine - 1
}
