import { deskPageWords } from '#domain/words/desk-page.ts'
import { language } from '../kit/say.ts'
import type { QueueRow } from './types.ts'

const { different } = deskPageWords(language)

/** What is different between two readings of one view, to be said aloud; empty when nothing is. */
export function sayDifference(before: readonly QueueRow[], after: readonly QueueRow[]): string {
  const versions = new Map(before.map(({ ref, version }) => [ref, version]))
  const added = after.filter(({ ref }) => !versions.has(ref))
  const changed = after.filter(({ ref, version }) => versions.has(ref) && versions.get(ref) !== version)
  const kept = new Set(after.map(({ ref }) => ref))
  const gone = before.filter(({ ref }) => !kept.has(ref))
  return [
    say(added, ({ ref, title }) => different.added(`${ref} ${title}`), different.addedMany),
    say(changed, ({ ref }) => different.changed(ref), different.changedMany),
    say(gone, ({ ref }) => different.gone(ref), different.goneMany),
  ]
    .filter(Boolean)
    .join('. ')
}

function say(rows: readonly QueueRow[], one: (row: QueueRow) => string, many: (count: number) => string): string {
  const [first] = rows
  if (!first) return ''
  return rows.length === 1 ? one(first) : many(rows.length)
}
