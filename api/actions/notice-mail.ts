import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { type Fate, fateOf, type Standing, type Withdrawn } from '#domain/clocks/notice-fate.ts'
import { replyAddress } from '#domain/mail/fate.ts'
import { findTeam } from '#domain/model/entries.ts'
import { type InForce, namesFor } from '#domain/model/in-force.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import { type NoticeKind, noticeKindOf, noticeKinds, toldSchema } from '#domain/ticket/notice.ts'
import { reorganisedSchema } from '#domain/ticket/rehome.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { deskEvent } from '#domain/views/desk-event.ts'
import { isForRequester, type MailFacts, mailText, type RequestLink } from '#domain/words/mails.ts'
import type { Mail } from '../outside/mail.ts'
import type { Tx } from '../store/handle.ts'
import { countMail, isConfirmed } from '../store/mail-addresses.ts'
import { insertReplyAddress } from '../store/mail-in.ts'
import { hasToldOf, type StoredNotice } from '../store/outbox.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { insertToken } from '../store/tokens.ts'
import { communityMail, isCommunityKind } from './community-mail.ts'
import { digestKind, digestMail } from './digest.ts'
import { factsOf } from './notice-facts.ts'
import { reportKind, reportMail } from './report-mail.ts'
import { goesOnIn } from './serving.ts'
import { signInKinds, signInMailOf } from './sign-in-links.ts'
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
  if (isCommunityKind(notice.kind)) return communityMail(world, tx, { notice, publicUrl, at })
  if (notice.kind === digestKind) return digestMail({ ...world, read: tx }, { notice, publicUrl })
  if (notice.kind === reportKind) return reportMail(world, { notice, publicUrl })
  if (notice.kind in signInKinds) return signInMailOf(world, tx, { notice, publicUrl, at })
  const kind = noticeKindOf(notice.kind)
  const stored = notice.ticket_id ? await findTicket(tx, { id: notice.ticket_id }) : null
  if (!stored) throw new Error(`notice ${notice.id} is about a ticket that is gone`)
  const own = stored.ticket
  const data = JSON.parse(notice.body) as Record<string, unknown>
  const told = await toldTicket(tx, own, data)
  if (!told || (kind === 'withdrawn' && !(await hasHeard(tx, own, notice)))) return { withdrawn: 'over' }
  const automation = findAutomation(world, told.automation)
  const model = await modelFor(world, tx, told.model)
  const events = await readEvents(tx, told.id)
  const clocks = clocksOf(events, model, at)
  const fate = fateNow(notice, { kind, data, world, standing: { ticket: told, events, clocks, automation } })
  if ('withdrawn' in fate) return fate
  const isKnown = !isForRequester(kind) || (await isTrusted(world, tx, { kind, to: fate.to, own }))
  if (!isKnown && notice.attempts === 0) {
    const day = stamp(at).slice(0, 10)
    if ((await countMail(tx, { email: addressKey(fate.to), day })) > mostUnconfirmed)
      return { withdrawn: 'unconfirmed' }
  }
  const ticket = fate.moment
  const { team } = kind === 'merged' ? await servingNow(world, tx, own) : ticket
  const isOfEvent = kind === 'followed' || kind === 'mentioned'
  const names = namesFor(world.model, model)
  const facts: MailFacts = {
    ...factsOf(world, { own, moment: { ...ticket, team }, automation, clocks }),
    isKnown,
    link: isForRequester(kind)
      ? `${publicUrl}/request/#${await freshToken(world, tx, own.id)}`
      : `${publicUrl}/desk/ticket/#${own.ref}`,
    data: { ...(await withLinks(world, tx, publicUrl, data)), ...(isOfEvent ? ofEvent(data, events, names) : {}) },
    isAnswered: world.mailIn !== null && kind !== 'links' && kind !== 'reorganised',
  }
  const host = new URL(publicUrl).hostname
  const thread = `<${own.ref.toLowerCase()}@${host}>`
  const began = isForRequester(kind) ? await messageThatOpened(tx, own, events) : null
  return {
    to: fate.to,
    ...mailText(kind, facts, world.language),
    messageId: `<${notice.id}@${host}>`,
    ...(facts.isAnswered ? { replyTo: await answeredTo(world, tx, { kind, ticketId: own.id }) } : {}),
    headers: {
      'in-reply-to': began ?? thread,
      references: began ? `${began} ${thread}` : thread,
      'x-ladder-request': own.ref,
    },
  }
}

