import { ok, type Result, refuse } from '#domain/base/result.ts'
import { latestOf, stamp } from '#domain/base/time.ts'
import { endedBefore } from '#domain/clocks/past.ts'
import { namesFor } from '#domain/model/in-force.ts'
import type { Context } from '#domain/ticket/decision.ts'
import type { Actor, NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { foldEvent } from '#domain/ticket/fold.ts'
import { isAside } from '#domain/ticket/hearing.ts'
import type { KeyReach } from '#domain/ticket/key-reach.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import { rehoming } from '#domain/ticket/rehome.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { deskEvent } from '#domain/views/desk-event.ts'
import type { Tx } from '../store/handle.ts'
import { eventParser, logBeginning, readLog } from '../store/ticket-events.ts'
import { lockTicket } from '../store/tickets.ts'
import { ticketOfToken } from '../store/tokens.ts'
import { type Loaded, recordEvents } from './record.ts'
import { findAutomation, modelFor, newId, type World } from './world.ts'

/** A ticket by its reference, its id, or the token that opens it. */
export type Which = { ref: string } | { id: string } | { token: string }

/** Who acts: somebody known, or whoever the ticket's token was given to. */
export type By = Actor | 'requester'

export type ActOptions = {
  by: By
  ifVersion?: number | undefined
  /** Whatever is not within it is not there. */
  within?: KeyReach
}

/** A ticket after an act, and what was logged; nothing when there was nothing to change. */
export type Acted = { ticket: Ticket; events: TicketEvent[] }

/** Loads a ticket as it stands now with its log and its own model, locked until the transaction ends. */
export async function loadTicket(world: World, tx: Tx, which: Which): Promise<Loaded | null> {
  const known = 'token' in which ? await idOfToken(tx, which.token) : which
  const stored = known && (await lockTicket(tx, known, world.dialect))
  if (!stored) return null
  const model = await modelFor(world, tx, stored.ticket.model)
  const log = await readLog(tx, stored.ticket.id)
  const judged = { ticket: stored.ticket, events: log.map(eventParser()), model }
  const ended =
    stored.index.wakeAt > stamp(world.now())
      ? []
      : endedBefore(judged, contextOf(world, judged, { kind: 'ticker' }), world.now())
  return {
    ...stored,
    stored: stored.ticket,
    ticket: ended.reduce(foldEvent, stored.ticket),
    events: [...judged.events, ...ended],
    end: log.at(-1) ?? logBeginning,
    model,
  }
}

/** What a decision may look at. Rights follow from the model in force, promises from the ticket's own. */
export function contextOf(world: World, { ticket, model }: Pick<Loaded, 'ticket' | 'model'>, by: By): Context {
  return {
    at: latestOf(stamp(world.now()), ticket.updatedAt),
    by: actorOf(world, ticket, by),
    promised: model,
    inForce: world.model,
    automation: findAutomation(world, ticket.automation),
    article: ticket.article ? (world.articles.get(ticket.article) ?? null) : null,
    newId: newId(world),
  }
}

/** Records what was decided about a loaded ticket. */
export async function record(world: World, tx: Tx, loaded: Loaded, added: readonly NewEvent[]): Promise<Result<Acted>> {
  if (added.length === 0 && loaded.ticket === loaded.stored) return ok({ ticket: loaded.ticket, events: [] })
  const after = await recordEvents(world, tx, loaded, [...broughtHome(world, loaded.ticket, added), ...added])
  if (!after) return refuse('ticket.changed', { version: loaded.stored.version, changes: [] })
  return ok({ ticket: after.ticket, events: after.events.slice(loaded.stored.version) })
}

/** What is closed stays where it was; when it is reopened it goes to who holds its level now, so that somebody hears of it. */
function broughtHome(world: World, ticket: Ticket, added: readonly NewEvent[]): NewEvent[] {
  if (ticket.state !== 'closed' || !added.some(({ type }) => type === 'ticket.reopened')) return []
  const automation = findAutomation(world, ticket.automation)
  return rehoming({ ...ticket, state: 'open' }, { inForce: world.model, automation, at: stamp(world.now()) })
}

/** A refusal that says what happened since a version was read; null when nothing did but that somebody hears of it, or none was named. */
export function changedSince(
  { model: inForce }: Pick<World, 'model'>,
  { stored, events, model }: Loaded,
  version: number | undefined,
) {
  if (version === undefined || version === stored.version) return null
  const since = events.slice(0, stored.version).filter((event) => event.version > version)
  if (since.length > 0 && since.every(({ type }) => isAside(type))) return null
  const changes = since.map((event) => deskEvent(event, namesFor(inForce, model)))
  return refuse('ticket.changed', { version: stored.version, changes })
}

async function idOfToken(tx: Tx, token: string): Promise<{ id: string } | null> {
  const id = await ticketOfToken(tx, token)
  return id ? { id } : null
}

function actorOf({ model }: World, { requester }: Ticket, by: By): Actor {
  if (by === 'requester') return { kind: 'requester', ...requester }
  return by.kind === 'support' ? { ...by, teams: teamsOf(model, by.email) } : by
}
