import { stamp } from '#domain/base/time.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { hooksFor } from '#domain/ticket/hook.ts'
import { chatNoticesOf, type Notice, noticesOf, noticesToMerged } from '#domain/ticket/notice.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { type Held, putHeld } from '../store/held-notices.ts'
import { type Outgoing, putNotices } from '../store/outbox.ts'
import { heldOf } from './notice-gathered.ts'
import { servedToo } from './serving.ts'
import { findAutomation, newId, type World } from './world.ts'

/** Events with the ticket before them (of a new one only its id) and after. */
export type Told = { before: Ticket | { id: string }; ticket: Ticket; events: readonly TicketEvent[] }

/** Puts what is to be told about events into the outbox: mails to people, news to the chats of teams, each event to the webhooks that are told of it. */
export function tell(world: World, tx: Tx, told: Told): Promise<void> {
  return tellAll(world, tx, [told])
}

/** The same for several tickets at once. */
export async function tellAll(world: World, tx: Tx, all: readonly Told[]): Promise<void> {
  const toMerged: Outgoing[] = []
  for (const { ticket, events } of all) {
    if (ticket.absorbed.length === 0) continue
    const merged = await servedToo(tx, ticket)
    toMerged.push(...noticesToMerged(ticket, merged, { events, inForce: world.model }))
  }
  const notices: Outgoing[] = [...toMerged]
  const held: Held[] = []
  for (const told of all) {
    for (const mail of mailsOf(world, told)) {
      const waiting = heldOf(world, mail, told.ticket)
      if (waiting) held.push(waiting)
      else notices.push(mail)
    }
    notices.push(...besideMails(world, told))
  }
  const at = stamp(world.now())
  await putNotices(tx, { notices, at, newId: () => newId(world) })
  await putHeld(tx, { held, at, dialect: world.dialect })
}

function mailsOf(world: World, { before, ticket, events }: Told): Notice[] {
  return noticesOf(before, events, { inForce: world.model, automation: findAutomation(world, ticket.automation) })
}

function besideMails(world: World, told: Told): Outgoing[] {
  const { before, ticket, events } = told
  const automation = findAutomation(world, ticket.automation)
  return [
    ...chatNoticesOf(before, events, { inForce: world.model, automation, chats: world.chats }).map(
      (notice): Outgoing => ({ ...notice, channel: 'chat', version: notice.data.version }),
    ),
    ...hooksFor(world.webhooks, told, { inForce: world.model, automation }).map(
      ({ to, hook }): Outgoing => ({
        ticketId: ticket.id,
        kind: hook.type,
        recipient: to,
        data: hook,
        channel: 'webhook',
        version: hook.data.version,
      }),
    ),
  ]
}
