import { type QueueColumn, queueColumns } from '#domain/ticket/queue-columns.ts'

/** What a person wants to see, in this browser; the subject is always there. */
export function readColumns(person: string): QueueColumn[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? 'null')
    if (Array.isArray(kept)) return queueColumns.filter((name) => name === 'subject' || kept.includes(name))
  } catch {
    // Without storage every column is there.
  }
  return [...queueColumns]
}

export function keepColumns(person: string, columns: readonly QueueColumn[]): void {
  try {
    if (columns.length === queueColumns.length) localStorage.removeItem(keyOf(person))
    else localStorage.setItem(keyOf(person), JSON.stringify(columns))
  } catch {
    // Then they last as long as the page.
  }
}

/** The next click on a column: by it, by it backwards, in the list's own order again. */
export function nextSort(sort: string, column: QueueColumn): string {
  return sort === column ? `-${column}` : sort === `-${column}` ? '' : column
}

function keyOf(person: string): string {
  return `ladder:desk:${person}:columns`
}
