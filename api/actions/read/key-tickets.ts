import type { Addresses } from '#domain/base/addresses.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { millis, stampOf } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { promisesNow } from '#domain/clocks/told.ts'
import { findTeam } from '#domain/model/entries.ts'
import { personRef, teamRef } from '#domain/model/people.ts'
import type { ApiKey } from '#domain/ticket/api-key.ts'
import { actorName, type TicketEvent } from '#domain/ticket/event.ts'
import { isWithin, readBy } from '#domain/ticket/key-reach.ts'
import { type Occurrences, occurrencesIn } from '#domain/ticket/occurrence.ts'
import { settled } from '#domain/ticket/settled.ts'
import { activeStates } from '#domain/ticket/ticket.ts'
import type { FeedPage, FeedQuestion, KeyTicket, KeyTicketWhole } from '#domain/views/key-ticket.ts'
import { findOccurrences, findOccurrencesOf } from '../../store/occurrences.ts'
import { readEvents, readEventsOf } from '../../store/ticket-events.ts'
import { type FeedPlace, feedBeginning, feedEnd, readFeed } from '../../store/ticket-feed.ts'
import { findTicket, type Stored } from '../../store/tickets.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

type Asking = { key: ApiKey; addresses: Addresses }

/**
 * Tickets that a key may read, by their last change. Whoever asks again with the cursor of each answer misses no change, whoever
 * writes meanwhile.
 */
export async function keyTickets(
  world: World,
  { cursor, limit, ...question }: FeedQuestion,
  asking: Asking,
): Promise<Result<FeedPage>> {
  const { read, dialect } = world
  const after = cursor === undefined ? feedBeginning : placeOf(cursor)
  const end = await feedEnd(read, dialect)
  if (isBehind(end, after)) return refuse('request.cursor-over')
  const filter = filterOf(world, question, asking.key)
  const found = await readFeed(read, { filter, after, end, limit, dialect })
  const logs = await readEventsOf(
    read,
    found.map(({ stored }) => stored.ticket.id),
  )
  const often = await findOccurrencesOf(
    read,
    found.map(({ stored }) => stored.ticket.id),
  )
  const items: KeyTicket[] = []
  for (const { stored } of found)
    items.push(
      await ticketView(world, stored, {
        events: logs.get(stored.ticket.id) ?? [],
        often: often.get(stored.ticket.id) ?? null,
        ...asking,
      }),
    )
  const more = found.length === limit
  return ok({ items, cursor: cursorOf((more && found.at(-1)?.place) || end), more })
}

/** One ticket that a key may read, with what was said on it; one that is not there and one that it may not read are the same. */
export async function keyTicket(world: World, ref: string, asking: Asking): Promise<Result<KeyTicketWhole>> {
  const stored = await findTicket(world.read, { ref })
  const reach = readBy(asking.key, world.model)
  if (!stored || !isWithin(stored.ticket, reach)) return refuse('ticket.not-found')
  const events = await readEvents(world.read, stored.ticket.id)
  const often = await findOccurrences(world.read, stored.ticket.id)
  const isOfTeam = isWithin(stored.ticket, { ...reach, machine: null })
  return ok({
    ...(await ticketView(world, stored, { events, often, ...asking })),
    messages: events.flatMap((event) => messageOf(event, isOfTeam)),
  })
}

function messageOf(event: TicketEvent, isOfTeam: boolean): KeyTicketWhole['messages'] {
  const said = { at: event.at, by: { kind: event.by.kind, name: actorName(event.by) } }
  if (event.type === 'ticket.replied') return [{ ...said, body: event.data.body, internal: false }]
  if (event.type === 'ticket.resolved') return [{ ...said, body: event.data.note, internal: false }]
  return event.type === 'ticket.noted' && isOfTeam ? [{ ...said, body: event.data.body, internal: true }] : []
}

type Viewing = Asking & { events: readonly TicketEvent[]; often: Occurrences | null }

async function ticketView(
  world: World,
  { ticket: logged, sourceKey }: Stored,
  { events, often, key, addresses }: Viewing,
): Promise<KeyTicket> {
  const automation = findAutomation(world, logged.automation)
  const ticket = settled(logged, world.model, automation)
  const { ref, version, title, description, type, state, waitingOn, priority, impact, urgency, level } = ticket
  const { openedAt, updatedAt, respondedAt, resolvedAt, closedAt } = ticket
  const clocks = clocksOf(events, await modelFor(world, world.read, ticket.model), world.now())
  const own = `${key.name}/`
  const { count, lastAt } = often ?? occurrencesIn(events, urgency)
  return {
    ref,
    version,
    url: addresses.desk(ref),
    self: addresses.self(ref),
    key: sourceKey?.startsWith(own) ? sourceKey.slice(own.length) : null,
    title,
    description,
    type,
    state,
    waitingOn,
    priority,
    impact,
    urgency,
    level,
    team: teamRef(world.model, ticket.team),
    assignee: ticket.assignee ? personRef(world.model, ticket.assignee) : null,
    automation: ticket.automation ? { id: ticket.automation, name: automation?.name ?? ticket.automation } : null,
    requester: ticket.requester,
    occurrences: count,
    lastOccurredAt: lastAt,
    recoveredAt: ticket.recoveredAt,
    promise: promisesNow(clocks),
    openedAt,
    updatedAt,
    respondedAt,
    resolvedAt,
    closedAt,
  }
}

type Narrowed = Omit<FeedQuestion, 'limit' | 'cursor'>

function filterOf(world: World, { state, automation, team, priority, key: own, since }: Narrowed, key: ApiKey) {
  const found = findTeam(world.model, team)
  const about = findAutomation(world, automation)
  return {
    reach: readBy(key, world.model),
    states: state === undefined ? undefined : state === 'active' ? activeStates : [state],
    automation: automation === undefined ? undefined : about ? [about.id, ...about.was] : [automation],
    team: team === undefined ? undefined : found ? [found.id, ...found.was] : [team],
    priority: priority === undefined ? undefined : [priority],
    sourceKey: own === undefined ? undefined : `${key.name}/${own}`,
    since: since === undefined ? undefined : stampOf(millis(since)),
  }
}

function placeOf(cursor: string): FeedPlace {
  const [by = '0', seq = '0'] = cursor.split('-')
  return { by, seq }
}

function cursorOf({ by, seq }: FeedPlace): string {
  return `${by}-${seq}`
}

function isBehind(end: FeedPlace, place: FeedPlace): boolean {
  const [by, other] = [BigInt(end.by), BigInt(place.by)]
  return by === other ? BigInt(end.seq) < BigInt(place.seq) : by < other
}
