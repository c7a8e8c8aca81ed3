import { markdownToMdast, mdxToMdast } from 'satteri'
import { collected, type Token } from './elements.ts'
import { htmlTokens } from './html-tokens.ts'
import { literal } from './literal.ts'
import { type Mark, type Scanned, signs } from './marks.ts'
import { type Attributes, type Node, text } from './tree.ts'

/** A tree whose elements (HTML, components, marks) hold what stands between their tags; nobody has said yet what they mean. */
export type Parsed = { tree: Node; wasMdx: boolean; comments: string[]; escaped: number }

const features = { directive: false, gfm: true, frontmatter: false, definitionList: true, wikilinks: true }

type Foreign = Omit<Node, 'attributes' | 'children' | 'data'> & {
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Foreign[]
  position?: { start: { line: number; offset?: number }; end: { offset?: number } }
  data?: Record<string, unknown>
}

/** Parses what was scanned. MDX that does not compile is mended where `{` or `<` was meant as text, or read as Markdown. */
export function parse(scanned: Scanned, { mdx }: { mdx: boolean }): Parsed {
  const compiled = mdx ? compile(scanned.text) : null
  const source = compiled?.source ?? scanned.text
  const root = compiled?.root ?? (markdownToMdast(source, { features }) as unknown as Foreign)
  const comments: string[] = []
  const reader = { marks: scanned.marks, lines: scanned.lines, comments, source }
  const tree: Node = { type: 'root', children: children(root, reader) }
  return { tree, wasMdx: compiled !== null, comments, escaped: compiled?.escaped ?? 0 }
}

function compile(text: string): { source: string; root: Foreign; escaped: number } | null {
  let source = text
  for (let escaped = 0; escaped < 200; escaped++) {
    try {
      return { source, root: mdxToMdast(source, { features }) as unknown as Foreign, escaped }
    } catch (error) {
      const place = /^(\d+):(\d+)/.exec(error instanceof Error ? error.message : '')
      const mended = place && mend(source, Number(place[1]), Number(place[2]))
      if (!mended) return null
      source = mended
    }
  }
  return null
}

/** Puts a backslash before the sign that MDX stumbled over, when there is one where it says. */
function mend(source: string, line: number, column: number): string | null {
  const lines = source.split('\n')
  const written = lines[line - 1]
  if (written === undefined) return null
  for (let at = Math.min(column - 1, written.length - 1); at >= 0; at--) {
    const sign = written[at] as string
    if (!'{}<'.includes(sign)) continue
    if (written[at - 1] === '\\' || /^<\/?[A-Z]/.test(written.slice(at))) return null
    lines[line - 1] = `${written.slice(0, at)}\\${written.slice(at)}`
    return lines.join('\n')
  }
  return null
}

/** A whole page of HTML, as elements. */
export function parseHtml(html: string): { root: Node; comments: string[] } {
  const comments: string[] = []
  let line = 1
  let code: string | null = null
  const tokens = htmlTokens(html).flatMap((token): Token[] => {
    const at = line
    line += token.source.split('\n').length - 1
    const isCode = code !== null && token.type === 'text'
    if (token.type === 'open' && /^(script|style)$/i.test(token.name) && !token.selfClosing) code = token.name
    if (token.type === 'close') code = null
    if (isCode) return []
    const named = 'name' in token ? { ...token, name: token.name.toLowerCase() } : token
    return [{ ...named, from: 'html', line: at }]
  })
  const root: Node = { type: 'root', children: collected(tokens, { comments }) }
  return { root, comments: comments.filter((comment) => comment.startsWith('<!--')) }
}

type Reading = { marks: readonly Mark[]; lines: readonly number[]; comments: string[]; source: string }

const markSign = /[\uE000\uE002\uE003](\d+)\uE001/g

function children(node: Foreign, reading: Reading): Node[] {
  const nodes = node.children ?? []
  const hasTokens = nodes.some(
    (child) =>
      child.type === 'html' ||
      (child.type === 'text' && /[\uE000\uE002\uE003]/.test(child.value ?? '')) ||
      isMarks(child),
  )
  if (!hasTokens) return nodes.flatMap((child) => read(child, reading))
  return collected(
    nodes.flatMap((child) => tokensOf(child, reading)),
    reading,
  )
}

/** Whether a paragraph holds nothing but marks: then they stand around blocks. */
function isMarks(node: Foreign): boolean {
  if (node.type !== 'paragraph') return false
  const [only, more] = node.children ?? []
  return only?.type === 'text' && !more && (only.value ?? '').replace(markSign, '').trim() === ''
}

function tokensOf(node: Foreign, reading: Reading): Token[] {
  const line = lineOf(node, reading)
  if (node.type === 'html')
    return htmlTokens(node.value ?? '').flatMap((token) => htmlToken({ ...token, from: 'html', line }, reading))
  if (node.type === 'text') return textTokens(node.value ?? '', line, reading)
  if (isMarks(node)) return textTokens(node.children?.[0]?.value?.trim() ?? '', line, reading)
  return read(node, reading).map((one): Token => ({ type: 'node', node: one }))
}

