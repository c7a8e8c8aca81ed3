import { isCollection, isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'

/** One stretch of a text to be replaced; `from` and `to` are offsets. */
export type Edit = { from: number; to: number; text: string }

type Path = readonly (string | number)[]

/** Edits of a YAML text that leave every other letter of it alone: comments, quotes, order. Throws on what is no YAML. */
export function yamlEditor(text: string) {
  const document = parseDocument(text, { prettyErrors: false })
  if (document.errors.length > 0) throw new Error(`it is no YAML: ${document.errors[0]?.message}`)
  const at = (path: Path) => document.getIn(path, true)
  return {
    value: document.toJS() as unknown,
    /** Another value where a plain one stands. */
    replace(path: Path, value: string): Edit[] {
      const node = at(path)
      if (!isScalar(node)) return []
      const [from, to] = spanOf(node)
      return [{ from, to, text: quoteOf(node) + value + quoteOf(node) }]
    },
    /** Takes an entry out of a list, with the line that is its own. */
    remove(path: Path, index: number): Edit[] {
      const list = at(path)
      if (!isSeq(list)) return []
      const items = list.items.filter(isNode)
      const item = items[index]
      if (!item) return []
      if (list.flow) return [withoutFlowItem(items, index)]
      const { from, to } = linesOf(text, spanOf(item))
      return [items.length > 1 ? { from, to, text: '' } : { from: from - 1, to: to - 1, text: ' []' }]
    },
    /** Adds a value to a list of a map, which is begun after another key of the map where there is none. */
    add(path: Path, { key, after, value }: { key: string; after: string; value: string }): Edit[] {
      const map = at(path)
      if (!isMap(map)) return []
      const list = map.get(key, true)
      if (isSeq(list) && list.items.length > 0) return [addedItem(text, { list, value })]
      if (isCollection(list)) return [{ ...between(spanOf(list)), text: `[${value}]` }]
      const pair = map.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === after)
      if (!pair || !isNode(pair.key) || !isNode(pair.value)) return []
      const [, end] = spanOf(pair.value)
      const indent = ' '.repeat(spanOf(pair.key)[0] - lineStart(text, spanOf(pair.key)[0]))
      const begun = `${key}: [${value}]`
      return [
        map.flow
          ? { from: end, to: end, text: `, ${begun}` }
          : { from: lineEnd(text, end), to: lineEnd(text, end), text: `\n${indent}${begun}` },
      ]
    },
  }
}

/** A text with its edits made. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text)
}

function spanOf(node: Node): [from: number, to: number] {
  const [from, to] = node.range ?? [0, 0]
  return [from, to]
}

function between([from, to]: [number, number]) {
  return { from, to }
}

function quoteOf({ type }: Scalar): string {
  if (type === 'QUOTE_DOUBLE') return '"'
  return type === 'QUOTE_SINGLE' ? "'" : ''
}

function withoutFlowItem(items: readonly Node[], index: number): Edit {
  const [from, to] = spanOf(items[index] as Node)
  const next = items[index + 1]
  if (next) return { from, to: spanOf(next)[0], text: '' }
  const before = items[index - 1]
  return { from: before ? spanOf(before)[1] : from, to, text: '' }
}

function addedItem(text: string, { list, value }: { list: { items: unknown[]; flow?: boolean }; value: string }): Edit {
  const last = list.items.filter(isNode).at(-1) as Node
  const [from, to] = spanOf(last)
  if (list.flow) return { from: to, to, text: `, ${value}` }
  const start = lineStart(text, from)
  const end = lineEnd(text, to)
  return { from: end, to: end, text: `\n${text.slice(start, from)}${value}` }
}

/** The whole lines of an entry of a list that has them to itself. */
function linesOf(text: string, [from, to]: [number, number]): Omit<Edit, 'text'> {
  const last = text.slice(from, to).trimEnd().length + from
  return { from: lineStart(text, from), to: Math.min(text.length, lineEnd(text, last) + 1) }
}

/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** Where it ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}
