import { clocksOf } from '#domain/clocks/clock.ts'
import { stillSo, type Withdrawn } from '#domain/clocks/notice-fate.ts'
import { noticeKindOf, toldSchema } from '#domain/ticket/notice.ts'
import { deskNews } from '#domain/words/mails.ts'
import type { ChatMessage } from '../outside/team-chat.ts'
import type { Tx } from '../store/handle.ts'
import type { StoredNotice } from '../store/outbox.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { factsOf } from './notice-facts.ts'
import { findAutomation, modelFor, type World } from './world.ts'

/** What is older is no news any more: a chat that was away for a day is not flooded when it is back. */
const newsFor = { hours: 2 }

/** The chat message of a notice, or why there is none after all. */
export async function chatOf(
  world: World,
  tx: Tx,
  { notice, publicUrl, at }: { notice: StoredNotice; publicUrl: string; at: Temporal.Instant },
): Promise<ChatMessage | { withdrawn: Withdrawn }> {
  if (Temporal.Instant.compare(Temporal.Instant.from(notice.created_at).add(newsFor), at) < 0)
    return { withdrawn: 'over' }
  const stored = notice.ticket_id ? await findTicket(tx, { id: notice.ticket_id }) : null
  if (!stored) throw new Error(`notice ${notice.id} is about a ticket that is gone`)
  const { ticket } = stored
  const kind = noticeKindOf(notice.kind)
  const data = toldSchema.loose().parse(JSON.parse(notice.body))
  const automation = findAutomation(world, ticket.automation)
  const events = await readEvents(tx, ticket.id)
  const clocks = clocksOf(events, await modelFor(world, tx, ticket.model), at)
  const course = stillSo(kind, data, { id: ticket.id, events, clocks, inForce: world.model, automation })
  if ('withdrawn' in course) return course
  const link = `${publicUrl}/desk/ticket/#${ticket.ref}`
  const facts = factsOf(world, { own: ticket, moment: { ...course.then, team: notice.recipient }, automation, clocks })
  return { ...deskNews(kind, { ...facts, isKnown: true, link, isAnswered: false, data }, world.language), link }
}
