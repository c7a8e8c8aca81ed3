import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Grade } from '#domain/model/support-model.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { isSame, occurrencesIn, oneMore } from '#domain/ticket/occurrence.ts'
import type { Tx } from '../store/handle.ts'
import { findOccurrences, saveOccurrences } from '../store/occurrences.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findBySourceKey, freeSourceKey, lockTicket, type Stored } from '../store/tickets.ts'
import { knownTicket, type Opened } from './new-ticket.ts'
import { contextOf, loadTicket, record } from './ticket-tx.ts'
import { findAutomation, type World } from './world.ts'

/** The same failure once more, as its machine tells it. */
export type Again = { by: Actor; text: string; urgency?: Grade | undefined }

/**
 * The open ticket that a machine's key means, with the failure counted once more; null when it means none, or when the last time is so
 * long ago that this is another failure: then the key is free for it.
 */
export async function recur(world: World, tx: Tx, key: string, again: Again): Promise<Result<Opened> | null> {
  const found = await findBySourceKey(tx, key)
  const stored = found && (await lockTicket(tx, { id: found.ticket.id }, world.dialect))
  if (!stored) return null
  const { id, urgency, automation } = stored.ticket
  const at = stamp(world.now())
  const before = (await findOccurrences(tx, id)) ?? occurrencesIn(await readEvents(tx, id), urgency)
  if (!isSame(before, findAutomation(world, automation), at)) {
    await freeSourceKey(tx, id)
    return null
  }
  const { after, isTold } = oneMore(before, { at, text: again.text, urgency: again.urgency })
  await saveOccurrences(tx, id, after)
  const ticket = isTold ? await told(world, tx, { stored, count: after.count, again }) : ok(stored.ticket)
  return ticket.ok ? ok({ ...(await knownTicket(world, tx, ticket.value)), occurrences: after.count }) : ticket
}

type Telling = { stored: Stored; count: number; again: Again }

async function told(world: World, tx: Tx, { stored, count, again: { by, text, urgency } }: Telling) {
  const loaded = await loadTicket(world, tx, { id: stored.ticket.id })
  if (!loaded) return refuse('ticket.not-found')
  const command = { type: 'recur' as const, count, text, ...(urgency === undefined ? {} : { urgency }) }
  const decided = decide(loaded.ticket, command, contextOf(world, loaded, by))
  if (!decided.ok) return decided
  const done = await record(world, tx, loaded, decided.value)
  return done.ok ? ok(done.value.ticket) : done
}
