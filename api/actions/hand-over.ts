import { type Refusal, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Command } from '#domain/ticket/command.ts'
import { decide } from '#domain/ticket/decide.ts'
import { type Actor, actorName, type NewEvent } from '#domain/ticket/event.ts'
import type { HandOver } from '#domain/views/hand-over.ts'
import type { HandedOverBy } from '#domain/words/gathered.ts'
import { gatherNow } from '../store/held-notices.ts'
import { findTickets } from '../store/tickets.ts'
import type { Loaded } from './record.ts'
import { contextOf, loadTicket, record } from './ticket-tx.ts'
import { newId, type World } from './world.ts'

export type HandedOver = { done: string[]; refused: { ref: string; error: Refusal }[] }

/**
 * Gives tickets to somebody else with one note on each, in one transaction: all of them, or none when one is refused. Whoever
 * hears of several of them gets one mail.
 */
export async function handOver(
  world: World,
  { tickets, to, note }: HandOver,
  { by }: { by: Actor },
): Promise<HandedOver> {
  const refs = [...new Set(tickets)]
  const assign: Command = to === 'on-call' ? { type: 'assign-on-call' } : { type: 'assign', to }
  return world.transact(async (tx) => {
    const found = await findTickets(tx, refs)
    const planned: { loaded: Loaded; events: NewEvent[] }[] = []
    const refused: HandedOver['refused'] = refs
      .filter((ref) => !found.some((one) => one.ref === ref))
      .map((ref) => ({ ref, error: refuse('ticket.not-found').error }))
    for (const { id, ref } of found.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const loaded = await loadTicket(world, tx, { id })
      if (!loaded) continue
      const context = contextOf(world, loaded, by)
      const given = decide(loaded.ticket, assign, context)
      const noted = decide(loaded.ticket, { type: 'note', body: note, attachments: [] }, context)
      if (given.ok && noted.ok) planned.push({ loaded, events: [...noted.value, ...given.value] })
      else for (const one of [given, noted]) if (!one.ok) refused.push({ ref, error: one.error })
    }
    if (refused.length > 0) return { done: [], refused: onceEach(refused) }
    for (const { loaded, events } of planned) {
      const done = await record(world, tx, loaded, events)
      if (!done.ok) throw new Error(`${loaded.ticket.ref} was locked and has changed`)
    }
    await gatherNow(tx, {
      tickets: planned.map(({ loaded }) => loaded.ticket.id),
      at: stamp(world.now()),
      digest: () => `handover${newId(world)}`,
      data: { handedOver: { by: actorName(by), note } satisfies HandedOverBy },
    })
    return { done: refs, refused: [] }
  })
}

function onceEach(refused: HandedOver['refused']): HandedOver['refused'] {
  return refused.filter(({ ref }, index) => refused.findIndex((one) => one.ref === ref) === index)
}