/** A piece of HTML. Marks in its text are marks; in its tags stands what their author wrote. */
function htmlToken(token: Extract<Token, { from: 'html' }>, reading: Reading): Token[] {
  if (!/[\uE000\uE002\uE003]/.test(token.source)) return [token]
  const source = token.type === 'text' ? token.source : restored(token.source, reading)
  if (token.type === 'open') {
    const attributes = new Map([...token.attributes].map(([name, value]) => [name, restored(value, reading)]))
    return [{ ...token, source, attributes }]
  }
  if (token.type !== 'text') return [{ ...token, source }]
  const { from, line } = token
  const between = source.split(/[\uE000\uE002\uE003]\d+\uE001/)
  const marks = textTokens(source, line, reading).filter((one) => one.type !== 'node')
  return between.flatMap((piece, index): Token[] => [
    ...(piece === '' ? [] : [{ type: 'text' as const, source: piece, from, line }]),
    ...marks.slice(index, index + 1),
  ])
}

function textTokens(value: string, line: number, reading: Reading): Token[] {
  const tokens: Token[] = []
  let at = 0
  const textTo = (to: number) => {
    if (to > at) tokens.push({ type: 'node', node: text(value.slice(at, to)) })
  }
  for (const found of value.matchAll(markSign)) {
    textTo(found.index)
    at = found.index + found[0].length
    const mark = reading.marks[Number(found[1])]
    if (!mark) continue
    const sign = found[0][0]
    const number = Number(found[1])
    if (sign === signs.close) tokens.push({ type: 'close', from: 'mark', mark, number, line })
    else tokens.push({ type: 'open', from: 'mark', mark, number, selfClosing: sign === signs.single, line })
  }
  textTo(value.length)
  return tokens
}

function read(node: Foreign, reading: Reading): Node[] {
  const line = lineOf(node, reading)
  if (/^mdxJsx(Flow|Text)Element$/.test(node.type)) {
    const element: Node = {
      type: 'element',
      name: node.name ?? 'Fragment',
      attributes: attributesOf(node, reading),
      children: children(node, reading),
      line,
      written: written(node, reading),
      ...(node.type === 'mdxJsxFlowElement' ? { apart: true } : {}),
    }
    return [element]
  }
  if (/^mdx(Flow|Text)Expression$/.test(node.type)) {
    const value = restored(node.value ?? '', reading)
    return [
      { type: 'element', name: 'mdx:expression', attributes: { value }, children: [], line, written: `{${value}}` },
    ]
  }
  if (node.type === 'mdxjsEsm')
    return [
      {
        type: 'element',
        name: 'mdx:esm',
        attributes: { value: node.value ?? '' },
        children: [],
        line,
        written: node.value ?? '',
      },
    ]
  const { position: _, data: __, children: ___, attributes: ____, ...rest } = node
  const made: Node = { ...rest, line }
  for (const key of ['value', 'url', 'alt', 'title', 'lang', 'meta', 'label', 'identifier'] as const)
    if (typeof made[key] === 'string') made[key] = restored(made[key] as string, reading)
  if (made.type === 'delete' && isSubscript(node, reading)) {
    made.type = 'element'
    made.name = 'sub'
    made.attributes = {}
  }
  if (made.type === 'link' || made.type === 'image') {
    const source = written(node, reading)
    if (/^!?\[\[/.test(source)) made.written = source
  }
  if (node.children) made.children = children(node, reading)
  return [made]
}

/** Code and addresses hold what their author wrote, not marks. */
function restored(value: string, { marks }: Reading): string {
  return value.replace(markSign, (sign, number) => {
    const mark = marks[Number(number)]
    if (!mark) return ''
    return sign[0] === signs.close ? (mark.closing ?? '') : mark.written
  })
}

function attributesOf(node: Foreign, reading: Reading): Attributes {
  return Object.fromEntries(
    (node.attributes ?? []).flatMap(({ type, name, value }): [string, string][] => {
      if (type !== 'mdxJsxAttribute' || !name) return []
      if (value === null || value === undefined) return [[name, '']]
      if (typeof value === 'string') return [[name, restored(value, reading)]]
      return [[name, literal(String((value as { value?: string }).value ?? ''))]]
    }),
  )
}

function written(node: Foreign, { source }: Reading): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

function lineOf(node: Foreign, { lines }: Reading): number {
  const at = node.position?.start.line ?? 1
  return lines[at - 1] ?? at
}

/** `H~2~O`: one tilde inside of a word. */
function isSubscript(node: Foreign, { source }: Reading): boolean {
  const from = node.position?.start.offset ?? 0
  return source[from] === '~' && source[from + 1] !== '~' && /[\p{L}\p{N}]/u.test(source[from - 1] ?? '')
}
