import type { QueueRow } from './types.ts'

/** What is different between two readings of one view, to be said aloud; empty when nothing is. */
export function sayDifference(before: readonly QueueRow[], after: readonly QueueRow[]): string {
  const versions = new Map(before.map(({ ref, version }) => [ref, version]))
  const added = after.filter(({ ref }) => !versions.has(ref))
  const changed = after.filter(({ ref, version }) => versions.has(ref) && versions.get(ref) !== version)
  const kept = new Set(after.map(({ ref }) => ref))
  const gone = before.filter(({ ref }) => !kept.has(ref))
  return [
    say(added, (row) => `New here: ${row.ref} ${row.title}`, 'new here'),
    say(changed, ({ ref }) => `${ref} has changed`, 'have changed'),
    say(gone, ({ ref }) => `${ref} has left this list`, 'have left this list'),
  ]
    .filter(Boolean)
    .join('. ')
}

function say(rows: readonly QueueRow[], one: (row: QueueRow) => string, many: string): string {
  const [first] = rows
  if (!first) return ''
  return rows.length === 1 ? one(first) : `${rows.length} ${many}`
}
