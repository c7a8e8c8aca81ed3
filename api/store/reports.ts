import type { OpenTicket } from '#domain/clocks/report.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Reader } from './handle.ts'
import { inActiveState } from './states.ts'
import { readEventsOf } from './ticket-events.ts'
import { parseRow } from './tickets.ts'

export type LoggedTicket = { ticket: Ticket; events: TicketEvent[] }

/** Tickets opened in a period, the latest first; at most `limit`. */
export function readPeriod(
  db: Reader,
  { from, to, limit }: { from: string; to: string; limit: number },
): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('ticket')
    .select(['id', 'version'])
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What is not solved yet. */
export async function readOpen(db: Reader): Promise<OpenTicket[]> {
  const rows = await db.selectFrom('ticket').select(['level', 'state', 'opened_at']).where(inActiveState).execute()
  return rows.map(({ level, state, opened_at }) => ({ level, state: state as Ticket['state'], openedAt: opened_at }))
}

/** Tickets with their whole logs. */
export async function readLoggedTickets(db: Reader, ids: readonly string[]): Promise<LoggedTicket[]> {
  if (ids.length === 0) return []
  const tickets = await db.selectFrom('ticket').selectAll().where('id', 'in', ids).execute()
  const logs = await readEventsOf(db, ids)
  return tickets.map((row) => ({ ticket: parseRow(row).ticket, events: logs.get(row.id) ?? [] }))
}
