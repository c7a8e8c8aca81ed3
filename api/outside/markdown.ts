import { markdownToMdast } from 'satteri'

type Node = {
  type: string
  value?: string
  url?: string
  alt?: string | null
  depth?: number
  ordered?: boolean
  start?: number | null
  children?: Node[]
}

/** `follows` says whether search engines may follow its links: those of strangers they may not. */
export type Rendering = { follows: boolean }

const deepest = 24

/**
 * What people write, as HTML: a safe part of Markdown. Only what is listed here becomes an element; HTML, and whatever else
 * Markdown knows, stays the text that it was. Links lead to the web or into the portal, pictures become links.
 */
export function renderMarkdown(markdown: string, { follows }: Rendering): string {
  return inside(markdownToMdast(markdown) as Node, { follows, depth: 0 })
}

type At = Rendering & { depth: number }

function inside({ children = [] }: Node, { follows, depth }: At): string {
  return children.map((child) => element(child, { follows, depth: depth + 1 })).join('')
}

function element(node: Node, at: At): string {
  if (at.depth > deepest) return escaped(textOf(node))
  const wrapped = (name: string) => `<${name}>${inside(node, at)}</${name}>`
  switch (node.type) {
    case 'text':
      return escaped(node.value ?? '')
    case 'html':
      return escaped(node.value ?? '')
    case 'paragraph':
      return wrapped('p')
    case 'heading':
      return wrapped(`h${Math.min(6, (node.depth ?? 1) + 2)}`)
    case 'emphasis':
      return wrapped('em')
    case 'strong':
      return wrapped('strong')
    case 'delete':
      return wrapped('del')
    case 'blockquote':
      return wrapped('blockquote')
    case 'list':
      if (!node.ordered) return wrapped('ul')
      return `<ol${node.start && node.start !== 1 ? ` start="${node.start}"` : ''}>${inside(node, at)}</ol>`
    case 'listItem':
      return wrapped('li')
    case 'inlineCode':
      return `<code>${escaped(node.value ?? '')}</code>`
    case 'code':
      return `<pre tabindex="0"><code>${escaped(node.value ?? '')}</code></pre>`
    case 'break':
      return '<br>'
    case 'thematicBreak':
      return '<hr>'
    case 'link':
      return link(node.url ?? '', inside(node, at), at)
    case 'image':
      return link(node.url ?? '', escaped(node.alt || node.url || ''), at)
    case 'table':
      return `<div class="scroll" tabindex="0"><table>${inside(node, at)}</table></div>`
    case 'tableRow':
      return wrapped('tr')
    case 'tableCell':
      return wrapped('td')
    case 'definition':
      return ''
    case 'footnoteReference':
      return ''
    default:
      return node.children ? inside(node, at) : escaped(node.value ?? '')
  }
}

/** An address that leads nowhere safe leaves its words behind. */
function link(url: string, words: string, { follows }: At): string {
  const isSafe = /^(https?:\/\/|mailto:)/i.test(url) || /^\/(?![/\\])/.test(url)
  if (!isSafe) return words
  return `<a href="${escaped(url)}" rel="${follows ? 'noopener' : 'nofollow ugc noopener'}">${words}</a>`
}

function textOf({ value = '', children = [] }: Node): string {
  const stack = [...children].reverse()
  let text = value
  for (let next = stack.pop(); next; next = stack.pop()) {
    text += next.value ?? ''
    stack.push(...[...(next.children ?? [])].reverse())
  }
  return text
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
