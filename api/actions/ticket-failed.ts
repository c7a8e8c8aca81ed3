import { Sayable } from '#domain/base/sayable.ts'
import type { Unread } from '../store/tickets.ts'
import { Unavailable } from '../store/unavailable.ts'

/** Something broke while a ticket was at hand: which one, and what. */
export class TicketFailed extends Sayable {
  override readonly name = 'TicketFailed'
  /** Reference of the ticket. */
  readonly ticket: string

  constructor(ticket: string, cause: unknown) {
    super(`it failed on ${ticket}`, { cause })
    this.ticket = ticket
  }
}

/** Hears of a ticket that broke, by its id; without it, all such are thrown together once the others are done. */
export type OnFailure = (error: TicketFailed, id: string) => void

export type Failures = ReturnType<typeof failuresOf>

/** What breaks on one ticket is no reason to leave the others alone: `failed` notes it, `end` throws what nobody has heard of. */
export function failuresOf(doing: string, onFailure?: OnFailure) {
  const unheard: TicketFailed[] = []
  const heard: OnFailure = onFailure ?? ((failure) => unheard.push(failure))
  return {
    heard,
    /** Throws on what is the fault of no ticket: then the database is away. */
    failed: ({ id, ref }: Pick<Unread, 'id' | 'ref'>, cause: unknown) => {
      if (cause instanceof Unavailable) throw cause
      heard(new TicketFailed(ref, cause), id)
    },
    end: () => {
      if (unheard.length === 0) return
      throw new AggregateError(unheard, `${doing} failed on ${unheard.map(({ ticket }) => ticket).join(', ')}`)
    },
  }
}
