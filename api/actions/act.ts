import { teamsOf } from '#domain/may.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Ticket } from '#domain/ticket.ts'
import type { Command } from '#domain/ticket-command.ts'
import { type Context, decide } from '#domain/ticket-decide.ts'
import type { Actor, NewEvent, TicketEvent } from '#domain/ticket-event.ts'
import { stamp } from '#domain/time.ts'
import type { Tx } from '../store/open.ts'
import { findGroup, lockTicket } from '../store/tickets.ts'
import { ticketOfToken } from '../store/tokens.ts'
import { applyEvents, type Loaded, loadEvents } from './apply.ts'
import { modelFor, newId, type World } from './world.ts'

/** A ticket by its reference, its id, or the token that opens it. */
export type Which = { ref: string } | { id: string } | { token: string }

export type Acted = { ticket: Ticket; events: TicketEvent[] }

export type ActOptions = { by: Actor; ifVersion?: number | undefined }

/** Does one verb on one ticket. `ifVersion` refuses when the ticket has changed since that version was read. */
export async function act(world: World, which: Which, command: Command, options: ActOptions): Promise<Result<Acted>> {
  return world.transact(async (tx) => {
    const loaded = await loadTicket(world, tx, which)
    if (!loaded) return refuse('ticket.not-found')
    if (options.ifVersion !== undefined && options.ifVersion !== loaded.ticket.version) return changed(loaded)
    const decided = decide(loaded.ticket, command, contextOf(world, loaded, options.by))
    if (!decided.ok) return decided
    const refusal = unknownArticle(world, command)
    if (refusal) return refusal
    return finish(world, tx, loaded, decided.value)
  })
}

/** Does one verb on every open ticket of a group: one update answers all, each keeps its own clocks. */
export async function actOnGroup(
  world: World,
  group: string,
  command: Command,
  options: { by: Actor },
): Promise<Result<Acted[]>> {
  return world.transact(async (tx) => {
    const members = (await findGroup(tx, group)).filter(({ state }) => state !== 'closed')
    if (members.length === 0) return refuse('ticket.not-found')
    const acted: Acted[] = []
    for (const { id } of members) {
      const loaded = await loadTicket(world, tx, { id })
      if (!loaded) continue
      const decided = decide(loaded.ticket, command, contextOf(world, loaded, options.by))
      if (!decided.ok) {
        if (decided.error.code.startsWith('desk.')) return decided
        continue
      }
      const done = await finish(world, tx, loaded, decided.value)
      if (!done.ok) return done
      acted.push(done.value)
    }
    return ok(acted)
  })
}

/** Merges one ticket into another: the first is closed, its requester is served by the second. */
export async function mergeTickets(
  world: World,
  which: { ref: string },
  into: { ref: string },
  options: ActOptions,
): Promise<Result<Acted>> {
  return world.transact(async (tx) => {
    const from = await loadTicket(world, tx, which)
    const target = await loadTicket(world, tx, into)
    if (!from || !target) return refuse('ticket.not-found')
    if (options.ifVersion !== undefined && options.ifVersion !== from.ticket.version) return changed(from)
    const merged = decide(from.ticket, { type: 'merge', into: target.ticket.ref }, contextOf(world, from, options.by))
    if (!merged.ok) return merged
    const absorbed = decide(
      target.ticket,
      { type: 'absorb', from: from.ticket.ref },
      contextOf(world, target, { kind: 'ticker' }),
    )
    if (!absorbed.ok) return absorbed
    const done = await finish(world, tx, target, absorbed.value)
    return done.ok ? finish(world, tx, from, merged.value) : done
  })
}

/** Loads a ticket with its log and its own model, locked until the transaction ends. */
export async function loadTicket(world: World, tx: Tx, which: Which): Promise<Loaded | null> {
  const id = 'token' in which ? await ticketOfToken(tx, which.token) : null
  if ('token' in which && !id) return null
  const stored = await lockTicket(tx, 'token' in which ? { id: id as string } : which, world.dialect)
  if (!stored) return null
  const model = await modelFor(world, tx, stored.ticket.model)
  return loadEvents(tx, stored.ticket, { model, sourceKey: stored.sourceKey })
}

/** What a decision may look at. Rights follow from the model in force, promises from the ticket's own. */
export function contextOf(world: World, { ticket, model }: Pick<Loaded, 'ticket' | 'model'>, by: Actor): Context {
  return {
    at: stamp(world.now()),
    by: by.kind === 'support' ? { ...by, teams: teamsOf(world.model, by.email) } : by,
    model,
    automation: ticket.automation ? (world.automations.get(ticket.automation) ?? null) : null,
    article: ticket.article ? (world.articles.get(ticket.article) ?? null) : null,
    newId: newId(world),
  }
}

async function finish(world: World, tx: Tx, loaded: Loaded, added: readonly NewEvent[]): Promise<Result<Acted>> {
  if (added.length === 0) return ok({ ticket: loaded.ticket, events: [] })
  const after = await applyEvents(world, tx, loaded, added)
  if (!after) return changed(loaded)
  return ok({ ticket: after.ticket, events: after.events.slice(loaded.events.length) })
}

function unknownArticle(world: World, command: Command) {
  const article = command.type === 'resolve' || command.type === 'link' ? command.article : undefined
  if (article === undefined || world.articles.has(article)) return null
  return refuse('ticket.unknown-article', { errors: [{ path: 'article', message: `"${article}" is not an article` }] })
}

function changed({ ticket }: Loaded) {
  return refuse('ticket.changed', { version: ticket.version })
}
