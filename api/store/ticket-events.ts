import { hash as hashOf } from 'node:crypto'
import { Sayable } from '#domain/base/sayable.ts'
import type { ChainHead, Seal } from '#domain/base/seal.ts'
import { type Actor, actorSchema, type NewEvent, numbered, type TicketEvent } from '#domain/ticket/event.ts'
import { facts } from '#domain/ticket/facts.ts'
import { insertAll } from './bulk.ts'
import type { Reader, Tx } from './handle.ts'
import type { EventRow } from './schema.ts'
import { writeSeals } from './seals.ts'

/** The hash a chain begins with. */
export const firstHash = '0'.repeat(64)

/** Logs of several tickets, each in order, as stored. */
export async function readLogs(db: Reader, ids: readonly string[]): Promise<Map<string, EventRow[]>> {
  const logs = new Map<string, EventRow[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return logs
  const rows = await db
    .selectFrom('ticket_event')
    .selectAll()
    .where('ticket_id', 'in', ids)
    .orderBy('ticket_id')
    .orderBy('version')
    .execute()
  for (const row of rows) logs.get(row.ticket_id)?.push(row)
  return logs
}

/** The same, as events. */
export async function readEventsOf(db: Reader, ids: readonly string[]): Promise<Map<string, TicketEvent[]>> {
  const logs = await readLogs(db, ids)
  const parse = eventParser()
  return new Map([...logs].map(([id, rows]) => [id, rows.map(parse)]))
}

/** One ticket's log in order, as stored. */
export async function readLog(db: Reader, ticketId: string): Promise<EventRow[]> {
  return (await readLogs(db, [ticketId])).get(ticketId) ?? []
}

/** One ticket's log in order. */
export async function readEvents(db: Reader, ticketId: string): Promise<TicketEvent[]> {
  return (await readLog(db, ticketId)).map(eventParser())
}

/** Where a log ends: the number of its last event, and its hash. */
export type LogEnd = { version: number; hash: string }

/** The end of what has no log yet. */
export const logBeginning: LogEnd = { version: 0, hash: firstHash }

/** Appends events to a log that nobody else appends to meanwhile, which its key would refuse; answers them with where it ends now. */
export async function appendEvents(
  tx: Tx,
  { ticketId, after, events, seal }: { ticketId: string; after: LogEnd; events: readonly NewEvent[]; seal: Seal },
): Promise<{ events: TicketEvent[]; end: LogEnd }> {
  const appended = numbered(events, after.version)
  const rows = chainedRows(ticketId, after.hash, appended)
  await insertEventRows(tx, rows, seal)
  return { events: appended, end: rows.at(-1) ?? after }
}

type Chained = Pick<TicketEvent, 'version' | 'at'> & { type: string; by: unknown; data: unknown }

/** Events as they are stored after the one with a hash, each chained to the one before. */
export function chainedRows(ticketId: string, after: string, events: readonly Chained[]): EventRow[] {
  let hash = after
  return events.map(({ version, type, at, by, data }) => {
    const row = { ticket_id: ticketId, version, type, at, actor: canonical(by), data: canonical(data) }
    hash = chain(hash, row)
    return { ...row, hash }
  })
}

/** Stores events with their hashes, and seals where each log ends now. */
export async function insertEventRows(tx: Tx, rows: readonly EventRow[], seal: Seal): Promise<void> {
  await insertAll(tx, 'ticket_event', rows)
  const heads = new Map(rows.map((row) => [row.ticket_id, headOf(row)]))
  await writeSeals(tx, [...heads.values()], seal)
}

/** What the seal of a log is over when this is its last event. */
export function headOf({ ticket_id: ticketId, version, hash }: EventRow): ChainHead {
  return { ticketId, version, hash }
}

/** The hash of one row after the hash of the row before: SHA-256 over both, as hex. */
export function chain(previous: string, row: Omit<EventRow, 'hash'>): string {
  const line = JSON.stringify([previous, row.ticket_id, row.version, row.type, row.at, row.actor, row.data])
  return hashOf('sha256', line)
}

/** Reads events as they are stored. Few people act in many: each is checked once. */
export function eventParser(): (row: Omit<EventRow, 'hash' | 'ticket_id'>) => TicketEvent {
  const actors = new Map<string, Actor>()
  return (row) => {
    const type = row.type as TicketEvent['type']
    const fact = facts[type]
    if (!fact) throw new Sayable(`event ${row.version} has the unknown type ${row.type}`)
    const by = actors.get(row.actor) ?? actorSchema.parse(JSON.parse(row.actor))
    actors.set(row.actor, by)
    return { type, version: row.version, at: row.at, by, data: fact.data.parse(JSON.parse(row.data)) } as TicketEvent
  }
}

/** JSON with sorted keys: the same value always has the same text, and so the same hash. */
export function canonical(value: unknown): string {
  return JSON.stringify(inOrder(value))
}

function inOrder(value: unknown): unknown {
  if (!value || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inOrder)
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, inOrder((value as Record<string, unknown>)[name])]))
}
