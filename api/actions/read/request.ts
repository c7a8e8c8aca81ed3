import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { alarmsOf } from '#domain/clocks/index.ts'
import { promisesNow } from '#domain/clocks/told.ts'
import type { Segment } from '#domain/hours/explain.ts'
import { namesFor, type Promised } from '#domain/model/in-force.ts'
import { helpersOf } from '#domain/model/ladder.ts'
import { teamRef } from '#domain/model/people.ts'
import { calendarRefs } from '#domain/model/work-calendars.ts'
import { isReadBy, type TicketEvent } from '#domain/ticket/event.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { standings } from '#domain/views/ladder.ts'
import { publicEvents, type RequestView } from '#domain/views/request.ts'
import { readEvents } from '../../store/ticket-events.ts'
import { findTicket } from '../../store/tickets.ts'
import { ticketOfToken } from '../../store/tokens.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

/** Reads a request by its token; a wrong token looks like a missing one. */
export async function viewRequest(world: World, token: string): Promise<Result<RequestView>> {
  const id = await ticketOfToken(world.read, token)
  const stored = id ? await findTicket(world.read, { id }) : null
  if (!stored) return refuse('ticket.not-found')
  const { ticket } = stored
  const model = await modelFor(world, world.read, ticket.model)
  const events = await readEvents(world.read, ticket.id)
  return ok(requestView(world, { ticket, events, model }))
}

function requestView(
  world: World,
  { ticket: logged, events, model }: { ticket: Ticket; events: TicketEvent[]; model: Promised },
): RequestView {
  const now = world.now()
  const clocks = clocksOf(events, model, now, { explain: true }).filter(
    ({ name }) => name === 'respond' || name === 'update' || name === 'resolve',
  )
  const closing = alarmsOf({ ticket: logged, events, model, clocks }).find(({ type }) => type === 'close')
  const automation = findAutomation(world, logged.automation)
  const ticket = settled(logged, world.model, automation)
  const article = ticket.article ? world.articles.get(ticket.article) : undefined
  return {
    ref: ticket.ref,
    version: ticket.version,
    title: ticket.title,
    description: ticket.description,
    type: ticket.type,
    state: ticket.state,
    waitingOn: ticket.waitingOn,
    waitingUntil: ticket.waitingUntil,
    level: ticket.level,
    team: teamRef(world.model, ticket.team),
    priority: ticket.priority,
    openedAt: ticket.openedAt,
    resolvedAt: ticket.resolvedAt,
    closesAt: closing?.at ?? null,
    automation: automation ? { id: automation.id, name: automation.name } : null,
    article:
      article && article.audience === 'everyone' ? { id: article.id, title: article.title, url: article.url } : null,
    details: ticket.details,
    ladder: standings(helpersOf(world.model, ticket), ticket.level),
    promise: promisesNow(clocks),
    clocks: clocks.map((clock) => ({
      ...clock,
      segments: clock.segments.map((segment) => namedFirst(segment, ticket)),
    })),
    calendars: calendarRefs(
      model,
      clocks.map(({ calendar }) => calendar),
    ),
    events: events.flatMap((event) =>
      isReadBy('requester', event) ? publicEvents(event, namesFor(world.model, model)) : [],
    ),
    rating: ticket.rating,
    requester: ticket.requester,
    now: stamp(now),
  }
}

/** A support person who paused a clock is known by the first name, as everywhere on this page. */
function namedFirst(segment: Segment, { requester }: Ticket): Segment {
  const { by } = segment
  return by === undefined || by === requester.name ? segment : { ...segment, by: by.split(' ')[0] }
}
