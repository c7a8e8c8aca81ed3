import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import { readPlainYaml } from './plain-yaml.ts'

/** Parsed YAML that still knows on which line each value stands. */
export type YamlSource = {
  value: unknown
  errors: { line: number; message: string; text: string }[]
  /** Line of the value at a path; of its nearest parent when it is absent. */
  lineOf(path: readonly (string | number)[]): number
}

/** Parses YAML whose first line is line `firstLine` of its file. */
export function readYaml(text: string, firstLine = 1): YamlSource {
  const value = readPlainYaml(text)
  if (!value) return parsed(text, firstLine)
  let whole: YamlSource | undefined
  return {
    value,
    errors: [],
    lineOf(path) {
      whole ??= parsed(text, firstLine)
      return whole.lineOf(path)
    },
  }
}

function parsed(text: string, firstLine: number): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const errors = document.errors
    .slice(0, 1)
    .map((error) => ({ offset: causeOf(text, error.pos[0], error.message), message: error.message }))
  let value: unknown
  try {
    if (errors.length === 0) value = document.toJS()
  } catch (error) {
    errors.push({ offset: 0, message: error instanceof Error ? error.message : String(error) })
  }
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  return {
    value,
    errors: errors.map(({ offset, message }) => ({
      line: lineAt(offset),
      message: message.split('\n')[0] ?? '',
      text: lineOfText(text, offset),
    })),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const line = lineOfKey(path.slice(0, length))
        if (line !== null) return line
      }
      return firstLine
    },
  }

  function lineOfKey(path: readonly (string | number)[]): number | null {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
    const key = path.at(-1)
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key))
      const at = pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
      return at === undefined ? null : lineAt(at)
    }
    const node = document.getIn(path, true)
    return isNode(node) && node.range ? lineAt(node.range[0]) : null
  }
}

/** Where a quote or bracket that is missed at the end was opened; else where the parser stumbled. */
function causeOf(text: string, offset: number, message: string): number {
  const missing = /Missing closing (["'])/.exec(message)?.[1]
  const bracket = /Flow (sequence|map)/.exec(message)?.[1]
  if (!missing && !bracket) return offset
  const sign = missing ?? (bracket === 'map' ? '{' : '[')
  const end = missing ?? (bracket === 'map' ? '}' : ']')
  let at = 0
  for (const line of text.split('\n')) {
    const from = /^\s*(?:-\s+)?(?:[\w-]+\s*:\s+)?/.exec(line)?.[0].length ?? 0
    if (at + from <= offset && line[from] === sign && !line.slice(from + 1).includes(end)) return at + from
    at += line.length + 1
  }
  return offset
}

function lineOfText(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end).trim()
}

/** Splits a file into its frontmatter and body; `bodyLine` is the body's first line. Null when there is no frontmatter. */
export function splitFrontmatter(text: string): { frontmatter: string; body: string; bodyLine: number } | null {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) return null
  const head = found[0]
  return { frontmatter: found[1] ?? '', body: text.slice(head.length), bodyLine: head.split('\n').length }
}
