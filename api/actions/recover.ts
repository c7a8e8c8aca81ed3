import { ok, type Result } from '#domain/base/result.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { findBySourceKey } from '../store/tickets.ts'
import { contextOf, loadTicket, record } from './ticket-tx.ts'
import type { World } from './world.ts'

/** A machine says that the failure of its key is over. Answers the ticket that the key meant; null when none was open. */
export async function recover(
  world: World,
  key: string,
  { by, note }: { by: Actor; note: string },
): Promise<Result<Ticket | null>> {
  return world.transact(async (tx) => {
    const known = await findBySourceKey(tx, key)
    const loaded = known && (await loadTicket(world, tx, { id: known.ticket.id }))
    if (!loaded) return ok(null)
    const decided = decide(loaded.ticket, { type: 'recover', note }, contextOf(world, loaded, by))
    if (!decided.ok) return decided
    const done = await record(world, tx, loaded, decided.value)
    return done.ok ? ok(done.value.ticket) : done
  })
}
