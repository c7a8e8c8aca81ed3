import { parseDocument } from 'htmlparser2'
import type { Token as HtmlToken } from './html-tokens.ts'
import type { Mark } from './marks.ts'
import { type Node, text } from './tree.ts'

/** A piece of a line of siblings: a node, a tag of HTML, or a mark of a dialect. */
export type Token =
  | { type: 'node'; node: Node }
  | (HtmlToken & { from: 'html'; line: number })
  | { type: 'open'; from: 'mark'; mark: Mark; number: number; selfClosing: boolean; line: number }
  | { type: 'close'; from: 'mark'; mark: Mark; number: number; line: number }

type Frame = { node: Node; close: string; from: 'root' | 'html' | 'mark' }

const empty = new Set('area base br col embed hr img input link meta source track wbr param'.split(' '))
/** Elements that HTML lets end without a closing tag: what follows is inside. */
const open = new Set(
  'p li dt dd td th tr thead tbody tfoot table ul ol dl colgroup option optgroup html body head'.split(' '),
)
const closedBy: Record<string, RegExp> = {
  li: /^li$/,
  dt: /^d[td]$/,
  dd: /^d[td]$/,
  tr: /^(tr|tbody|tfoot)$/,
  thead: /^(tbody|tfoot)$/,
  tbody: /^(tbody|tfoot)$/,
  td: /^(td|th|tr|tbody|tfoot)$/,
  th: /^(td|th|tr|tbody|tfoot)$/,
  p: /^(p|ul|ol|dl|table|div|h[1-6]|blockquote|pre|hr|figure|section|details)$/,
}

/** Puts what stands between an opening and its closing inside one element. A tag without partner holds nothing. */
export function collected(tokens: readonly Token[], { comments }: { comments: string[] }): Node[] {
  const root: Node = { type: 'root', children: [] }
  const frames: Frame[] = [{ node: root, close: '', from: 'root' }]
  const top = () => frames.at(-1) as Frame
  const put = (node: Node) => void top().node.children?.push(node)

  for (const token of tokens) {
    if (token.type !== 'node' && token.from === 'mark' && isCode()) put(text(writtenOf(token)))
    else if (token.type === 'node') put(token.node)
    else if (token.type === 'text') {
      const said = decoded(token.source)
      put(text(isCode() ? said : said.replace(/\s+/g, ' ')))
    } else if (token.type === 'open') opened(token)
    else if (token.type === 'close') closed(token)
    else comments.push(token.source)
  }
  while (frames.length > 1) leave()
  return root.children as Node[]

  function isCode(): boolean {
    return frames.some(({ close }) => close === 'pre')
  }

  function opened(token: Token & { type: 'open' }): void {
    const isMark = token.from === 'mark'
    const name = isMark ? token.mark.name : token.name
    const close = isMark ? `#${token.number}` : name.toLowerCase()
    if (!isMark) while (closedBy[top().close]?.test(close) && top().from === 'html') leave(true)
    const node: Node = {
      type: 'element',
      name,
      attributes: isMark
        ? token.mark.attributes
        : Object.fromEntries([...token.attributes].map(([key, value]) => [key, decoded(value)])),
      children: [],
      line: isMark ? token.mark.line : token.line,
      written: isMark ? token.mark.written : token.source,
      ...(isMark ? { mark: true } : {}),
    }
    put(node)
    if (!token.selfClosing && !empty.has(close)) frames.push({ node, close, from: isMark ? 'mark' : 'html' })
  }

  function closed(token: Token & { type: 'close' }): void {
    const close = token.from === 'mark' ? `#${token.number}` : token.name.toLowerCase()
    const at = frames.findLastIndex((frame) => frame.close === close)
    if (at < 1) {
      if (token.from === 'html')
        put({
          type: 'element',
          name: token.name,
          attributes: {},
          children: [],
          line: token.line,
          written: token.source,
          loose: 'close',
        })
      return
    }
    while (frames.length > at + 1) leave()
    const [frame] = frames.splice(at, 1)
    if (frame && token.from === 'html') frame.node.closing = token.source
  }

  /** Ends what was never closed: unless HTML allows that, its content follows it. */
  function leave(byOther = false): void {
    const frame = frames.pop() as Frame
    if (byOther || (frame.from === 'html' && open.has(frame.close))) return
    const inner = frame.node.children ?? []
    frame.node.children = []
    frame.node.loose = 'open'
    for (const node of inner) put(node)
  }
}

/** Code shows a mark as its author wrote it. */
function writtenOf(token: Extract<Token, { from: 'mark' }>): string {
  return token.type === 'open' ? token.mark.written : (token.mark.closing ?? '')
}

/** Text of HTML without entities, white space as a browser shows it is left to who writes it. */
function decoded(source: string): string {
  if (!source.includes('&')) return source
  const [node] = parseDocument(source.replaceAll('<', '&lt;')).children
  return node && 'data' in node ? String(node.data) : source
}
