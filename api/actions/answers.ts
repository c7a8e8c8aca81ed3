import { stamp } from '#domain/base/time.ts'
import type { Search } from '#domain/search/result.ts'
import type { NewEvent } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { type Found, keepFound, keepSolved, ticketsUnasked } from '../store/ticket-answers.ts'
import type { World } from './world.ts'

const places = 5
const mostSearches = 3
const atOnce = 50
/** What is older than this may have taught the search since. */
const askedWithin = { hours: 24 }

/**
 * Asks search with the words of tickets that were just opened, and keeps what came first: whether an answer existed and was found is
 * judged by that, and never asked again.
 */
export async function askOpened(world: World, search: Search): Promise<number> {
  const since = stamp(world.now().subtract(askedWithin))
  const tickets = await ticketsUnasked(world.read, { since, limit: atOnce })
  for (const ticket of tickets) {
    const found = await foundFor(ticket, search)
    await world.transact((tx) => keepFound(tx, ticket, found))
  }
  return tickets.length
}

async function foundFor({ title, attempt }: Ticket, search: Search): Promise<Found> {
  const found: Found = {}
  // What was searched before was asked by its meaning then; only the title was not.
  const searched = (attempt?.searches ?? []).slice(-mostSearches).filter((words) => words !== title)
  for (const [index, words] of [title, ...searched].entries()) {
    const { results } = await search(words, { limit: places, byWordsAlone: index > 0 })
    for (const [place, { id }] of results.entries()) found[id] = Math.min(found[id] ?? places, place + 1)
  }
  return found
}

const telling: readonly string[] = ['ticket.resolved', 'ticket.reopened', 'ticket.linked']

/** Keeps what solved a ticket, in the transaction of the events that say so. */
export async function noteSolved(
  tx: Tx,
  { ticket, events }: { ticket: Ticket; events: readonly NewEvent[] },
): Promise<void> {
  if (!events.some(({ type }) => telling.includes(type))) return
  const { resolvedAt, solvedBy, mergedInto } = ticket
  const solved =
    resolvedAt === null || mergedInto !== null ? null : { month: resolvedAt.slice(0, 7), article: solvedBy }
  await keepSolved(tx, ticket, solved ?? { month: '', article: null })
}
