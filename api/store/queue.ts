import { addressKey } from '#domain/base/email.ts'
import { activeStates, type Ticket, type TicketState, ticketStates } from '#domain/ticket/ticket.ts'
import type { Reader } from './handle.ts'
import { countEnded, firstEnded } from './queue-ended.ts'
import { countStates, fitting, notOpen, type OpenFilter, placesOf, saying } from './queue-open.ts'
import {
  type Cursor,
  comesFirst,
  type QueueFilter,
  type QueueOrder,
  type QueueQuestion,
  type QueueSource,
} from './queue-question.ts'
import { firstOpen, withPhrases } from './queue-said.ts'
import { type Found, findSaying } from './saying.ts'
import { type ClockIndex, parseRow } from './tickets.ts'

export type QueueEntry = { ticket: Ticket; index: ClockIndex }

/** What has ended and says what is asked is found by its number where it is no more than these. */
const mostNamed = 2000
/** So many are counted of what PostgreSQL finds by its words. */
const mostFound = 10_000
/** So many open tickets are looked through for a phrase when they are counted. */
const mostRead = 2000
/** What has ended is counted up to so many in each state. */
const mostEnded = 10_000

/** One page of a queue, in its own order or sorted by a column. */
export async function readQueue(
  source: QueueSource,
  { limit, ...question }: QueueQuestion & Omit<QueueOrder, 'after'> & { after?: Cursor | undefined },
): Promise<{ entries: QueueEntry[]; next: Cursor | null }> {
  const found = await firstOf(source, { after: undefined, ...question, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const entries = await entriesOf(
    source.read,
    page.map(({ id }) => id),
  )
  return { entries, next: found.length > limit && last ? last : null }
}

/** What is not solved and what has ended, in one order; whichever is behind the other is looked at when there is room left. */
async function firstOf(source: QueueSource, question: QueueQuestion & QueueOrder): Promise<Cursor[]> {
  const { sort, limit, filter } = question
  const found = once(() => findSaying(source.read, filter.text ?? '', source))
  const readOpen = async () =>
    hasOpen(filter) ? firstOpen(source, { ...question, filter: await openFilter(source, question), found }) : []
  const readEnded = () => endedOf(source, { ...question, found })
  const isApart = sort.by === 'due' || sort.by === 'status'
  const [first, second] = isApart && sort.descending ? [readEnded, readOpen] : [readOpen, readEnded]
  const front = await first()
  if (isApart && front.length >= limit) return front
  return [...front, ...(await second())].sort(comesFirst(sort)).slice(0, limit)
}

/** A filter with those whom only the database knows. */
async function openFilter({ read }: QueueSource, { filter, now }: QueueQuestion): Promise<OpenFilter> {
  const { follower, ...others } = filter
  if (!follower) return { ...others, now }
  const people = follower.map(addressKey)
  const rows = await read.selectFrom('ticket_follower').select('ticket_id').where('person', 'in', people).execute()
  return { ...others, now, followed: new Set(rows.map(({ ticket_id }) => ticket_id)) }
}

/** Done when it is first asked for. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => {
    done ??= work()
    return done
  }
}

async function endedOf(
  source: QueueSource,
  { found, ...question }: QueueQuestion & QueueOrder & { found: () => Promise<Found> },
): Promise<Cursor[]> {
  const { read, dialect } = source
  const states = endedStates(question.filter)
  if (states.length === 0) return []
  const ids = question.filter.text === undefined ? null : await namedBy(source, await found())
  const cursors: Cursor[] = []
  for (const state of states) cursors.push(...(await firstEnded(read, { ...question, state: [state], dialect, ids })))
  return cursors.sort(comesFirst(question.sort))
}

/** Ids of what has ended and says it; null where the database has to find them. */
async function namedBy({ openTickets }: QueueSource, found: Found): Promise<(string | number)[] | null> {
  const ids = await openTickets.look((table) => notOpen(table, found))
  return ids.length <= mostNamed ? ids : null
}

/** Whole rows are read for one page only: what is sorted are their keys. */
async function entriesOf(db: Reader, ids: readonly string[]): Promise<QueueEntry[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('ticket').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { ticket, index } = parseRow(row)
    return [{ ticket, index }]
  })
}

export type StateCounts = { counts: ReadonlyMap<TicketState, number>; isWhole: boolean }

/** How many tickets of a filter are in each state; where not all were counted, there are at least so many. */
export async function countByStateIn(source: QueueSource, { filter, now }: QueueQuestion): Promise<StateCounts> {
  const { read, dialect, openTickets } = source
  const { text, phrases = [] } = filter
  const found = text === undefined ? null : await findSaying(read, text, { dialect, most: mostFound })
  const asked = await openFilter(source, { filter, now })
  const open = await openTickets.look((table) => {
    const fit = hasOpen(filter) ? fitting(table, asked) : new Int32Array()
    const places = found ? saying(table, fit, found) : fit
    const some =
      phrases.length > 0 ? Array.from(places.subarray(0, mostRead), (place) => ({ id: table.ids[place] ?? '' })) : []
    return { counts: countStates(table, places), size: places.length, some, ended: found && notOpen(table, found) }
  })
  const counts = new Map(open.counts)
  let isWhole = found?.isWhole ?? true
  if (phrases.length > 0) {
    const said = new Set((await withPhrases(source, open.some, phrases)).map(({ id }) => id))
    const those = await openTickets.look((table) => countStates(table, placesOf(table, said)))
    for (const [state, count] of those) counts.set(state, count)
    isWhole &&= open.size <= mostRead
  }
  const states = endedStates(filter)
  // Of what many say those are counted that were named.
  const ids = open.ended?.slice(0, mostEnded) ?? null
  isWhole &&= ids?.length === open.ended?.length
  const ended = { filter, now, dialect, ids, most: mostEnded }
  for (const [state, count] of await countEnded(read, states, ended)) {
    counts.set(state, count)
    isWhole &&= ids !== null || count < mostEnded
  }
  return { counts, isWhole }
}

/** How many tickets each of several filters holds, counted up to `most`: a rail needs "99+". */
export async function countQueues(
  source: QueueSource,
  { filters, now, most }: { filters: readonly QueueFilter[]; now: string; most: number },
): Promise<number[]> {
  const plain = filters.filter(isOnlyOpen)
  const asked: OpenFilter[] = []
  for (const filter of plain) asked.push(await openFilter(source, { filter, now }))
  const sizes = await source.openTickets.look((table) => asked.map((filter) => fitting(table, filter).length))
  const counted: number[] = []
  for (const filter of filters) {
    const size = sizes[plain.indexOf(filter)] ?? sumOf(await countByStateIn(source, { filter, now }))
    counted.push(Math.min(most, size))
  }
  return counted
}

function sumOf({ counts }: StateCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

/** What is counted in memory alone. */
function isOnlyOpen(filter: QueueFilter): boolean {
  return filter.text === undefined && hasOpen(filter) && endedStates(filter).length === 0
}

function hasOpen({ states }: QueueFilter): boolean {
  return typeof states === 'string' || states.some((state) => isOpen(state))
}

function endedStates({ states }: QueueFilter): TicketState[] {
  if (states === 'active') return []
  return ticketStates.filter((state) => !isOpen(state) && (states === 'all' || states.includes(state)))
}

function isOpen(state: TicketState): boolean {
  return activeStates.some((active) => active === state)
}
