import { AsyncLocalStorage } from 'node:async_hooks'

/** The database cannot be used now. What broke while it was committing may have been stored, or not. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'

  constructor(cause: unknown) {
    super(wordsOf(cause), { cause })
  }
}

/** What an operator is told, and what to do. */
export function sayUnavailable({ message }: Unavailable): string {
  return `The database does not answer: ${message}. Expected the database of DATABASE_URL to be running; start it, then try again.`
}

const witnesses = new AsyncLocalStorage<{ saw: Unavailable | null }>()

/** An error of the database's, told to whoever runs `unmasked` around it. */
export function unavailable(cause: unknown): Unavailable {
  const error = cause instanceof Unavailable ? cause : new Unavailable(cause)
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
