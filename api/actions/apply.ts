import { clocksOf } from '#domain/clocks/clock.ts'
import { wakeOf } from '#domain/clocks/index.ts'
import type { Clock } from '#domain/clocks/measure.ts'
import type { Judged, Turn } from '#domain/clocks/tick.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { applyEvent } from '#domain/ticket/fold.ts'
import { isActive } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { never } from '../store/schema.ts'
import { appendEvents, chainedRows, insertEventRows, readEvents } from '../store/ticket-events.ts'
import { type ClockIndex, findBySourceKey, type Stored, saveTickets } from '../store/tickets.ts'
import { tell, tellAll } from './outbox.ts'
import type { World } from './world.ts'

/** Where a ticket stands, with its log and the model it is judged by. */
export type Loaded = Stored & { events: TicketEvent[]; model: SupportModel }

/** Appends events, saves the fold and the clock index, and puts the notices; null when somebody else was faster. */
export async function applyEvents(
  world: World,
  tx: Tx,
  before: Loaded,
  added: readonly NewEvent[],
): Promise<Loaded | null> {
  const { ticket, events, model } = before
  const appended = await appendEvents(tx, { ticketId: ticket.id, after: ticket.version, events: added })
  if (!appended) return null
  const after: Loaded = { ...before, ticket: appended.reduce(applyEvent, ticket), events: [...events, ...appended] }
  after.index = indexOf(after, world.now())
  if (isActive(after.ticket) && !isActive(ticket)) after.sourceKey = await freeKey(tx, after)
  await saveTickets(tx, [{ before, after }])
  await tell(world, tx, { ticket: after.ticket, events: appended, model })
  return after
}

export type Applied = { before: Stored; after: Stored; model: SupportModel; turns: Turn[]; lastHash: string }

/** Stores what was decided for tickets that this transaction has locked: all events, rows and notices in few statements. */
export async function applyAll(world: World, tx: Tx, applied: readonly Applied[]): Promise<void> {
  const rows = applied.flatMap(({ after: { ticket }, turns, lastHash }) =>
    chainedRows(
      ticket.id,
      lastHash,
      turns.flatMap(({ events }) => events),
    ),
  )
  await insertEventRows(tx, rows)
  await saveTickets(tx, applied)
  await tellAll(
    world,
    tx,
    applied.flatMap(({ model, turns }) => turns.map((turn) => ({ ...turn, model }))),
  )
}

/** A machine's key means one open ticket. Whoever is reopened after a newer one has taken the key does without it. */
async function freeKey(tx: Tx, { ticket, sourceKey }: Loaded): Promise<string | null> {
  const taken = sourceKey === null ? null : await findBySourceKey(tx, sourceKey)
  return taken && taken.ticket.id !== ticket.id ? null : sourceKey
}

export async function loadEvents(tx: Tx, stored: Stored, model: SupportModel): Promise<Loaded> {
  return { ...stored, events: await readEvents(tx, stored.ticket.id), model }
}

/** When something is next due, at risk, or for the ticker to do. */
export function indexOf(judged: Judged, now: Temporal.Instant): ClockIndex {
  return indexBy(judged, clocksOf(judged.events, judged.model, now))
}

/** The same, from clocks that are known already. */
export function indexBy(judged: Judged, clocks: readonly Clock[]): ClockIndex {
  const open = clocks.filter(({ endedAt, due }) => endedAt === null && due !== null)
  return {
    nextDue: open.flatMap(({ due }) => due ?? []).sort()[0] ?? never,
    riskAt: open.flatMap(({ riskAt }) => riskAt ?? []).sort()[0] ?? never,
    wakeAt: wakeOf({ ...judged, clocks }) ?? never,
  }
}
