import { stamp } from '#domain/base/time.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { hooksOf } from '#domain/ticket/hook.ts'
import { chatNoticesOf, noticesOf, noticesToMerged } from '#domain/ticket/notice.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { type Outgoing, putNotices } from '../store/outbox.ts'
import { servedToo } from './serving.ts'
import { findAutomation, newId, type World } from './world.ts'

/** Events with the ticket before them (of a new one only its id) and after. */
export type Told = { before: Ticket | { id: string }; ticket: Ticket; events: readonly TicketEvent[] }

/** Puts what is to be told about events into the outbox: mails to people, news to the chats of teams, each event to the webhook when there is one. */
export function tell(world: World, tx: Tx, told: Told): Promise<void> {
  return tellAll(world, tx, [told])
}

/** The same for several tickets at once. */
export async function tellAll(world: World, tx: Tx, all: readonly Told[]): Promise<void> {
  const toMerged: Outgoing[] = []
  for (const { ticket, events } of all) {
    const merged = await servedToo(tx, ticket)
    toMerged.push(...noticesToMerged(ticket, merged, { events, inForce: world.model }))
  }
  await putNotices(tx, {
    notices: [...toldOf(world, all), ...toMerged],
    at: stamp(world.now()),
    newId: () => newId(world),
  })
}

function toldOf(world: World, all: readonly Told[]): Outgoing[] {
  return all.flatMap(({ before, ticket, events }): Outgoing[] => [
    ...noticesOf(before, events, {
      inForce: world.model,
      automation: findAutomation(world, ticket.automation),
    }),
    ...chatNoticesOf(before, events, {
      inForce: world.model,
      automation: findAutomation(world, ticket.automation),
      chats: world.chats,
    }).map((notice): Outgoing => ({ ...notice, channel: 'chat' })),
    ...(world.webhooks ? hooksOf(ticket, events) : []).map(
      (hook): Outgoing => ({ ticketId: ticket.id, kind: hook.type, recipient: '', data: hook, channel: 'webhook' }),
    ),
  ])
}
