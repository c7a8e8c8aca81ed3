import { insertAll, type Row } from './bulk.ts'
import type { Tx } from './handle.ts'

/** Words that several units of work in one transaction keep; they are stored at its end. */
export type Gathered = {
  /** How many there are. */
  count: () => number
  /** Forgets what came after so many: the work it came from was taken back. */
  backTo: (count: number) => void
  store: () => Promise<void>
}

const gathering = new WeakMap<Tx, Row[]>()

/**
 * From now on the words of this transaction wait for its end: an index of words writes all it has at each savepoint, and merges
 * what it has written.
 */
export function gatherWords(tx: Tx): Gathered {
  const rows: Row[] = []
  gathering.set(tx, rows)
  return {
    count: () => rows.length,
    backTo: (count) => {
      rows.length = count
    },
    store: () => insertAll(tx, 'ticket_text', rows),
  }
}

/** Keeps the words under which a ticket is found. */
export async function keepWords(tx: Tx, row: { ticket_id: string; words: string }): Promise<void> {
  const rows = gathering.get(tx)
  if (rows) rows.push(row)
  else await insertAll(tx, 'ticket_text', [row])
}
