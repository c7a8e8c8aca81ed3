import { addressKey } from '#domain/base/email.ts'
import { activeStates, type TicketState, ticketStates } from '#domain/ticket/ticket.ts'
import { countEnded, firstEnded } from './queue-ended.ts'
import { countStates, fitting, notOpen, type OpenFilter, placesOf } from './queue-open.ts'
import {
  type Cursor,
  comesFirst,
  type QueueFilter,
  type QueueOrder,
  type QueueQuestion,
  type QueueSource,
} from './queue-question.ts'
import { firstOpen, withPhrases } from './queue-said.ts'
import { findSaying } from './saying.ts'

/** What has ended and says what is asked is found by its number where it is no more than these. */
const mostNamed = 2000
/** So many PostgreSQL quickly finds by their words. */
const mostFound = 20_000
/** So many open tickets are looked through for a phrase when they are counted. */
const mostRead = 2000
/** What has ended is counted up to so many in each state. */
const mostEnded = 10_000

/** Ids of one page of a queue, in its own order or sorted by a column. */
export async function readQueue(
  source: QueueSource,
  { limit, ...question }: QueueQuestion & Omit<QueueOrder, 'after'> & { after?: Cursor | undefined },
): Promise<{ ids: string[]; next: Cursor | null }> {
  const found = await firstOf(source, { after: undefined, ...question, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { ids: page.map(({ id }) => id), next: found.length > limit && last ? last : null }
}

/** What is not solved and what has ended, in one order; whichever is behind the other is looked at when there is room left. */
async function firstOf(source: QueueSource, question: QueueQuestion & QueueOrder): Promise<Cursor[]> {
  const { sort, limit, filter } = question
  const readOpen = async () =>
    hasOpen(filter) ? firstOpen(source, { ...question, filter: await openFilter(source, question) }) : []
  const readEnded = () => endedOf(source, question)
  if (sort.by !== 'due' && sort.by !== 'status') {
    const all = await Promise.all([readOpen(), readEnded()])
    return all.flat().sort(comesFirst(sort)).slice(0, limit)
  }
  const [first, second] = sort.descending ? [readEnded, readOpen] : [readOpen, readEnded]
  const front = await first()
  return front.length >= limit ? front : [...front, ...(await second())].slice(0, limit)
}

/** A filter with those whom only the database knows. */
async function openFilter({ read }: QueueSource, { filter, now }: QueueQuestion): Promise<OpenFilter> {
  const { follower, ...others } = filter
  if (!follower) return { ...others, now }
  const people = follower.map(addressKey)
  const rows = await read.selectFrom('ticket_follower').select('ticket_id').where('person', 'in', people).execute()
  return { ...others, now, followed: new Set(rows.map(({ ticket_id }) => ticket_id)) }
}

async function endedOf(source: QueueSource, question: QueueQuestion & QueueOrder): Promise<Cursor[]> {
  const { read, dialect } = source
  const states = endedStates(question.filter)
  if (states.length === 0) return []
  const said = await endedSaying(source, question.filter.text)
  const named = said?.isWhole && said.numbers.length <= mostNamed ? said.numbers : null
  const pages = await Promise.all(
    (named ? [states] : states.map((state) => [state])).map((state) =>
      firstEnded(read, { ...question, state, dialect, named }),
    ),
  )
  return pages.flat().sort(comesFirst(question.sort))
}

/** Numbers of what says it and has ended; null where nothing is asked. */
async function endedSaying(
  { read, dialect, openTickets }: QueueSource,
  text: string | undefined,
): Promise<{ numbers: number[]; isWhole: boolean } | null> {
  if (text === undefined) return null
  const found = await findSaying(read, text, { dialect, most: mostFound })
  return openTickets.look((table) => ({ numbers: notOpen(table, found), isWhole: found.isWhole }))
}

export type StateCounts = { counts: ReadonlyMap<TicketState, number>; isWhole: boolean }

/** How many tickets of a filter are in each state; where not all were counted, there are at least so many. */
export async function countByStateIn(source: QueueSource, { filter, now }: QueueQuestion): Promise<StateCounts> {
  const { read, dialect, openTickets } = source
  const { text, phrases = [] } = filter
  const states = endedStates(filter)
  const asked = await openFilter(source, { filter, now })
  const inMemory = openTickets.look((table, saying) => {
    const places = hasOpen(filter) ? saying(fitting(table, asked)) : new Int32Array()
    const some =
      phrases.length > 0 ? Array.from(places.subarray(0, mostRead), (place) => ({ id: table.ids[place] ?? '' })) : []
    return { counts: countStates(table, places), size: places.length, some }
  }, text)
  const [open, said] = await Promise.all([inMemory, states.length > 0 ? endedSaying(source, text) : null])
  const counts = new Map(open.counts)
  let isWhole = true
  if (phrases.length > 0) {
    const ids = new Set((await withPhrases(source, open.some, phrases)).map(({ id }) => id))
    const those = await openTickets.look((table) => countStates(table, placesOf(table, ids)))
    for (const [state, count] of those) counts.set(state, count)
    isWhole &&= open.size <= mostRead
  }
  if (states.length === 0) return { counts, isWhole }
  // Of many PostgreSQL sooner counts what it finds again; of what many say SQLite counts those that were named.
  const isFew = dialect === 'sqlite' || (said?.isWhole && said.numbers.length <= mostNamed)
  const named = said && isFew ? said.numbers.slice(0, mostEnded) : null
  if (said && named) isWhole &&= said.isWhole && said.numbers.length <= mostEnded
  const ended = { filter, now, dialect, named, most: mostEnded }
  for (const [state, count] of await countEnded(read, states, ended)) {
    counts.set(state, count)
    isWhole &&= named !== null || count < mostEnded
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
  const sizes = await source.openTickets.look((table) => asked.map((filter) => fitting(table, filter, most).length))
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
