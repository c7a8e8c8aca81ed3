import { parse } from 'csv-parse/sync'
import { type Node, text } from './tree.ts'

/** A table of values as a page that holds a table. */
export function readCsvPage(csv: string): Node {
  const rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][]
  const width = Math.max(1, ...rows.map((row) => row.length))
  const cell = (value: string): Node => ({
    type: 'tableCell',
    children: value
      .split(/\s*\n\s*/)
      .flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'html', value: '<br>' }] : []),
        ...(line === '' ? [] : [text(line)]),
      ]),
  })
  const table: Node = {
    type: 'table',
    align: Array.from({ length: width }, () => null),
    children: rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, index) => cell(row[index] ?? '')),
    })),
  }
  return { type: 'root', children: rows.length > 0 ? [table] : [] }
}
