import { ok, type Result, refuse } from '#domain/base/result.ts'
import type { Command } from '#domain/ticket/command.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Actor, NewEvent } from '#domain/ticket/event.ts'
import { findGroup } from '../store/tickets.ts'
import type { Loaded } from './record.ts'
import { type Acted, type ActOptions, changedSince, contextOf, loadTicket, record } from './ticket-tx.ts'
import { newId, type World } from './world.ts'

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
      const done = await record(world, tx, loaded, events)
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
    const stale = changedSince(world, here, options.ifVersion)
    if (stale) return stale
    const group = there.ticket.group ?? here.ticket.group ?? newId(world)
    const plans = [there, here].map((loaded) => ({
      loaded,
      decided: decide(loaded.ticket, { type: 'group', group }, contextOf(world, loaded, options.by)),
    }))
    let done: Result<Acted> = ok({ ticket: here.ticket, events: [] })
    for (const { decided } of plans) if (!decided.ok) return decided
    for (const { loaded, decided } of plans) if (decided.ok) done = await record(world, tx, loaded, decided.value)
    return done
  })
}
