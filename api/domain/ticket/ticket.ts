import type { Place } from '../model/places.ts'
import type { Criticality, Grade, Priority, TicketType, WaitReason } from '../model/support-model.ts'
import type { Attempt } from './attempt.ts'
import type { Requester } from './facts.ts'

export const ticketStates = ['new', 'open', 'waiting', 'resolved', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]

/** States in which support still has something to do. */
export const activeStates = ['new', 'open', 'waiting'] as const satisfies readonly TicketState[]

/** Whether support still has something to do about a ticket. */
export function isActive({ state }: { state: TicketState }): boolean {
  return (activeStates as readonly TicketState[]).includes(state)
}

/** The fold of a ticket's events: what the row holds. Instants are ISO 8601 UTC with milliseconds. */
export type Ticket = {
  id: string
  ref: string
  version: number
  type: TicketType
  state: TicketState
  waitingOn: WaitReason | null
  waitingUntil: string | null
  title: string
  description: string
  requester: Requester
  /** The machine that opened it; null where a person did. */
  machine: string | null
  /** Every team that has held it, and those that owned its automation when it was opened: who may read it by key. */
  teams: string[]
  automation: string | null
  owner: string | null
  vendor: string | null
  article: string | null
  criticality: Criticality
  impact: Grade
  urgency: Grade
  priority: Priority
  policy: string
  model: string
  level: number
  team: string
  assignee: string | null
  /** Addresses of those who hear what happens on it although it may not be theirs, and of those who want to hear nothing more. */
  followers: string[]
  muted: string[]
  /** When somebody of the present level first acted on it; null while nobody there has. */
  takenAt: string | null
  /** Places that the rules took it from, lowest first, while nobody above has taken it. */
  left: Place[]
  group: string | null
  window: { from: string; to: string } | null
  details: Record<string, string>
  attempt: Attempt | null
  vendorTickets: VendorTicket[]
  /** Pairs of levels and how often a ticket was returned between them, "1-2": 2. */
  bounces: Record<string, number>
  mergedInto: string | null
  /** Tickets that were merged into it, and whose; some may be on their own again. */
  absorbed: { ref: string; requesters: Requester[] }[]
  solvedBy: string | null
  rating: { score: number; comment?: string } | null
  openedAt: string
  respondedAt: string | null
  resolvedAt: string | null
  /** When its machine said that the failure is over; null while it has not, or once it came again. */
  recoveredAt: string | null
  closedAt: string | null
  updatedAt: string
}

export type VendorTicket = {
  id: string
  vendor: string
  reference: string
  url: string | null
  severity: Priority
  openedAt: string
  answeredAt: string | null
  solvedAt: string | null
  nextChase: string | null
}
