import { blocks } from './constructs.ts'
import { inLine, type Node, trimmed } from './tree.ts'
import type { Work } from './work.ts'

type Cell = { element: Node; children: Node[]; isHead: boolean }

/** A table of HTML: as Markdown when its cells are lines, else as HTML with Markdown in its cells. */
export function table(element: Node, work: Work): Node[] {
  const caption = (element.children ?? [])
    .filter(({ name }) => lower(name) === 'caption')
    .flatMap((one) => blocks(work.inner(one)))
  const rows = rowsOf(element)
    .map((row) =>
      (row.children ?? [])
        .filter(({ name }) => /^t[dh]$/i.test(name ?? ''))
        .map(
          (cell): Cell => ({ element: cell, children: blocks(work.inner(cell)), isHead: lower(cell.name) === 'th' }),
        ),
    )
    .filter((row) => row.length > 0)
  if (rows.length === 0) return blocks(work.inner({ ...element, children: element.children ?? [] }))
  const cells = rows.flat()
  const isPlain = cells.every(({ element: { attributes }, children }) => {
    const spans = Number(attributes?.colspan ?? 1) > 1 || Number(attributes?.rowspan ?? 1) > 1
    return !spans && children.length <= 1 && children.every((child) => child.type === 'paragraph')
  })
  return [...caption, ...(isPlain ? [plainTable(rows)] : htmlTable(rows))]
}

function plainTable(rows: Cell[][]): Node {
  const width = Math.max(...rows.map((row) => row.length))
  const [first, ...rest] = rows
  const hasHead = first?.every(({ isHead }) => isHead) ?? false
  const body = hasHead ? rest : rows
  const head = hasHead ? (first as Cell[]) : []
  const rowOf = (row: Cell[]): Node => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, index) => ({
      type: 'tableCell',
      children: trimmed(inLine(row[index]?.children ?? [])).flatMap(unbroken),
    })),
  })
  return {
    type: 'table',
    align: Array.from({ length: width }, () => null),
    children: [rowOf(head), ...body.map(rowOf)],
  }
}

function unbroken(node: Node): Node[] {
  if (node.type === 'break') return [{ type: 'html', value: '<br>' }]
  if (node.type === 'text') return [{ ...node, value: (node.value ?? '').replace(/\s*\n\s*/g, ' ') }]
  return [node.children ? { ...node, children: node.children.flatMap(unbroken) } : node]
}

function htmlTable(rows: Cell[][]): Node[] {
  const tag = (value: string): Node => ({ type: 'tag', value })
  return [
    tag('<table>'),
    ...rows.flatMap((row) => [
      tag('<tr>'),
      ...row.flatMap(({ element, children, isHead }) => {
        const name = isHead ? 'th' : 'td'
        const spans = ['colspan', 'rowspan'].flatMap((one) => {
          const number = Number(element.attributes?.[one] ?? 1)
          return number > 1 && number < 1000 ? [` ${one}="${Math.floor(number)}"`] : []
        })
        return [tag(`<${name}${spans.join('')}>`), ...children, tag(`</${name}>`)]
      }),
      tag('</tr>'),
    ]),
    tag('</table>'),
  ]
}

function rowsOf(element: Node): Node[] {
  return (element.children ?? []).flatMap((part) => {
    if (lower(part.name) === 'tr') return [part]
    return /^t(head|body|foot)$/i.test(part.name ?? '') ? rowsOf(part) : []
  })
}

function lower(name: string | null | undefined): string {
  return (name ?? '').toLowerCase()
}
