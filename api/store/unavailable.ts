import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Why: it cannot be reached, others hold it, its disk is full or did not keep what it was given, its file is damaged, all of it has
 * moved to another database, a newer Ladder has changed it.
 */
export type Reason = 'away' | 'busy' | 'full' | 'unsettled' | 'damaged' | 'moved' | 'newer'

/** The database cannot be used now. What broke while it was committing may have been stored, or not. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly reason: Reason

  constructor(cause: unknown, reason: Reason) {
    super(wordsOf(cause), { cause })
    this.reason = reason
  }
}

const wrong: Record<Reason, { what: string; todo: string }> = {
  away: {
    what: 'does not answer',
    todo: 'Expected the database of DATABASE_URL to be running and within reach; see to that, then try again.',
  },
  busy: { what: 'is held by somebody else', todo: 'Find who holds it, or wait, then try again.' },
  full: { what: 'has no room left: the disk is full', todo: 'Make room, then try again.' },
  unsettled: {
    what: 'is on a disk that did not keep what it was given',
    todo: 'Nothing more is written. Expected a disk that takes what is written to it; see to the disk, then start Ladder again.',
  },
  moved: {
    what: 'has moved to another, and takes no more writes',
    todo: 'Set DATABASE_URL to where it moved, and start again. To take the move back: npm run ladder -- move --take-back.',
  },
  newer: {
    what: 'was brought up to date by a newer Ladder',
    todo: 'Start the newer one, or put a copy from before the upgrade in its place: npm run ladder -- restore FILE --force.',
  },
  damaged: {
    what: 'is damaged',
    todo: 'Stop Ladder, keep the file, and put the last backup in its place: npm run ladder -- restore FILE --force.',
  },
}

/** What an operator is told, and what to do. */
export function sayUnavailable({ message, reason }: Unavailable): string {
  return `The database ${wrong[reason].what} (${message}). ${wrong[reason].todo}`
}

/** The same in a few words, for the log. */
export function whatIsWrong({ reason }: Unavailable): string {
  return `the database ${wrong[reason].what}`
}

export const sayDamaged = `The database ${wrong.damaged.what}. ${wrong.damaged.todo}`

const witnesses = new AsyncLocalStorage<{ saw: Unavailable | null }>()

/** An error of the database's, told to whoever runs `unmasked` around it. */
export function unavailable(cause: unknown, reason: Reason): Unavailable {
  const error = cause instanceof Unavailable ? cause : new Unavailable(cause, reason)
  const witness = witnesses.getStore()
  if (witness) witness.saw = error
  return error
}

/** Runs a library that answers something of its own when the database fails beneath it; throws that failure instead. */
export async function unmasked<T>(work: () => Promise<T>): Promise<T> {
  const witness: { saw: Unavailable | null } = { saw: null }
  const [done] = await Promise.allSettled([witnesses.run(witness, work)])
  if (witness.saw) throw witness.saw
  if (done.status === 'rejected') throw done.reason
  return done.value
}

/** A host with several addresses fails with an error that only its parts describe. */
function wordsOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(wordsOf).join('; ')
  return cause instanceof Error ? cause.message : String(cause)
}
