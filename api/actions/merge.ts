import { type Result, refuse } from '#domain/base/result.ts'
import { decide } from '#domain/ticket/decide.ts'
import { servedToo } from './serving.ts'
import { type Acted, type ActOptions, changedSince, contextOf, loadTicket, record } from './ticket-tx.ts'
import type { World } from './world.ts'

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
    const stale = changedSince(world, from, options.ifVersion)
    if (stale) return stale
    const merge = { type: 'merge', into: target.ticket.ref } as const
    const merged = decide(from.ticket, merge, contextOf(world, from, options.by))
    if (!merged.ok) return merged
    const requesters = [from.ticket, ...(await servedToo(tx, from.ticket))].map(({ requester }) => requester)
    const absorb = { type: 'absorb' as const, from: from.ticket.ref, requesters }
    const absorbed = decide(target.ticket, absorb, contextOf(world, target, options.by))
    if (!absorbed.ok) return absorbed
    const done = await record(world, tx, target, absorbed.value)
    return done.ok ? record(world, tx, from, merged.value) : done
  })
}
