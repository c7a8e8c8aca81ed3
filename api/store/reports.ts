import type { OpenTicket } from '#domain/clocks/backlog.ts'
import type { Chosen } from '#domain/clocks/report.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Reader } from './handle.ts'
import { inActiveState, inEndedState } from './states.ts'
import { readEventsOf } from './ticket-events.ts'
import { parseRow } from './tickets.ts'

export type LoggedTicket = { ticket: Ticket; events: TicketEvent[] }

type Span = { from: string; to: string }

/** Every ticket of whose life something may lie in a period: opened before its end, and still alive or changed since its start. */
export async function readPeriod(db: Reader, { from, to }: Span): Promise<{ id: string; version: number }[]> {
  const before = db.selectFrom('ticket').select(['id', 'version']).where('opened_at', '<', to)
  const active = await before.where(inActiveState).execute()
  const ended = await before.where(inEndedState).where('updated_at', '>=', from).execute()
  return [...active, ...ended].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What is not solved yet. */
export async function readOpen(db: Reader, { level, team, automation, priority }: Chosen = {}): Promise<OpenTicket[]> {
  let query = db.selectFrom('ticket').select(['level', 'state', 'opened_at']).where(inActiveState)
  if (level !== undefined) query = query.where('level', '=', level)
  if (team !== undefined) query = query.where('team', '=', team)
  if (automation !== undefined) query = query.where('automation', '=', automation)
  if (priority !== undefined) query = query.where('priority', '=', priority)
  const rows = await query.execute()
  return rows.map(({ level, state, opened_at }) => ({ level, state: state as Ticket['state'], openedAt: opened_at }))
}

/** Tickets with their whole logs. */
export async function readLoggedTickets(db: Reader, ids: readonly string[]): Promise<LoggedTicket[]> {
  if (ids.length === 0) return []
  const tickets = await db.selectFrom('ticket').selectAll().where('id', 'in', ids).execute()
  const logs = await readEventsOf(db, ids)
  return tickets.map((row) => ({ ticket: parseRow(row).ticket, events: logs.get(row.id) ?? [] }))
}

/** Tickets opened in a period, oldest first. */
export async function openedIn(db: Reader, { from, to }: Span): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
