import { z } from 'zod'
import { addressKey, isSameAddress } from '../base/email.ts'
import { Sayable } from '../base/sayable.ts'
import type { NamedChat } from '../home/team-chats.ts'
import { findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import { onCallAt } from '../model/on-call.ts'
import { findMember } from '../model/people.ts'
import { type Actor, actorName, type EventFor, isOfSupport, isReadBy, type TicketEvent } from './event.ts'
import type { Requester } from './facts.ts'
import { stagesOf } from './fold.ts'
import { entryOf } from './hearing.ts'
import { othersThan, withoutOthers } from './merged.ts'
import { type Owned, settled } from './settled.ts'
import type { Ticket } from './ticket.ts'

export const noticeKinds = [
  'opened',
  'answered',
  'resolved',
  'reopened',
  'withdrawn',
  'closed',
  'merged',
  'arrived',
  'requester-replied',
  'assigned',
  'at-risk',
  'breached',
  'chase',
  'links',
  'written',
  'reorganised',
  'followed',
  'mentioned',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The kind of that name. Throws for a name that is none: then the outbox is not whole. */
export function noticeKindOf(name: string): NoticeKind {
  const known = noticeKinds.find((kind) => kind === name)
  if (!known) throw new Sayable(`there is no notice of the kind "${name}"`)
  return known
}

/** What is told at once, also to whoever has muted the ticket: it is theirs to do, and cannot wait. */
const urgentKinds: readonly NoticeKind[] = ['assigned', 'at-risk', 'breached', 'chase', 'mentioned']

/** Whether a notice is told at once, whatever else somebody has chosen. */
export function isUrgent(kind: NoticeKind): boolean {
  return urgentKinds.includes(kind)
}

/**
 * Whose box: the requester's, that of who has the ticket (its team's where nobody does), its team's, that of its assignee alone,
 * that of a person of the desk (`who`), that of who is on call for its team.
 */
const addresseeSchema = z.enum(['requester', 'holder', 'team', 'assignee', 'person', 'on-call'])

/** Which event of its ticket a notice tells, and to whom; with it, whether it still holds is known when it leaves. */
export const toldSchema = z.object({
  version: z.int(),
  to: addresseeSchema,
  who: z.string().optional(),
  /** Id of the ticket whose event it is, where the one that the notice is about was merged into it. */
  of: z.string().optional(),
})
export type ToldOf = z.infer<typeof toldSchema>

/** One message to be delivered because of an event. `data` is what its text is written from. */
export type Notice = { ticketId: string; kind: NoticeKind; recipient: string; data: Record<string, unknown> & ToldOf }

type Organised = { inForce: InForce; automation: Owned }

/**
 * Who is told what about events that follow on a ticket: its requester, the team that has it at that moment, the person it is
 * assigned to, its followers and whom a note mentions, each under the address in force. Nobody who is in no team, nobody twice in
 * one box, nobody what they did themselves, but for the receipt of a request, and nobody who has muted it what can wait.
 */
export function noticesOf(
  before: Ticket | { id: string },
  events: readonly TicketEvent[],
  { inForce, automation }: Organised,
): Notice[] {
  const stages = stagesOf(before, events)
  return events.flatMap((event, index) => {
    const ticket = stages[index]
    if (!ticket || !isReadBy('mail', event)) return []
    const now = settled(ticket, inForce, automation)
    const beside = { before: events[index - 1], after: events[index + 1] }
    const tellings = withOnCall(toldBy(event, beside), now, beside)
    const notices = besideFollowers(event, tellings, now).flatMap(({ kind, to, who, data = {} }): Notice[] => {
      const recipient = boxOf({ to, who }, now, inForce)
      if (recipient === undefined || (kind !== 'opened' && isOwn(event.by, recipient, inForce))) return []
      if (to !== 'requester' && isMuted(kind, recipient, { ticket: now, inForce })) return []
      const said = to === 'requester' ? hiding(data, ticket.requester, ticket) : data
      const told = {
        ref: ticket.ref,
        title: ticket.title,
        version: event.version,
        to,
        ...(who ? { who } : {}),
        ...said,
      }
      return [{ ticketId: ticket.id, kind, recipient, data: told }]
    })
    return notices.filter(
      ({ recipient }, at) => !notices.slice(at + 1).some((later) => isSameAddress(later.recipient, recipient)),
    )
  })
}

/** The same for chats of teams: what a team's mailbox would hear, for those that have a chat. The recipient is the chat's name. */
export function chatNoticesOf(
  before: Ticket | { id: string },
  events: readonly TicketEvent[],
  { inForce, automation, chats }: Organised & { chats: readonly NamedChat[] },
): Notice[] {
  if (chats.length === 0) return []
  const stages = stagesOf(before, events)
  return events.flatMap((event, index) => {
    const stage = stages[index]
    if (!stage || !isReadBy('mail', event)) return []
    const { id: ticketId, ref, title, team } = settled(stage, inForce, automation)
    const theirs = chats.filter((chat) => chat.team === team)
    if (theirs.length === 0) return []
    return toldBy(event, { before: events[index - 1], after: events[index + 1] })
      .filter(({ to }) => to === 'holder' || to === 'team')
      .flatMap(({ kind, data = {} }): Notice[] => {
        const told = { ref, title, version: event.version, to: 'team' as const, ...data }
        return theirs.map(({ name }) => ({ ticketId, kind, recipient: name, data: told }))
      })
  })
}

/**
 * The same for requesters of tickets that were merged into one: they hear what its requester hears, about their own ticket and
 * each once, without names of the others.
 */
export function noticesToMerged(
  into: Ticket,
  merged: readonly Ticket[],
  { events, inForce }: { events: readonly TicketEvent[]; inForce: InForce },
): Notice[] {
  return events.flatMap((event) => {
    if (!isReadBy('mail', event) || event.type === 'ticket.opened' || event.type === 'ticket.merged') return []
    const told = new Set([addressKey(into.requester.email)])
    return toldBy(event, { before: undefined, after: undefined }).flatMap(({ kind, to, data = {} }) =>
      merged.flatMap(({ id, ref, title, requester }): Notice[] => {
        const recipient = requester.email
        if (to !== 'requester' || told.has(addressKey(recipient)) || isOwn(event.by, recipient, inForce)) return []
        told.add(addressKey(recipient))
        const said = hiding(data, requester, into)
        return [
          { ticketId: id, kind, recipient, data: { ref, title, version: event.version, to, of: into.id, ...said } },
        ]
      }),
    )
  })
}

function hiding(data: Record<string, unknown>, reader: Requester, served: Ticket): Record<string, unknown> {
  const others = othersThan(reader, served)
  if (others.length === 0) return data
  const hidden = (value: unknown) => (typeof value === 'string' ? withoutOthers(value, reader, others) : value)
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, name === 'by' ? value : hidden(value)]))
}

