import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { alarmsOf } from '#domain/clocks/index.ts'
import { promisesNow } from '#domain/clocks/told.ts'
import type { Segment } from '#domain/hours/explain.ts'
import { helpersOf } from '#domain/model/ladder.ts'
import { teamRef } from '#domain/model/people.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { calendarRefs } from '#domain/model/work-calendars.ts'
import type { Command } from '#domain/ticket/command.ts'
import { type EventFor, isReadBy, type TicketEvent } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { standings } from '#domain/views/ladder.ts'
import type { PublicEvent, RequestView } from '#domain/views/request.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { ticketOfToken } from '../store/tokens.ts'
import { type Acted, act } from './act.ts'
import { modelFor, type World } from './world.ts'

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

/** A requester's act by token: reply, confirm, reopen, rate. */
export async function actAsRequester(
  world: World,
  token: string,
  command: Extract<Command, { type: 'reply' | 'confirm' | 'reopen' | 'rate' | 'attach' }>,
): Promise<Result<Acted>> {
  const id = await ticketOfToken(world.read, token)
  const stored = id ? await findTicket(world.read, { id }) : null
  if (!stored) return refuse('ticket.not-found')
  return act(world, { id: stored.ticket.id }, command, { by: { kind: 'requester', ...stored.ticket.requester } })
}

function requestView(
  world: World,
  { ticket, events, model }: { ticket: Ticket; events: TicketEvent[]; model: SupportModel },
): RequestView {
  const now = world.now()
  const clocks = clocksOf(events, model, now, { explain: true }).filter(
    ({ name }) => name === 'respond' || name === 'update' || name === 'resolve',
  )
  const closing = alarmsOf({ ticket, events, model, clocks }).find(({ type }) => type === 'close')
  const automation = ticket.automation ? world.automations.get(ticket.automation) : undefined
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
    team: teamRef(model, ticket.team),
    priority: ticket.priority,
    openedAt: ticket.openedAt,
    resolvedAt: ticket.resolvedAt,
    closesAt: closing?.at ?? null,
    automation: automation ? { id: automation.id, name: automation.name } : null,
    article:
      article && article.audience === 'everyone' ? { id: article.id, title: article.title, url: article.url } : null,
    details: ticket.details,
    ladder: standings(helpersOf(model, ticket), ticket.level),
    promise: promisesNow(clocks),
    clocks: clocks.map((clock) => ({
      ...clock,
      segments: clock.segments.map((segment) => namedFirst(segment, ticket)),
    })),
    calendars: calendarRefs(
      model,
      clocks.map(({ calendar }) => calendar),
    ),
    events: events.flatMap((event) => (isReadBy('requester', event) ? publicEvent(event, model) : [])),
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

/** Public events in plain words; what is internal is not there at all. */
function publicEvent(event: EventFor<'requester'>, model: SupportModel): PublicEvent[] {
  const by = {
    kind: event.by.kind,
    name:
      event.by.kind === 'ticker'
        ? 'Ladder'
        : event.by.kind === 'support'
          ? (event.by.name.split(' ')[0] ?? '')
          : event.by.name,
  }
  const say = (text: string, extra: { body?: string; attachments?: string[] } = {}): PublicEvent[] => [
    { type: event.type, at: event.at, by, text, ...extra },
  ]
  switch (event.type) {
    case 'ticket.opened':
      return say(`Request received by ${teamRef(model, event.data.team).name}`)
    case 'ticket.acknowledged':
      return say('Somebody is looking at it')
    case 'ticket.replied':
      return say(event.by.kind === 'support' ? `${by.name} answered` : 'You wrote', {
        body: event.data.body,
        attachments: event.data.attachments,
      })
    case 'ticket.escalated':
      return say(`Handed on to ${teamRef(model, event.data.team).name}`)
    case 'ticket.returned':
      return say(`Back with ${teamRef(model, event.data.team).name}`)
    case 'ticket.waited':
      return say(waitWords[event.data.on])
    case 'ticket.resumed':
      return say('Work goes on')
    case 'ticket.reprioritised':
      return say(`Priority is now ${event.data.priority}`)
    case 'ticket.resolved':
      return say(event.by.kind === 'support' ? `${by.name} solved it` : 'Solved', { body: event.data.note })
    case 'ticket.reopened':
      return say('Opened again', { body: event.data.reason })
    case 'ticket.closed':
      return say(event.data.reason === 'confirmed' ? 'You confirmed that it is solved' : 'Closed')
    case 'ticket.merged':
      return say(`Continued in ${event.data.into}`)
    case 'ticket.rated':
      return say(`You rated it ${event.data.score} of 5`)
    case 'ticket.attached':
      return event.data.internal ? [] : say(`File added: ${event.data.name}`, { attachments: [event.data.attachment] })
  }
}

const waitWords = {
  requester: 'Waiting for your answer',
  vendor: 'Waiting for the vendor of the platform',
  window: 'Waiting for the planned window',
}
