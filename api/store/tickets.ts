import { sql } from 'kysely'
import { addressKey } from '#domain/base/email.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { insertAll, updateAll } from './bulk.ts'
import type { Dialect, Reader, Tx } from './handle.ts'
import { keptQuestion } from './kept-question.ts'
import { vectorOf } from './saying.ts'
import type { TicketRow } from './schema.ts'
import { inActiveState } from './states.ts'
import { askBeside } from './waiting.ts'

/** By what queues are filtered and sorted and the ticker is woken; an index, recomputable from the log at any time. */
export type ClockIndex = { nextDue: string; riskAt: string; wakeAt: string; order: string }

/** One ticket with its index. */
export type Stored = { ticket: Ticket; index: ClockIndex; sourceKey: string | null }

export async function findTicket(db: Reader, by: { id: string } | { ref: string }): Promise<Stored | null> {
  const query = db.selectFrom('ticket').selectAll()
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('ref', '=', by.ref)).executeTakeFirst()
  return row ? parseRow(row) : null
}

/** Tickets by their ids, in their order; those that are there. */
export async function readTickets(db: Reader, ids: readonly string[]): Promise<Ticket[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('ticket').select(['id', 'body']).where('id', 'in', ids).execute()
  const bodies = new Map(rows.map(({ id, body }) => [id, body]))
  return ids.flatMap((id) => {
    const body = bodies.get(id)
    return body === undefined ? [] : [JSON.parse(body) as Ticket]
  })
}

/** Tickets by their references, oldest first; those that are there. */
export async function findTickets(db: Reader, refs: readonly string[]): Promise<Ticket[]> {
  if (refs.length === 0) return []
  const rows = await db.selectFrom('ticket').selectAll().where('ref', 'in', refs).orderBy('id').execute()
  return rows.map((row) => parseRow(row).ticket)
}

/** Reads a ticket so that nobody else changes it until the transaction ends. */
export async function lockTicket(
  tx: Tx,
  by: { id: string } | { ref: string },
  dialect: Dialect,
): Promise<Stored | null> {
  let query = tx.selectFrom('ticket').selectAll()
  if (dialect === 'postgres') query = query.forUpdate()
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('ref', '=', by.ref)).executeTakeFirst()
  return row ? parseRow(row) : null
}

export async function insertTicket(tx: Tx, stored: Stored): Promise<void> {
  await insertAll(tx, 'ticket', [{ ...toRow(stored) }])
  await writeFollowers(tx, stored.ticket)
}

export type TicketChange = { before: Stored; after: Stored }

/** Saves tickets as they are now. Only columns that changed are written: what is not touched costs no index anything. */
export async function saveTickets(tx: Tx, changes: readonly TicketChange[]): Promise<void> {
  const alike = new Map<string, (Partial<TicketRow> & { id: string })[]>()
  for (const change of changes) {
    const row = changedColumns(change)
    const columns = Object.keys(row).join()
    alike.set(columns, [...(alike.get(columns) ?? []), row])
  }
  for (const rows of alike.values()) await updateAll(tx, 'ticket', rows)
  for (const { before, after } of changes) {
    if (after.ticket.followers.join() === before.ticket.followers.join()) continue
    await tx.deleteFrom('ticket_follower').where('ticket_id', '=', after.ticket.id).execute()
    await writeFollowers(tx, after.ticket)
  }
}

async function writeFollowers(tx: Tx, { id, followers }: Ticket): Promise<void> {
  const rows = [...new Set(followers.map(addressKey))].map((person) => ({ person, ticket_id: id }))
  await insertAll(tx, 'ticket_follower', rows)
}

function changedColumns({ before, after }: TicketChange): Partial<TicketRow> & { id: string } {
  const was: Record<string, unknown> = columnsOf(before)
  const is: Record<string, unknown> = columnsOf(after)
  const changed: Record<string, unknown> = { id: after.ticket.id }
  for (const name of Object.keys(is)) if (was[name] !== is[name]) changed[name] = is[name]
  if (before.ticket !== after.ticket) changed.body = JSON.stringify(after.ticket)
  return changed as Partial<TicketRow> & { id: string }
}