/** Whether somebody has muted a ticket, and what is told can wait. */
export function isMuted(
  kind: NoticeKind,
  box: string,
  { ticket, inForce }: { ticket: Pick<Ticket, 'muted'>; inForce: InForce },
): boolean {
  return !isUrgent(kind) && entryOf(ticket.muted, box, inForce) !== undefined
}

/** The address under which somebody is reached about a settled ticket by the organisation in force; undefined where nobody is. */
export function boxOf({ to, who }: Pick<ToldOf, 'to' | 'who'>, ticket: Ticket, inForce: InForce): string | undefined {
  const team = findTeam(inForce, ticket.team)
  const assignee = ticket.assignee && team ? findMember({ teams: [team] }, ticket.assignee)?.email : undefined
  switch (to) {
    case 'requester':
      return ticket.requester.email
    case 'holder':
      return assignee ?? team?.email
    case 'team':
      return team?.email
    case 'assignee':
      return assignee
    case 'person':
      return findMember(inForce, who ?? '')?.email
    case 'on-call':
      return onCallAt(inForce, ticket.team, ticket.updatedAt)?.person.email
  }
}

const callingKinds: readonly NoticeKind[] = ['arrived', 'reopened', 'requester-replied', 'at-risk', 'breached']

/** Whether who is on call hears what the desk is told: whatever asks for somebody at the highest priority, a broken promise at the next. */
function isCall(kind: NoticeKind, { priority }: Pick<Ticket, 'priority'>): boolean {
  return priority === 'P1' ? callingKinds.includes(kind) : priority === 'P2' && kind === 'breached'
}

