import { sql } from 'kysely'
import { activeStates, type TicketState, ticketStates } from '#domain/ticket/ticket.ts'

/** Of a ticket's row. Word for word what the indexes are limited to, so that SQLite takes them. */
export const inActiveState = inStates(activeStates)
export const inEndedState = inStates(ticketStates.filter((state) => !activeStates.some((active) => active === state)))

function inStates(states: readonly TicketState[]) {
  return sql<boolean>`state in (${sql.raw(states.map((state) => `'${state}'`).join(', '))})`
}
