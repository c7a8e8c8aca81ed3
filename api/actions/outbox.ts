import { hooksOf } from '#domain/hook.ts'
import { noticesOf } from '#domain/notice.ts'
import type { SupportModel } from '#domain/support-model.ts'
import type { Ticket } from '#domain/ticket.ts'
import type { TicketEvent } from '#domain/ticket-event.ts'
import { stamp } from '#domain/time.ts'
import { type Outgoing, putNotices } from '../store/notices.ts'
import type { Tx } from '../store/open.ts'
import { newId, type World } from './world.ts'

/** Puts what is to be told about events into the outbox: mails to people, and each event to the webhook when there is one. */
export async function tell(
  world: World,
  tx: Tx,
  { ticket, events, model }: { ticket: Ticket; events: readonly TicketEvent[]; model: SupportModel },
): Promise<void> {
  const hooks = world.webhooks ? hooksOf(ticket, events) : []
  await putNotices(tx, {
    notices: [
      ...noticesOf(ticket, events, model),
      ...hooks.map(
        (hook): Outgoing => ({ ticketId: ticket.id, kind: hook.type, recipient: '', data: hook, channel: 'webhook' }),
      ),
    ],
    at: stamp(world.now()),
    newId: () => newId(world),
  })
}
