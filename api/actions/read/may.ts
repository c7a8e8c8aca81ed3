import { teamRef } from '#domain/model/people.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { transitions } from '#domain/ticket/decide.ts'
import { placeAbove, placeBelow } from '#domain/ticket/escalation.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { may } from '#domain/ticket/may.ts'
import { refusals } from '#domain/ticket/refusals.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { type DeskVerb, deskVerbs, type Hindrance, type May } from '#domain/views/may.ts'

/** Every verb of the desk: whether a person may do it to a ticket now, and why not otherwise. */
export function mayNow(model: SupportModel, ticket: Ticket, by: Actor): May {
  const entries = deskVerbs.map((verb) => [verb, hindrance(model, ticket, { verb, by })] as const)
  return Object.fromEntries(entries) as May
}

function hindrance(model: SupportModel, ticket: Ticket, { verb, by }: { verb: DeskVerb; by: Actor }): Hindrance {
  if (!may(model, ticket, verb, by))
    return { code: 'desk.not-your-level', why: `The ticket is with ${teamRef(model, ticket.team).name}.` }
  const { from, refusal } = transitions[verb]
  if (!from.includes(ticket.state)) return refused(refusal)
  switch (verb) {
    case 'acknowledge':
      return ticket.respondedAt && ticket.takenAt
        ? { code: 'ticket.cannot-acknowledge', why: 'Somebody has taken it.' }
        : null
    case 'unassign':
      return ticket.assignee ? null : { code: 'ticket.cannot-assign', why: 'It is assigned to nobody.' }
    case 'escalate':
      return placeAbove(model, ticket) ? null : refused('ticket.at-the-top')
    case 'return':
      return placeBelow(model, ticket) ? null : { code: 'ticket.cannot-return', why: 'There is no level below.' }
    case 'resume':
      return ticket.state === 'waiting' ? null : { code: 'ticket.cannot-wait', why: 'It is not waiting.' }
    case 'answer-vendor-ticket':
    case 'update-vendor-ticket':
    case 'solve-vendor-ticket':
      return ticket.vendorTickets.some(({ solvedAt }) => solvedAt === null) ? null : refused('vendor.no-such-ticket')
    case 'open-vendor-ticket':
      return model.levels.some(({ level, vendor }) => vendor && level === ticket.level)
        ? null
        : refused('vendor.not-here')
    case 'ungroup':
      return ticket.group ? null : { code: 'ticket.cannot-group', why: 'It is in no group.' }
    case 'resolve':
      return ticket.state === 'resolved' ? { code: 'ticket.cannot-resolve', why: 'It is resolved.' } : null
    case 'reopen':
      if (ticket.mergedInto) return { code: 'ticket.cannot-reopen', why: `It goes on in ${ticket.mergedInto}.` }
      return ticket.resolvedAt || ticket.closedAt ? null : { code: 'ticket.cannot-reopen', why: 'It is open.' }
    case 'close':
      return ticket.state === 'closed' ? { code: 'ticket.cannot-close', why: 'It is closed.' } : null
    default:
      return null
  }
}

function refused(code: keyof typeof refusals): Hindrance {
  return { code, why: refusals[code].detail }
}
