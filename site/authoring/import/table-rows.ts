const delimiter = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/** Rows with more cells than their table has columns lose them; a pipe in code, and what is one too many, stays in its cell. */
export function untabled(source: string): string {
  if (!/^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m.test(source)) return source
  const lines = source.split('\n')
  let fence: string | null = null
  let columns = 0
  for (const [at, line] of lines.entries()) {
    const mark = /^[ \t]*(?:>[ \t]?)*[ \t]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      if (mark?.startsWith(fence)) fence = null
      continue
    }
    if (mark) {
      fence = mark
      columns = 0
      continue
    }
    if (columns === 0) {
      if (line.includes('|') && delimiter.test(line) && lines[at - 1]?.includes('|')) columns = cells(line).length
      continue
    }
    if (line.trim() === '' || !line.includes('|')) columns = 0
    else if (cells(line).length > columns) lines[at] = fitted(line, columns)
  }
  return lines.join('\n')
}

function fitted(line: string, columns: number): string {
  const withCode = line.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, (span) => span.replace(/(?<!\\)\|/g, '\\|'))
  const parts = cells(withCode)
  if (parts.length <= columns) return withCode
  const [indent = ''] = /^[ \t>]*/.exec(line) ?? []
  return `${indent}| ${[...parts.slice(0, columns - 1), parts.slice(columns - 1).join(' \\| ')].join(' | ')} |`
}

/** The cells of a row as written. */
function cells(line: string): string[] {
  const row = line.replace(/^[ \t>]*\|?/, '').replace(/(?<!\\)\|[ \t]*$/, '')
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim())
}
