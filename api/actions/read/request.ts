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
import type { Requester } from '#domain/ticket/facts.ts'
import { othersThan } from '#domain/ticket/merged.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { standings } from '#domain/views/ladder.ts'
import { type RequestView, sharedEvents } from '#domain/views/request.ts'
import { readEvents } from '../../store/ticket-events.ts'
import { findTicket } from '../../store/tickets.ts'
import { ticketOfToken } from '../../store/tokens.ts'
import { type Shown, shownTo } from '../shown.ts'
import { findAutomation, modelFor, type World } from '../world.ts'
import { attemptCard } from './cards.ts'

/** Reads a request by its token; a wrong token looks like a missing one. One that was merged shows how the other goes on. */
export async function viewRequest(world: World, token: string): Promise<Result<RequestView>> {
  const id = await ticketOfToken(world.read, token)
  const stored = id ? await findTicket(world.read, { id }) : null
  if (!stored) return refuse('ticket.not-found')
  const shown = await shownTo(world.read, stored.ticket)
  const serving = shown.at(-1)?.ticket ?? stored.ticket
  const model = await modelFor(world, world.read, serving.model)
  const events = await readEvents(world.read, serving.id)
  return ok(requestView(world, stored.ticket, { shown, served: { ticket: serving, events, model } }))
}

type Known = { shown: readonly Shown[]; served: { ticket: Ticket; events: TicketEvent[]; model: Promised } }

function requestView(world: World, own: Ticket, { shown, served }: Known): RequestView {
  const { ticket: logged, events, model } = served
  const now = world.now()
  const clocks = clocksOf(events, model, now, { explain: true }).filter(
    ({ name }) => name === 'respond' || name === 'update' || name === 'resolve',
  )
  const closing = alarmsOf({ ticket: logged, events, model, clocks }).find(({ type }) => type === 'close')
  const automation = findAutomation(world, own.automation)
  const ticket = settled(logged, world.model, findAutomation(world, logged.automation))
  const article = own.article ? world.articles.get(own.article) : undefined
  const names = namesFor(world.model, model)
  return {
    ref: own.ref,
    version: shown.reduce((sum, part) => sum + part.ticket.version, 0),
    title: own.title,
    description: own.description,
    type: own.type,
    state: ticket.state,
    waitingOn: ticket.waitingOn,
    waitingUntil: ticket.waitingUntil,
    level: ticket.level,
    team: teamRef(world.model, ticket.team),
    priority: ticket.priority,
    openedAt: own.openedAt,
    resolvedAt: ticket.resolvedAt,
    closesAt: closing?.at ?? null,
    automation: automation ? { id: automation.id, name: automation.name } : null,
    article:
      article && article.audience === 'everyone' ? { id: article.id, title: article.title, url: article.url } : null,
    details: own.details,
    attempt: publicAttempt(world, own),
    ladder: standings(helpersOf(world.model, ticket), ticket.level),
    promise: promisesNow(clocks),
    clocks: clocks.map((clock) => ({
      ...clock,
      segments: clock.segments.map((segment) => namedFirst(segment, { reader: own.requester, served: ticket })),
    })),
    calendars: calendarRefs(
      model,
      clocks.map(({ calendar }) => calendar),
    ),
    events: shown.flatMap((part) => {
      const reading = {
        reader: own.requester,
        others: othersThan(own.requester, part.ticket),
        model: names,
        language: world.language,
      }
      return part.events.flatMap((event) => (isReadBy('requester', event) ? sharedEvents(event, reading) : []))
    }),
    rating: ratingOf(own, shown),
    merged: own.mergedInto && own.closedAt ? { into: own.mergedInto, at: own.closedAt } : null,
    requester: own.requester,
    now: stamp(now),
  }
}

/** What was sent along, as its sender knows it: of a page for support they know no more than before. */
function publicAttempt(world: World, { attempt }: Ticket): RequestView['attempt'] {
  const card = attemptCard(world, attempt)
  if (!card?.article || world.articles.get(card.article.id)?.audience === 'everyone') return card
  return { ...card, article: null }
}

/** A rating is of a solution: the one before the last is of no interest any more. */
function ratingOf({ rating }: Ticket, shown: readonly Shown[]): RequestView['rating'] {
  const all = shown.flatMap(({ events }) => events)
  const last = (type: TicketEvent['type']) => all.filter((event) => event.type === type).at(-1)?.at ?? ''
  return last('ticket.rated') >= last('ticket.resolved') ? rating : null
}

type Names = { reader: Requester; served: Ticket }

/** A support person who paused a clock is known by the first name, as everywhere on this page. */
function namedFirst(segment: Segment, { reader, served }: Names): Segment {
  const { by, ...rest } = segment
  if (by === undefined || by === reader.name) return segment
  return othersThan(reader, served).some(({ name }) => name === by) ? rest : { ...rest, by: by.split(' ')[0] }
}
