import { ok, refuse } from '../base/result.ts'
import { millis, stampOf } from '../base/time.ts'
import type { Command } from './command.ts'
import type { Context, Decision } from './decision.ts'
import { bounceKey, fieldErrors, handoverFields, placeAbove, placeBelow } from './escalation.ts'
import { stamped } from './event.ts'
import type { Ticket } from './ticket.ts'

type Move = Extract<Command, { type: 'escalate' | 'escalate-automatically' | 'return' | 'wait' | 'resume' }>

/** Up, down and waiting: where a ticket is, and whether it stands still. */
export function decideMove(ticket: Ticket, command: Move, context: Context): Decision {
  switch (command.type) {
    case 'escalate':
      return escalate(ticket, command, context)
    case 'escalate-automatically': {
      const place = placeAbove(context.model, ticket, command.to)
      if (!place) return refuse('ticket.at-the-top', { level: ticket.level })
      const data = {
        from: ticket.level,
        to: place.level,
        team: place.team,
        reason: command.reason,
        handover: {},
        automatic: true,
      }
      return ok([stamped({ type: 'ticket.escalated', data }, context)])
    }
    case 'return':
      return giveBack(ticket, command, context)
    case 'wait': {
      const { on, note } = command
      const until = command.until === undefined ? undefined : stampOf(millis(command.until))
      if (until && until <= context.at)
        return refuse('ticket.until-passed', {
          errors: [{ path: 'until', message: `${until} has passed: give an instant ahead, or none` }],
        })
      if (ticket.state === 'waiting' && ticket.waitingOn === on && (until ?? null) === ticket.waitingUntil)
        return ok([])
      const data = { on, ...(until ? { until } : {}), ...(note ? { note } : {}) }
      return ok([stamped({ type: 'ticket.waited', data }, context)])
    }
    case 'resume':
      return ticket.state === 'waiting' ? ok([stamped({ type: 'ticket.resumed', data: {} }, context)]) : ok([])
  }
}

function escalate(ticket: Ticket, command: Extract<Command, { type: 'escalate' }>, context: Context): Decision {
  if (command.to === ticket.level) return ok([])
  if (command.to !== undefined && command.to < ticket.level)
    return refuse('ticket.not-above', { level: ticket.level, to: command.to })
  const place = placeAbove(context.model, ticket, command.to)
  if (!place) return refuse('ticket.at-the-top', { level: ticket.level })
  const level = context.model.levels.find((entry) => entry.level === place.level)
  const fields = handoverFields(ticket, level, context)
  const errors = fieldErrors(fields, command.handover).map(({ path, message }) => ({
    path: `handover.${path}`,
    message,
  }))
  if (errors.length > 0) return refuse('ticket.handover-incomplete', { errors })
  const data = {
    from: ticket.level,
    to: place.level,
    team: place.team,
    reason: command.reason,
    handover: command.handover,
    automatic: false,
  }
  return ok([stamped({ type: 'ticket.escalated', data }, context)])
}

/** Back with a reason. The return that reaches the cap sends the ticket above both levels instead of letting it bounce on. */
function giveBack(ticket: Ticket, command: Extract<Command, { type: 'return' }>, context: Context): Decision {
  const { model } = context
  if (command.to === ticket.level) return ok([])
  if (command.to !== undefined && command.to > ticket.level)
    return refuse('ticket.not-below', { level: ticket.level, to: command.to })
  const place = placeBelow(model, ticket, command.to)
  if (!place) return refuse('ticket.cannot-return', { level: ticket.level })
  const returned = stamped(
    {
      type: 'ticket.returned',
      data: { from: ticket.level, to: place.level, team: place.team, reason: command.reason },
    },
    context,
  )
  const count = (ticket.bounces[bounceKey(ticket.level, place.level)] ?? 0) + 1
  const above = count >= model.bounceCap ? placeAbove(model, ticket) : null
  if (!above) return ok([returned])
  const reason = `Returned ${count} times between levels ${place.level} and ${ticket.level}: ${command.reason}`
  const data = { from: place.level, to: above.level, team: above.team, reason, handover: {}, automatic: true }
  return ok([returned, stamped({ type: 'ticket.escalated', data }, context)])
}
