import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { findTeam } from '#domain/model/entries.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { type NoticeKind, noticeKinds } from '#domain/ticket/notice.ts'
import { settled } from '#domain/ticket/settled.ts'
import { isForRequester, type MailFacts, mailText, type RequestLink } from '#domain/words/mails.ts'
import type { Mail } from '../outside/mail.ts'
import type { Tx } from '../store/handle.ts'
import type { StoredNotice } from '../store/outbox.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { insertToken } from '../store/tokens.ts'
import { findAutomation, modelFor, newToken, type World } from './world.ts'

/**
 * The mail of a notice. A requester's mail carries a token of its own, made now: tokens are kept hashed, so the one given at
 * opening is not known any more, and none lies readable in the outbox.
 */
export async function mailOf(
  world: World,
  tx: Tx,
  { notice, publicUrl, at }: { notice: StoredNotice; publicUrl: string; at: Temporal.Instant },
): Promise<Mail> {
  const kind = kindOf(notice.kind)
  const stored = notice.ticket_id ? await findTicket(tx, { id: notice.ticket_id }) : null
  if (!stored) throw new Error(`notice ${notice.id} is about a ticket that is gone`)
  const automation = findAutomation(world, stored.ticket.automation)
  const ticket = settled(stored.ticket, world.model, automation)
  const model = await modelFor(world, tx, ticket.model)
  const team = findTeam(world.model, ticket.team)
  const facts: MailFacts = {
    ref: ticket.ref,
    title: ticket.title,
    requester: ticket.requester.name,
    team: team?.name ?? ticket.team,
    level: ticket.level,
    priority: ticket.priority,
    automation: automation?.name ?? ticket.automation,
    clocks: clocksOf(await readEvents(tx, ticket.id), model, at),
    timeZone: team ? calendarOf(world.model, team.calendar).timeZone : 'UTC',
    link: isForRequester(kind)
      ? `${publicUrl}/request/#${await freshToken(world, tx, ticket.id)}`
      : `${publicUrl}/desk/ticket/#${ticket.ref}`,
    data: await withLinks(world, tx, publicUrl, JSON.parse(notice.body) as Record<string, unknown>),
  }
  const host = new URL(publicUrl).hostname
  const thread = `<${ticket.ref.toLowerCase()}@${host}>`
  return {
    to: notice.recipient,
    ...mailText(kind, facts),
    messageId: `<${notice.id}@${host}>`,
    headers: { 'in-reply-to': thread, references: thread, 'x-ladder-request': ticket.ref },
  }
}

/** Where a notice names several requests, each gets a link of its own. */
async function withLinks(world: World, tx: Tx, publicUrl: string, data: Record<string, unknown>) {
  if (!Array.isArray(data.tickets)) return data
  const tickets = data.tickets as { id: string; ref: string; title: string; state: RequestLink['state'] }[]
  const links: RequestLink[] = []
  for (const { id, ref, title, state } of tickets)
    links.push({ ref, title, state, link: `${publicUrl}/request/#${await freshToken(world, tx, id)}` })
  return { ...data, links }
}

function kindOf(kind: string): NoticeKind {
  const known = noticeKinds.find((name) => name === kind)
  if (!known) throw new Error(`there is no text for a notice of the kind "${kind}"`)
  return known
}

async function freshToken(world: World, tx: Tx, ticketId: string): Promise<string> {
  const token = newToken(world)
  await insertToken(tx, { token, ticketId, at: stamp(world.now()) })
  return token
}
