import type { z } from 'zod'
import type { Result } from '../../base/result.ts'
import type { InForce } from '../../model/in-force.ts'
import type { Context } from '../decision.ts'
import type { EventBody, EventType } from '../event.ts'
import type { TicketRefusalCode } from '../refusals.ts'
import { activeStates, type Ticket, type TicketState, ticketStates } from '../ticket.ts'

/**
 * Who may do something: the ticket's requester; the requester of one that was merged into it; the team that has it, or the team of the highest level; a team that
 * the rules took it from, while nobody above has taken it; anybody at the desk, or any person there and no machine; the team of a level that holds a vendor; the machine that opened it; or nobody but the rules, when time or another ticket asks for it.
 */
export type Who =
  | 'requester'
  | 'merged-requester'
  | 'team'
  | 'team-left'
  | 'desk'
  | 'person'
  | 'vendor-team'
  | 'machine'
  | 'rules'

export const active: readonly TicketState[] = activeStates
export const unclosed: readonly TicketState[] = [...activeStates, 'resolved']
export const ended: readonly TicketState[] = ['resolved', 'closed']
export const always: readonly TicketState[] = ticketStates

/** Why there is nothing to do: it is so already. `same` is what only a command can be, never a ticket alone. */
export type Idle =
  | 'taken'
  | 'unassigned'
  | 'not-waiting'
  | 'ungrouped'
  | 'following'
  | 'not-following'
  | 'muted'
  | 'not-muted'
  | 'resolved'
  | 'open'
  | 'closed'
  | 'vendor-answered'
  | 'vendor-solved'
  | 'same'

/** What hinders a verb: the rules refuse it, or it would change nothing. */
export type Hindrance =
  | { type: 'refused'; code: TicketRefusalCode; detail: Record<string, unknown> }
  | { type: 'idle'; why: Idle }

/** The rules refuse it, by a code. */
export function refused(code: TicketRefusalCode, detail: Record<string, unknown> = {}): Hindrance {
  return { type: 'refused', code, detail }
}

/** It is so already: nothing happens, and nothing is refused. */
export function idle(why: Idle): Hindrance {
  return { type: 'idle', why }
}

/** A verb as a resource below `/desk/tickets/{ref}`. */
export type Resource = {
  method: 'post' | 'put' | 'patch' | 'delete'
  path: string
  /** Whether it makes something new: answered 201, and repeated safely by Idempotency-Key. */
  creates: boolean
  /** Where something else is sent than the verb takes: a file, or what names another ticket. */
  own: null | 'file' | z.ZodObject
}

export type Rule<S extends z.ZodObject, E extends EventType, R extends Resource | null> = {
  /** What it does, for whoever reads the API. */
  means: string
  who: readonly Who[]
  from: readonly TicketState[]
  /** What is said in any other state. */
  refusal: TicketRefusalCode
  /** Null for what is never asked for over the desk's API. */
  resource: R
  takes: S
  makes: readonly E[]
  /** What hinders it as things stand, and, when they are given, with these words: one law for hints and for acts. */
  hinders?: (
    ticket: Ticket,
    inForce: InForce,
    given: Partial<z.infer<S>>,
    asked: Pick<Context, 'by' | 'at'>,
  ) => Hindrance | null
  /**
   * What it makes of a ticket that nothing hinders; no event when nothing changes. The ticket is settled, as the organisation
   * in force sees it; `logged` is the same under the ids that the pinned model knows.
   */
  decide: (ticket: Ticket, given: z.infer<S>, context: Context & { logged: Ticket }) => Result<EventBody<NoInfer<E>>[]>
}

/** One verb: everything that the rules say about it. */
export function verb<S extends z.ZodObject, E extends EventType, const R extends Resource | null>(
  rule: Rule<S, E, R>,
): Rule<S, E, R> {
  return rule
}