/** Whether any ticket is stored. */
export async function hasTickets(db: Reader): Promise<boolean> {
  return (await db.selectFrom('ticket').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** What a ticket is called, by its id. */
export async function refOf(db: Reader, id: string): Promise<string | null> {
  return (await db.selectFrom('ticket').select('ref').where('id', '=', id).executeTakeFirst())?.ref ?? null
}

const idByRef = keptQuestion((db, ref: string) => db.selectFrom('ticket').select('id').where('ref', '=', ref))

/** Whether a ticket that is stored already has a reference; two of one transaction that had the same would be refused. */
export async function refTaken(tx: Tx, ref: string): Promise<boolean> {
  return (await askBeside(tx, idByRef(tx, ref))).rows.length > 0
}

/** The open ticket that a machine has already logged under a key of its own. */
export async function findBySourceKey(db: Reader, key: string): Promise<Stored | null> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('source_key', '=', key)
    .where(inActiveState)
    .executeTakeFirst()
  return row ? parseRow(row) : null
}

/** Lets a machine's key mean another ticket from now on. */
export async function freeSourceKey(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('ticket').set({ source_key: null }).where('id', '=', id).execute()
}

export async function findGroup(db: Reader, group: string): Promise<Ticket[]> {
  const rows = await db.selectFrom('ticket').selectAll().where('group_id', '=', group).orderBy('opened_at').execute()
  return rows.map((row) => parseRow(row).ticket)
}

/** A row whose text is parsed when it is asked for: one that cannot be is named all the same. */
export type Unread = { id: string; ref: string; wakeAt: string; read: () => Stored }

/** Where the ticker has come to in the order of waking. */
export type Woken = Pick<Unread, 'id' | 'wakeAt'>

/** Tickets the ticker has something to do for, earliest first, locked; on PostgreSQL those no other process has taken. */
export async function dueTickets(
  tx: Tx,
  {
    asOf,
    after,
    except,
    limit,
    dialect,
  }: { asOf: string; after: Woken | null; except: readonly string[]; limit: number; dialect: Dialect },
): Promise<Unread[]> {
  let query = tx
    .selectFrom('ticket')
    .selectAll()
    .where('wake_at', '<=', asOf)
    .orderBy('wake_at')
    .orderBy('id')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(wake_at, id) > (${after.wakeAt}, ${after.id})`)
  if (except.length > 0) query = query.where('id', 'not in', except)
  if (dialect === 'postgres') query = query.forUpdate().skipLocked()
  return (await query.execute()).map(unread)
}

/** Keeps the words under which a ticket is found. */
export async function writeWords(
  tx: Tx,
  ticketId: string,
  { words, dialect }: { words: readonly string[]; dialect: Dialect },
): Promise<void> {
  const text = dialect === 'postgres' ? vectorOf(words) : words.join(' ')
  await insertAll(tx, 'ticket_text', [{ ticket_id: ticketId, words: text }])
}

export function unread(row: TicketRow): Unread {
  return { id: row.id, ref: row.ref, wakeAt: row.wake_at, read: () => parseRow(row) }
}

export function parseRow(row: TicketRow): Stored {
  return {
    ticket: JSON.parse(row.body) as Ticket,
    index: { nextDue: row.next_due, riskAt: row.risk_at, wakeAt: row.wake_at, order: row.queue_order },
    sourceKey: row.source_key,
  }
}

/** A ticket as stored. */
export function toRow(stored: Stored): TicketRow {
  return { ...columnsOf(stored), body: JSON.stringify(stored.ticket) }
}

/** By what queues filter and sort. */
function columnsOf({ ticket, index, sourceKey }: Stored): Omit<TicketRow, 'body'> {
  return {
    id: ticket.id,
    ref: ticket.ref,
    version: ticket.version,
    type: ticket.type,
    state: ticket.state,
    waiting_on: ticket.waitingOn,
    title: ticket.title,
    automation: ticket.automation,
    priority: ticket.priority,
    level: ticket.level,
    team: ticket.team,
    assignee: ticket.assignee,
    machine: ticket.machine,
    teams: `|${ticket.teams.join('|')}|`,
    group_id: ticket.group,
    requester_email: addressKey(ticket.requester.email),
    model: ticket.model,
    source_key: sourceKey,
    opened_at: ticket.openedAt,
    updated_at: ticket.updatedAt,
    resolved_at: ticket.resolvedAt,
    closed_at: ticket.closedAt,
    next_due: index.nextDue,
    risk_at: index.riskAt,
    wake_at: index.wakeAt,
    queue_order: index.order,
  }
}