/** What happened, as the desk reads it: in words, by whom, and what was written. */
function ofEvent({ version }: Record<string, unknown>, events: readonly TicketEvent[], names: InForce) {
  const event = events.find((one) => one.version === version)
  if (!event) return {}
  const { text: what, by, data } = deskEvent(event, names)
  return { what, by: by.name, text: data.body ?? data.note ?? data.reason }
}

/** The mail with which a requester has opened it: what is sent then stands below it in their mail program. */
async function messageThatOpened(tx: Tx, own: Ticket, told: readonly TicketEvent[]): Promise<string | null> {
  const [first] =
    told[0]?.type === 'ticket.opened' && told[0].data.ref === own.ref ? told : await readEvents(tx, own.id)
  const id = first?.type === 'ticket.opened' ? first.data.mail?.id : undefined
  return id === undefined ? null : `<${id}>`
}

/** An address of its own for the answer, which nobody can guess. */
async function answeredTo(
  world: World,
  tx: Tx,
  { kind, ticketId }: { kind: NoticeKind; ticketId: string },
): Promise<string> {
  const key = Buffer.from(world.random(16)).toString('hex')
  const reader = isForRequester(kind) ? 'requester' : 'support'
  await insertReplyAddress(tx, { key, ticketId, reader, at: stamp(world.now()) })
  return replyAddress(world.mailIn?.address ?? '', key)
}

const toDesk = noticeKinds.filter((kind) => !isForRequester(kind))

/** Who has heard of a ticket hears that it was withdrawn; who has not need not. */
export function hasHeard(tx: Tx, { id, openedAt }: Ticket, { recipient }: StoredNotice): Promise<boolean> {
  return hasToldOf(tx, { ticketId: id, recipient, kinds: toDesk, since: openedAt })
}

/** The ticket whose event a notice tells: of one that was merged, the one that serves it; null once it goes on by itself. */
async function toldTicket(tx: Tx, own: Ticket, { of }: Record<string, unknown>): Promise<Ticket | null> {
  if (typeof of !== 'string') return own
  return (await goesOnIn(tx, own)).find(({ ticket }) => ticket.id === of)?.ticket ?? null
}

async function servingNow(world: World, tx: Tx, own: Ticket): Promise<Ticket> {
  const serving = (await goesOnIn(tx, own)).at(-1)?.ticket ?? own
  return settled(serving, world.model, findAutomation(world, serving.automation))
}

/** Mails a day to an address whose owner has not shown that it is theirs. */
const mostUnconfirmed = 10

type Reading = { kind: NoticeKind; to: string; own: Ticket }

/** Whether a requester may be sent what was filed: they have opened a link of a mail, are of the model, or a machine or support filed it. */
async function isTrusted(world: World, tx: Tx, { kind, to, own }: Reading): Promise<boolean> {
  if (teamsOf(world.model, to).length > 0 || (await isConfirmed(tx, addressKey(to)))) return true
  return kind !== 'links' && (await readEvents(tx, own.id))[0]?.by.kind !== 'requester'
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
  if (told.success) {
    const fate = fateOf(kind, { ...data, ...told.data }, { ...rest, id: ticket.id, inForce: world.model })
    return told.data.of === undefined || 'withdrawn' in fate ? fate : { ...fate, to: recipient }
  }
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

async function freshToken(world: World, tx: Tx, ticketId: string): Promise<string> {
  const token = newToken(world)
  await insertToken(tx, { token, ticketId, at: stamp(world.now()), mailed: true })
  return token
}
