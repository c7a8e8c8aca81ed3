import { Sayable } from '#domain/base/sayable.ts'

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
