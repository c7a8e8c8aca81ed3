import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Command } from '#domain/ticket/command.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Context } from '#domain/ticket/decision.ts'
import type { Actor, NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { deskEvent } from '#domain/views/desk-event.ts'
import { unknownAttachments } from '../store/attachments.ts'
import type { Tx } from '../store/handle.ts'
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
    const stale = changedSince(loaded, options.ifVersion)
    if (stale) return stale
    const decided = decide(loaded.ticket, command, contextOf(world, loaded, options.by))
    if (!decided.ok) return decided
    const refusal =
      unknownArticle(world, command) ?? (await unknownFile(tx, loaded.ticket, { command, by: options.by }))
    if (refusal) return refusal
    return finish(world, tx, loaded, decided.value)
  })
}

export type ActedOnGroup = { acted: Acted[]; skipped: { ref: string; code: string }[] }

/**
 * Does one verb on every ticket of a group that is not closed: one update answers all, each keeps its own clocks.
 * Tickets on which the person may not act are left out and named; when none is left, nothing happens.
 */
export async function actOnGroup(
  world: World,
  group: string,
  command: Command,
  options: { by: Actor },
): Promise<Result<ActedOnGroup>> {
  return world.transact(async (tx) => {
    const members = (await findGroup(tx, group)).filter(({ state }) => state !== 'closed')
    if (members.length === 0) return refuse('ticket.not-found')
    const planned: { loaded: Loaded; events: NewEvent[] }[] = []
    const skipped: ActedOnGroup['skipped'] = []
    let refusal: Result<ActedOnGroup> | null = null
    for (const { id } of members.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const loaded = await loadTicket(world, tx, { id })
      if (!loaded) continue
      const decided = decide(loaded.ticket, command, contextOf(world, loaded, options.by))
      if (decided.ok) planned.push({ loaded, events: decided.value })
      else {
        skipped.push({ ref: loaded.ticket.ref, code: decided.error.code })
        refusal ??= decided
      }
    }
    if (planned.length === 0 && refusal) return refusal
    const acted: Acted[] = []
    for (const { loaded, events } of planned) {
      const done = await finish(world, tx, loaded, events)
      if (done.ok) acted.push(done.value)
      else skipped.push({ ref: loaded.ticket.ref, code: done.error.code })
    }
    return ok({ acted, skipped })
  })
}

/** Puts a ticket into the group of another; the other begins one when it is in none. */
export async function groupTickets(
  world: World,
  which: { ref: string },
  other: { ref: string },
  options: ActOptions,
): Promise<Result<Acted>> {
  return world.transact(async (tx) => {
    const here = await loadTicket(world, tx, which)
    const there = await loadTicket(world, tx, other)
    if (!here || !there) return refuse('ticket.not-found')
    if (here.ticket.id === there.ticket.id) return refuse('ticket.cannot-group', { with: other.ref })
    const stale = changedSince(here, options.ifVersion)
    if (stale) return stale
    const group = there.ticket.group ?? here.ticket.group ?? newId(world)
    const plans = [there, here].map((loaded) => ({
      loaded,
      decided: decide(loaded.ticket, { type: 'group', group }, contextOf(world, loaded, options.by)),
    }))
    let done: Result<Acted> = ok({ ticket: here.ticket, events: [] })
    for (const { decided } of plans) if (!decided.ok) return decided
    for (const { loaded, decided } of plans) if (decided.ok) done = await finish(world, tx, loaded, decided.value)
    return done
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
    const stale = changedSince(from, options.ifVersion)
    if (stale) return stale
    const merged = decide(from.ticket, { type: 'merge', into: target.ticket.ref }, contextOf(world, from, options.by))
    if (!merged.ok) return merged
    const absorbing = contextOf(world, target, options.by)
    const absorbed = decide(target.ticket, { type: 'absorb', from: from.ticket.ref }, absorbing)
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
  return loadEvents(tx, stored, model)
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

/** Stores what was decided. */
export async function finish(world: World, tx: Tx, loaded: Loaded, added: readonly NewEvent[]): Promise<Result<Acted>> {
  if (added.length === 0) return ok({ ticket: loaded.ticket, events: [] })
  const after = await applyEvents(world, tx, loaded, added)
  if (!after) return refuse('ticket.changed', { version: loaded.ticket.version, changes: [] })
  return ok({ ticket: after.ticket, events: after.events.slice(loaded.events.length) })
}

/** A refusal that says what happened since a version was read; null when nothing did, or none was named. */
export function changedSince({ ticket, events, model }: Loaded, version: number | undefined) {
  if (version === undefined || version === ticket.version) return null
  const changes = events.filter((event) => event.version > version).map((event) => deskEvent(event, model))
  return refuse('ticket.changed', { version: ticket.version, changes })
}

function unknownArticle(world: World, command: Command) {
  const article = command.type === 'resolve' || command.type === 'link' ? command.article : undefined
  if (article === undefined || world.articles.has(article)) return null
  return refuse('ticket.unknown-article', { errors: [{ path: 'article', message: `"${article}" is not an article` }] })
}

/** What is written may only name files of the same ticket; what the requester reads, only files the requester may open. */
async function unknownFile(tx: Tx, ticket: Ticket, { command, by }: { command: Command; by: Actor }) {
  if ((command.type !== 'reply' && command.type !== 'note') || command.attachments.length === 0) return null
  const publicOnly = command.type === 'reply' || by.kind !== 'support'
  const [unknown] = await unknownAttachments(tx, { ticketId: ticket.id, ids: command.attachments, publicOnly })
  if (unknown === undefined) return null
  return refuse('attachment.not-found', {
    errors: [{ path: 'attachments', message: `"${unknown}" is no file of this request that its reader may open` }],
  })
}
