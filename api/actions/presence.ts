import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { NamedPerson } from '#domain/model/people.ts'
import type { Present } from '#domain/views/presence.ts'
import { deletePresence, keepPresence, sweepPresence } from '../store/presence.ts'
import { findTicket } from '../store/tickets.ts'
import { presentNow, presentSinceWhen } from './read/presence.ts'
import type { World } from './world.ts'

type Here = { ref: string; by: NamedPerson }

/** Somebody has a ticket open, and perhaps types a reply; answers who else has. To be said again before it is forgotten. */
export async function bePresent(
  world: World,
  { ref, by, typing }: Here & { typing: boolean },
): Promise<Result<Present>> {
  const found = await findTicket(world.read, { ref })
  if (!found) return refuse('ticket.not-found')
  const row = {
    ticket_id: found.ticket.id,
    email: by.email,
    typing: typing ? 1 : 0,
    seen_at: stamp(world.now()),
  }
  await world.transact((tx) => keepPresence(tx, row, { since: presentSinceWhen(world) }))
  return ok(await presentAt(world, ref))
}

/** Somebody has left a ticket; answers who is still there. */
export async function leave(world: World, { ref, by }: Here): Promise<Result<Present>> {
  const found = await findTicket(world.read, { ref })
  if (!found) return refuse('ticket.not-found')
  await world.transact((tx) => deletePresence(tx, { ticket_id: found.ticket.id, email: by.email }))
  return ok(await presentAt(world, ref))
}

/** Keeps no history of who looked at what. */
export async function forgetPresence(world: World): Promise<void> {
  await world.transact((tx) => sweepPresence(tx, presentSinceWhen(world)))
}

async function presentAt(world: World, ref: string): Promise<Present> {
  return (await presentNow(world)).find((one) => one.ref === ref) ?? { ref, people: [] }
}
