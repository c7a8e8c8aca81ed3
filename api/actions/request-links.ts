import { stamp } from '#domain/base/time.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { putNotices } from '../store/outbox.ts'
import { hasNotice, requestsOf } from '../store/requests.ts'
import { goesOnIn } from './serving.ts'
import { newId, type World } from './world.ts'

const most = 20
const closedFor = { hours: 24 * 30 }
const quietFor = { minutes: 10 }

/**
 * Mails a requester links to their open and recent requests. An address that nobody filed from gets nothing, and so does one
 * that was written to a few minutes ago; the caller is told the same in every case.
 */
export async function sendLinks(world: World, email: string): Promise<void> {
  const now = world.now()
  await world.transact(async (tx) => {
    const found = await requestsOf(tx, { email, closedSince: stamp(now.subtract(closedFor)), limit: most })
    const [newest] = found
    if (!newest) return
    const recipient = newest.ticket.requester.email
    // What a clock ahead of this one wrote keeps nobody waiting for it to come round.
    const quiet = { since: stamp(now.subtract(quietFor)), until: stamp(now.add(quietFor)) }
    if (await hasNotice(tx, { kind: 'links', recipient, ...quiet })) return
    const tickets: Pick<Ticket, 'id' | 'ref' | 'title' | 'state'>[] = []
    for (const { ticket } of found) {
      const { state } = (await goesOnIn(tx, ticket)).at(-1)?.ticket ?? ticket
      tickets.push({ id: ticket.id, ref: ticket.ref, title: ticket.title, state })
    }
    const notice = { ticketId: newest.ticket.id, kind: 'links', recipient, data: { tickets } }
    await putNotices(tx, { notices: [notice], at: stamp(now), newId: () => newId(world) })
  })
}
