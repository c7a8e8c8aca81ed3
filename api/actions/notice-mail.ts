import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { type Fate, fateOf, type Standing, type Withdrawn } from '#domain/clocks/notice-fate.ts'
import { findTeam } from '#domain/model/entries.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { type NoticeKind, noticeKinds, toldSchema } from '#domain/ticket/notice.ts'
import { reorganisedSchema } from '#domain/ticket/rehome.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { isForRequester, type MailFacts, mailText, type RequestLink } from '#domain/words/mails.ts'
import type { Mail } from '../outside/mail.ts'
import type { Tx } from '../store/handle.ts'
import type { StoredNotice } from '../store/outbox.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { insertToken } from '../store/tokens.ts'
import { findAutomation, modelFor, newToken, type World } from './world.ts'

/**
 * The mail of a notice, or why there is none after all. A requester's mail carries a token of its own, made now: tokens are kept hashed, so the one given at
 * opening is not known any more, and none lies readable in the outbox.
 */
export async function mailOf(
  world: World,
  tx: Tx,
  { notice, publicUrl, at }: { notice: StoredNotice; publicUrl: string; at: Temporal.Instant },
): Promise<Mail | { withdrawn: Withdrawn }> {
  const kind = kindOf(notice.kind)
  const stored = notice.ticket_id ? await findTicket(tx, { id: notice.ticket_id }) : null
  if (!stored) throw new Error(`notice ${notice.id} is about a ticket that is gone`)
  const automation = findAutomation(world, stored.ticket.automation)
  const model = await modelFor(world, tx, stored.ticket.model)
  const events = await readEvents(tx, stored.ticket.id)
  const clocks = clocksOf(events, model, at)
  const data = JSON.parse(notice.body) as Record<string, unknown>
  const fate = fateNow(notice, { kind, data, world, standing: { ticket: stored.ticket, events, clocks, automation } })
  if ('withdrawn' in fate) return fate
  const ticket = fate.moment
  const team = findTeam(world.model, ticket.team)
  const facts: MailFacts = {
    ref: ticket.ref,
    title: ticket.title,
    requester: ticket.requester.name,
    team: team?.name ?? ticket.team,
    level: ticket.level,
    priority: ticket.priority,
    automation: automation?.name ?? ticket.automation,
    clocks,
    timeZone: team ? calendarOf(world.model, team.calendar).timeZone : 'UTC',
    link: isForRequester(kind)
      ? `${publicUrl}/request/#${await freshToken(world, tx, ticket.id)}`
      : `${publicUrl}/desk/ticket/#${ticket.ref}`,
    data: await withLinks(world, tx, publicUrl, data),
  }
  const host = new URL(publicUrl).hostname
  const thread = `<${ticket.ref.toLowerCase()}@${host}>`
  return {
    to: fate.to,
    ...mailText(kind, facts),
    messageId: `<${notice.id}@${host}>`,
    headers: { 'in-reply-to': thread, references: thread, 'x-ladder-request': ticket.ref },
  }
}

type Fated = {
  kind: NoticeKind
  data: Record<string, unknown>
  world: World
  standing: Pick<Standing, 'events' | 'clocks' | 'automation'> & { ticket: Ticket }
}

/** What becomes of it by the organisation in force. What tells no event is told to whom it names: a requester, or a team. */
function fateNow({ recipient }: StoredNotice, { kind, data, world, standing }: Fated): Fate {
  const { ticket, ...rest } = standing
  const told = toldSchema.safeParse(data)
  if (told.success) return fateOf(kind, { ...data, ...told.data }, { ...rest, id: ticket.id, inForce: world.model })
  const moment = settled(ticket, world.model, standing.automation)
  if (kind !== 'reorganised') return { to: recipient, moment }
  const team = findTeam(world.model, reorganisedSchema.parse(data).team)
  return team?.email ? { to: team.email, moment: { ...moment, team: team.id } } : { withdrawn: 'left' }
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