/** With what who is on call hears beside whoever has it, unless it is assigned to them by the same step. */
function withOnCall(tellings: readonly Telling[], ticket: Ticket, { after }: Beside): Telling[] {
  if (after?.type === 'ticket.assigned' && after.data.onCall) return [...tellings]
  return tellings.flatMap((telling) =>
    telling.to !== 'requester' && isCall(telling.kind, ticket)
      ? [{ ...telling, to: 'on-call' as const }, telling]
      : [telling],
  )
}

type Telling = { kind: NoticeKind; data?: Record<string, unknown> } & Pick<ToldOf, 'to' | 'who'>

/** With what followers hear: of each event that anybody is told of. It stands where what is told more closely comes after it. */
function besideFollowers(event: EventFor<'mail'>, tellings: readonly Telling[], { followers }: Ticket): Telling[] {
  const isNews = tellings.length > 0 && event.type !== 'clock.at-risk'
  const heard = isNews || event.type === 'ticket.noted' ? followers : []
  const news = heard.map((who): Telling => ({ kind: 'followed', to: 'person', who }))
  const isFirst = ({ to }: Telling) => to === 'requester'
  return [...tellings.filter(isFirst), ...news, ...tellings.filter((one) => !isFirst(one))]
}

type Beside = { before: TicketEvent | undefined; after: TicketEvent | undefined }

/** What of one event is told to whom; the requester's first, so that a box that is both hears it as support. A reply that reopens is one news. */
function toldBy(event: EventFor<'mail'>, { before, after }: Beside): Telling[] {
  switch (event.type) {
    case 'ticket.opened':
      return [
        { kind: 'opened', to: 'requester' },
        { kind: 'arrived', to: 'holder' },
      ]
    case 'ticket.replied': {
      const { body } = event.data
      if (isOfSupport(event.by)) return [{ kind: 'answered', to: 'requester', data: { body, by: actorName(event.by) } }]
      return after?.type === 'ticket.reopened' && after.at === event.at
        ? [{ kind: 'reopened', to: 'holder', data: { reason: body } }]
        : [{ kind: 'requester-replied', to: 'holder', data: { body, by: actorName(event.by) } }]
    }
    case 'ticket.noted':
      return (event.data.mentions ?? []).map((who) => ({ kind: 'mentioned', to: 'person', who }))
    case 'ticket.resolved':
      return [{ kind: 'resolved', to: 'requester', data: { note: event.data.note } }]
    case 'ticket.reopened':
      return before?.type === 'ticket.replied' && before.at === event.at
        ? []
        : [{ kind: 'reopened', to: 'holder', data: { reason: event.data.reason } }]
    case 'ticket.closed':
      if (event.data.reason === 'withdrawn') return [{ kind: 'withdrawn', to: 'holder' }]
      return event.data.reason === 'expired' ? [{ kind: 'closed', to: 'requester' }] : []
    case 'ticket.merged':
      return [{ kind: 'merged', to: 'requester' }]
    case 'ticket.escalated':
    case 'ticket.returned': {
      const { reason, from } = event.data
      const automatic = event.type === 'ticket.escalated' && event.data.automatic
      return [{ kind: 'arrived', to: 'team', data: { reason, from, automatic } }]
    }
    case 'ticket.assigned':
      return event.by.kind === 'ticker' && !event.data.onCall ? [] : [{ kind: 'assigned', to: 'assignee' }]
    case 'clock.at-risk':
      return [{ kind: 'at-risk', to: 'holder', data: { ...event.data } }]
    case 'clock.breached':
      return [{ kind: 'breached', to: 'holder', data: { ...event.data } }]
    case 'vendor.chased':
      return [{ kind: 'chase', to: 'holder', data: { vendorTicket: event.data.vendorTicket } }]
  }
}

function isOwn(by: Actor, recipient: string, inForce: InForce): boolean {
  if (by.kind !== 'support' && by.kind !== 'requester') return false
  return [by.email, findMember(inForce, by.email)?.email].some(
    (email) => email !== undefined && isSameAddress(email, recipient),
  )
}
