import { stamp } from '#domain/base/time.ts'
import { brokenBefore } from '#domain/clocks/past.ts'
import type { Turn } from '#domain/clocks/tick.ts'
import type { Promised } from '#domain/model/in-force.ts'
import type { NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { foldEvent } from '#domain/ticket/fold.ts'
import { isActive, type Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { appendEvents, chainedRows, insertEventRows, type LogEnd } from '../store/ticket-events.ts'
import { findBySourceKey, type Stored, saveTickets } from '../store/tickets.ts'
import { noteSolved } from './answers.ts'
import { indexOf } from './clock-index.ts'
import { learnFrom } from './learn.ts'
import { tell, tellAll } from './outbox.ts'
import type { World } from './world.ts'

/**
 * Where a ticket stands, with its log and the model it is judged by. What time alone has ended is in both already; `stored` is
 * the ticket before that.
 */
export type Loaded = Stored & { events: TicketEvent[]; end: LogEnd; model: Promised; stored: Ticket }

/**
 * Records what was decided about one ticket: appends the events to its log, saves the fold and the clock index, and puts the
 * notices. Null when the log is not that of the ticket as it stands.
 */
export async function recordEvents(
  world: World,
  tx: Tx,
  before: Loaded,
  added: readonly NewEvent[],
): Promise<Loaded | null> {
  const { stored: ticket, end } = before
  if (end.version !== ticket.version) return null
  const known = before.events.slice(0, ticket.version)
  const ended = before.events.slice(ticket.version)
  const broken = before.index.wakeAt > stamp(world.now()) ? [] : brokenBefore(before, added, world.now())
  const appended = await appendEvents(tx, {
    ticketId: ticket.id,
    after: end,
    events: [...ended, ...broken, ...added],
    seal: world.seal,
  })
  const stored = appended.events.reduce(foldEvent, ticket)
  const events = [...known, ...appended.events]
  const after: Loaded = { ...before, ticket: stored, stored, events, end: appended.end }
  after.index = indexOf(after, world.now())
  if (isActive(after.ticket) && !isActive(ticket)) after.sourceKey = await freeKey(tx, after)
  await saveTickets(tx, [{ before: { ...before, ticket }, after }])
  await learnFrom(world, tx, { ticket: after.ticket, events: appended.events, isPerson: isFiledByPerson(after) })
  if (isFiledByPerson(after)) await noteSolved(tx, { ticket: after.ticket, events: appended.events })
  await tell(world, tx, { before: ticket, ticket: after.ticket, events: appended.events })
  return after
}

/** Words of a machine's report teach nothing: nobody searches by them. */
function isFiledByPerson({ events }: Loaded): boolean {
  return events[0]?.by.kind !== 'machine'
}

/** What alarms did to one ticket, turn by turn. */
export type Turned = { before: Stored; after: Stored; turns: Turn[]; lastHash: string }

/** The same for what alarms did to many tickets that this transaction has locked: all of it in few statements. */
export async function recordTurns(world: World, tx: Tx, turned: readonly Turned[]): Promise<void> {
  const rows = turned.flatMap(({ after: { ticket }, turns, lastHash }) =>
    chainedRows(
      ticket.id,
      lastHash,
      turns.flatMap(({ events }) => events),
    ),
  )
  await saveTickets(tx, turned)
  await insertEventRows(tx, rows, world.seal)
  await tellAll(
    world,
    tx,
    turned.flatMap(({ before, turns }) =>
      turns.map(({ ticket, events }, index) => ({ before: turns[index - 1]?.ticket ?? before.ticket, ticket, events })),
    ),
  )
}

/** A machine's key means one open ticket. Whoever is reopened after a newer one has taken the key does without it. */
async function freeKey(tx: Tx, { ticket, sourceKey }: Loaded): Promise<string | null> {
  const taken = sourceKey === null ? null : await findBySourceKey(tx, sourceKey)
  return taken && taken.ticket.id !== ticket.id ? null : sourceKey
}
