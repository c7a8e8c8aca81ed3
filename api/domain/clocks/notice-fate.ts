import { findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import type { EventType, TicketEvent } from '../ticket/event.ts'
import { stagesOf } from '../ticket/fold.ts'
import { entryOf } from '../ticket/hearing.ts'
import { boxOf, isMuted, type NoticeKind, type ToldOf } from '../ticket/notice.ts'
import { type Owned, settled } from '../ticket/settled.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { Clock } from './measure.ts'
import { openClock } from './told.ts'

/** Why a notice is not sent after all: who it was for has left, what it tells is no longer so, an address that nobody has confirmed had its share. */
export type Withdrawn = 'left' | 'over' | 'unconfirmed'

/** What becomes of a notice when it leaves: it goes to an address, told from the ticket of its event's moment; or it is withdrawn. */
export type Fate = { to: string; moment: Ticket } | { withdrawn: Withdrawn }

/** What is known of a ticket when a notice about it leaves: its log, its clocks as they stand, the organisation in force. */
export type Standing = {
  id: string
  events: readonly TicketEvent[]
  clocks: readonly Clock[]
  inForce: InForce
  automation: Owned
}

/** What becomes of a notice about an event of a ticket. */
export function fateOf(kind: NoticeKind, told: ToldOf & Record<string, unknown>, standing: Standing): Fate {
  const { inForce } = standing
  const course = stillSo(kind, told, standing)
  if ('withdrawn' in course) return course
  const { then, now } = course
  const isGone = told.to !== 'requester' && findTeam(inForce, then.team) === undefined
  const to = boxOf(told, isGone ? now : then, inForce)
  if (to === undefined) return { withdrawn: 'left' }
  const isUnheard =
    (kind === 'followed' && !entryOf(now.followers, to, inForce)) ||
    (told.to !== 'requester' && isMuted(kind, to, { ticket: now, inForce }))
  return isUnheard ? { withdrawn: 'over' } : { to, moment: then }
}

/** The ticket at the moment of an event and now, settled, while what a notice tells of that event still holds. */
export function stillSo(
  kind: NoticeKind,
  told: ToldOf & Record<string, unknown>,
  { id, events, inForce, automation, clocks }: Standing,
): { then: Ticket; now: Ticket } | { withdrawn: 'over' } {
  const stages = stagesOf({ id }, events)
  const [moment, last] = [stages[told.version - 1], stages.at(-1)]
  if (!moment || !last) return { withdrawn: 'over' }
  const then = settled(moment, inForce, automation)
  const now = settled(last, inForce, automation)
  const isPast = isOver(kind, told, { then, now, since: events.slice(told.version), clocks })
  return isPast ? { withdrawn: 'over' } : { then, now }
}

type Course = { then: Ticket; now: Ticket; since: readonly TicketEvent[]; clocks: readonly Clock[] }

/** Whether what came after an event has made wrong what its notice tells. */
function isOver(kind: NoticeKind, told: Record<string, unknown>, { then, now, since, clocks }: Course): boolean {
  const came = (...types: EventType[]) => since.some(({ type }) => types.includes(type))
  const hasMoved = came('ticket.escalated', 'ticket.returned', 'ticket.rehomed', 'ticket.taken-back')
  const hasEnded = came('ticket.resolved', 'ticket.closed', 'ticket.merged')
  switch (kind) {
    case 'answered':
    case 'breached':
    case 'links':
    case 'written':
    case 'reorganised':
    case 'followed':
    case 'mentioned':
      return false
    case 'opened':
      return now.state === 'closed'
    case 'resolved':
      return came('ticket.reopened') || (told.of === undefined && since.some(isConfirmed))
    case 'closed':
    case 'merged':
    case 'withdrawn':
      return came('ticket.reopened')
    case 'arrived':
    case 'reopened':
      return hasMoved || hasEnded
    case 'requester-replied':
      return hasMoved
    case 'assigned':
      return hasEnded || now.assignee !== then.assignee
    case 'at-risk':
      return hasMoved || openClock(clocks, clockOf(told))?.atRisk !== true
    case 'chase':
      return hasMoved || hasEnded || isAnswered(now, told.vendorTicket)
  }
}

function isConfirmed(event: TicketEvent): boolean {
  return event.type === 'ticket.closed' && event.data.reason === 'confirmed'
}

function clockOf({ clock, cycle }: Record<string, unknown>) {
  return { clock: String(clock), cycle: String(cycle) }
}

function isAnswered({ vendorTickets }: Ticket, id: unknown): boolean {
  const entry = vendorTickets.find((one) => one.id === id)
  return !entry || entry.answeredAt !== null || entry.nextChase !== null
}
