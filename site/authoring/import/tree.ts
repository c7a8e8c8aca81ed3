/** A node of Markdown as a tree, in the shape of mdast; `element` is what a dialect wrote and nobody has read yet. */
export type Node = {
  type: string
  /** Of a directive or an element. */
  name?: string | null
  value?: string
  url?: string
  alt?: string | null
  title?: string | null
  depth?: number
  ordered?: boolean | null
  start?: number | null
  spread?: boolean | null
  checked?: boolean | null
  lang?: string | null
  meta?: string | null
  identifier?: string
  label?: string | null
  referenceType?: string
  align?: (string | null)[]
  attributes?: Attributes
  data?: { directiveLabel?: boolean; id?: string; place?: boolean }
  children?: Node[]
  /** Line in the file it came from. */
  line?: number
  /** As its author wrote it. */
  written?: string
  /** How its closing tag was written. */
  closing?: string
  /** Whether a dialect's own sign made it, and no tag. */
  mark?: boolean
  /** Of an element that stood in lines of its own. */
  apart?: boolean
  /** Of a tag that has no partner. */
  loose?: 'open' | 'close'
}

export type Attributes = Record<string, string>

const phrasing = new Set(
  'text emphasis strong delete inlineCode break link image linkReference imageReference footnoteReference html attributes'.split(
    ' ',
  ),
)

/** Whether a node stands in a line of text. */
export function isPhrasing(node: Node): boolean {
  return phrasing.has(node.type)
}

export function text(value: string): Node {
  return { type: 'text', value }
}

export function paragraph(children: Node[]): Node {
  return { type: 'paragraph', children }
}

export function strong(children: Node[]): Node {
  return { type: 'strong', children }
}

export function link(url: string, children: Node[], line?: number): Node {
  return { type: 'link', url, title: null, children, ...(line === undefined ? {} : { line }) }
}

/** Text of a node as a reader sees it, without pictures and tags. */
export function plainText(node: Node): string {
  if (node.type === 'html' || node.type === 'image') return ''
  if (node.type === 'break') return ' '
  return node.value ?? (node.children ?? []).map(plainText).join('')
}

export function descend(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(descend)]
}

/** Children of a block: what stands in a line is gathered into paragraphs, and those that say nothing go. */
export function flow(nodes: readonly Node[]): Node[] {
  const blocks: Node[] = []
  let line: Node[] = []
  const end = () => {
    const children = trimmed(line)
    if (children.length > 0) blocks.push(paragraph(children))
    line = []
  }
  for (const node of nodes) {
    if (isPhrasing(node)) line.push(node)
    else {
      end()
      blocks.push(node)
    }
  }
  end()
  return blocks
}

/** Children of a line: blocks give their text, with a space between. */
export function inLine(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node, index) => {
    if (isPhrasing(node)) return [node]
    const inner =
      node.type === 'code'
        ? [{ type: 'inlineCode', value: (node.value ?? '').replace(/\s*\n\s*/g, ' ') }]
        : inLine(node.children ?? [])
    return [...(index > 0 ? [text(' ')] : []), ...inner, ...(index < nodes.length - 1 ? [text(' ')] : [])]
  })
}

/** A line without white space at its ends; nothing when it says nothing. */
export function trimmed(nodes: readonly Node[]): Node[] {
  const kept = [...nodes]
  while (kept[0] && isBlank(kept[0])) kept.shift()
  while (kept.at(-1) && isBlank(kept.at(-1) as Node)) kept.pop()
  const first = kept[0]
  if (first?.type === 'text') kept[0] = { ...first, value: (first.value ?? '').trimStart() }
  const last = kept.at(-1)
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: (last.value ?? '').trimEnd() }
  return kept
}

function isBlank(node: Node): boolean {
  return (
    (node.type === 'text' && (node.value ?? '').trim() === '') || node.type === 'break' || node.type === 'attributes'
  )
}
