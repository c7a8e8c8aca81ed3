import type { Attributes } from '../tree.ts'

/** A sticky pattern asked at one place. */
export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

const argument =
  /([\w:.-]+)[ \t\n]*=[ \t\n]*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^\s"']+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|(\S+)/g

/** Arguments as tags of templates write them: `name="value"`, and those without a name as 0, 1, 2 … */
export function argumentsOf(written: string): Attributes {
  const attributes: Attributes = {}
  let number = 0
  for (const [, name, value, quoted, bare] of written.matchAll(argument)) {
    if (name) attributes[name] = unquoted(value ?? '')
    else attributes[String(number++)] = quoted !== undefined ? unquoted(quoted) : (bare ?? '').replace(/,$/, '')
  }
  return attributes
}

export function unquoted(value: string): string {
  const found = /^(["'`])([\s\S]*)\1$/.exec(value)
  return found ? (found[2] ?? '').replace(/\\(["'])/g, '$1') : value
}
