import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import type { TicketState } from '#domain/ticket/ticket.ts'
import type { Dialect, Reader } from './handle.ts'
import { inBytes } from './in-bytes.ts'
import type { OpenTickets } from './open-tickets.ts'

export type QueueFilter = {
  /** What support still has to do something about, or what is in any of these states, or everything. */
  states: 'active' | 'all' | readonly TicketState[]
  /** Any of these; so are the others that are lists: one thing under all the ids that it ever had. */
  level?: readonly number[] | undefined
  team?: readonly string[] | undefined
  /** Addresses, or null for nobody. */
  assignee?: readonly string[] | null | undefined
  /** Addresses of who follows it. */
  follower?: readonly string[] | undefined
  automation?: readonly string[] | undefined
  priority?: readonly string[] | undefined
  late?: boolean | undefined
  atRisk?: boolean | undefined
  waitingOn?: 'anything' | 'vendor' | undefined
  /** Opened before, or at or after, these instants. */
  before?: string | undefined
  after?: string | undefined
  requester?: string | undefined
  group?: string | undefined
  text?: string | undefined
  /** Said just so in what was written, whatever the case. */
  phrases?: readonly string[] | undefined
}

export type QueueSort = { by: QueueColumn; descending: boolean }

/** Where a page begins: after this ticket in the order. */
export type Cursor = { key: string; order: string; id: string }

export type QueueQuestion = { filter: QueueFilter; now: string }

/** Where tickets are found: those that are not solved in memory, all others in the database. */
export type QueueSource = { read: Reader; dialect: Dialect; openTickets: OpenTickets }

/** A page that is asked for: so many at most, in this order. */
export type QueueOrder = { sort: QueueSort; after: Cursor | undefined; limit: number }

/**
 * Who comes first: by the column, then by the queue's own order, what is most urgent first. By its own order both move alike.
 */
export function comesFirst({ by, descending }: QueueSort): (one: Cursor, other: Cursor) => number {
  const way = descending ? -1 : 1
  const within = by === 'due' ? way : 1
  return (one, other) =>
    way * inBytes(one.key, other.key) || within * (inBytes(one.order, other.order) || inBytes(one.id, other.id))
}
