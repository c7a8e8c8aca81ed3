import { ok, refuse } from '../base/result.ts'
import { policyOf, priorityOf } from '../model/routing.ts'
import type { Command, CommandType } from './command.ts'
import { decideMove } from './decide-move.ts'
import { decideVendor } from './decide-vendor.ts'
import type { Context, Decision } from './decision.ts'
import { type EventBody, type EventType, type NewEvent, stamped } from './event.ts'
import { may } from './may.ts'
import type { TicketRefusalCode } from './refusals.ts'
import type { Ticket, TicketState } from './ticket.ts'
import { holdUntil, isAhead, isSameWindow } from './window.ts'

const active: readonly TicketState[] = ['new', 'open', 'waiting']
const unclosed: readonly TicketState[] = ['new', 'open', 'waiting', 'resolved']
const always: readonly TicketState[] = ['new', 'open', 'waiting', 'resolved', 'closed']

/** The one transition table: in which states each verb may act, and what is said when it may not. */
export const transitions: {
  readonly [T in CommandType]: { from: readonly TicketState[]; refusal: TicketRefusalCode }
} = {
  acknowledge: { from: active, refusal: 'ticket.cannot-acknowledge' },
  reply: { from: unclosed, refusal: 'ticket.cannot-reply' },
  note: { from: always, refusal: 'ticket.cannot-reply' },
  assign: { from: active, refusal: 'ticket.cannot-assign' },
  unassign: { from: active, refusal: 'ticket.cannot-assign' },
  escalate: { from: active, refusal: 'ticket.cannot-escalate' },
  return: { from: active, refusal: 'ticket.cannot-return' },
  wait: { from: active, refusal: 'ticket.cannot-wait' },
  resume: { from: active, refusal: 'ticket.cannot-wait' },
  reprioritise: { from: active, refusal: 'ticket.cannot-reprioritise' },
  retype: { from: active, refusal: 'ticket.cannot-retype' },
  link: { from: unclosed, refusal: 'ticket.cannot-link' },
  attach: { from: unclosed, refusal: 'ticket.cannot-attach' },
  'open-vendor-ticket': { from: active, refusal: 'vendor.not-here' },
  'answer-vendor-ticket': { from: unclosed, refusal: 'vendor.not-here' },
  'update-vendor-ticket': { from: unclosed, refusal: 'vendor.not-here' },
  'solve-vendor-ticket': { from: unclosed, refusal: 'vendor.not-here' },
  group: { from: unclosed, refusal: 'ticket.cannot-group' },
  ungroup: { from: unclosed, refusal: 'ticket.cannot-group' },
  resolve: { from: unclosed, refusal: 'ticket.cannot-resolve' },
  confirm: { from: ['resolved', 'closed'], refusal: 'ticket.cannot-close' },
  reopen: { from: always, refusal: 'ticket.cannot-reopen' },
  close: { from: ['resolved', 'closed'], refusal: 'ticket.cannot-close' },
  merge: { from: active, refusal: 'ticket.cannot-merge' },
  absorb: { from: unclosed, refusal: 'ticket.cannot-merge' },
  rate: { from: ['resolved', 'closed'], refusal: 'ticket.cannot-rate' },
  expire: { from: ['resolved', 'closed'], refusal: 'ticket.cannot-close' },
  'escalate-automatically': { from: active, refusal: 'ticket.cannot-escalate' },
  chase: { from: active, refusal: 'vendor.no-such-ticket' },
}

/** What happens when somebody acts on a ticket: the events, none when there is nothing to change, or a refusal. */
export function decide(ticket: Ticket, command: Command, context: Context): Decision {
  if (!may(context.model, ticket, command.type, context.by))
    return refuse('desk.not-your-level', { level: ticket.level, team: ticket.team })
  const { from, refusal } = transitions[command.type]
  if (!from.includes(ticket.state)) return refuse(refusal, { state: ticket.state })
  const one = (event: EventBody<EventType>): Decision => ok([stamped(event, context)])
  switch (command.type) {
    case 'acknowledge':
      return ticket.respondedAt && ticket.takenAt ? ok([]) : one({ type: 'ticket.acknowledged', data: {} })
    case 'reply':
      return ok(replyEvents(ticket, command, context))
    case 'note':
      return one({ type: 'ticket.noted', data: { body: command.body, attachments: command.attachments } })
    case 'assign':
      return decideAssign(ticket, command.to, context)
    case 'unassign':
      return ticket.assignee ? one({ type: 'ticket.unassigned', data: {} }) : ok([])
    case 'escalate':
    case 'escalate-automatically':
    case 'return':
    case 'wait':
    case 'resume':
      return decideMove(ticket, command, context)
    case 'reprioritise':
      return decidePriority(ticket, command, context)
    case 'retype':
      return decideType(ticket, command, context)
    case 'link':
      return ticket.article === command.article
        ? ok([])
        : one({ type: 'ticket.linked', data: { article: command.article } })
    case 'attach': {
      const { attachment, name, size, mediaType, internal } = command
      return one({ type: 'ticket.attached', data: { attachment, name, size, type: mediaType, internal } })
    }
    case 'open-vendor-ticket':
    case 'answer-vendor-ticket':
    case 'update-vendor-ticket':
    case 'solve-vendor-ticket':
    case 'chase':
      return decideVendor(ticket, command, context)
    case 'group':
      return ticket.group === command.group ? ok([]) : one({ type: 'ticket.grouped', data: { group: command.group } })
    case 'ungroup':
      return ticket.group ? one({ type: 'ticket.ungrouped', data: {} }) : ok([])
    case 'resolve':
      if (ticket.state === 'resolved') return ok([])
      return one({
        type: 'ticket.resolved',
        data: { note: command.note, ...(command.article ? { article: command.article } : {}) },
      })
    case 'confirm':
      return ticket.state === 'closed' ? ok([]) : one({ type: 'ticket.closed', data: { reason: 'confirmed' } })
    case 'close':
      return ticket.state === 'closed' ? ok([]) : one({ type: 'ticket.closed', data: { reason: 'closed' } })
    case 'expire':
      return ticket.state === 'closed' ? ok([]) : one({ type: 'ticket.closed', data: { reason: 'expired' } })
    case 'reopen':
      if (ticket.mergedInto) return refuse('ticket.cannot-reopen', { mergedInto: ticket.mergedInto })
      if (active.includes(ticket.state)) return ok([])
      return one({ type: 'ticket.reopened', data: { reason: command.reason } })
    case 'merge':
      if (command.into === ticket.ref) return refuse('ticket.cannot-merge', { into: command.into })
      return one({ type: 'ticket.merged', data: { into: command.into } })
    case 'absorb':
      return one({ type: 'ticket.absorbed', data: { from: command.from } })
    case 'rate': {
      const { score, comment } = command
      if (ticket.rating?.score === score && ticket.rating.comment === comment) return ok([])
      return one({ type: 'ticket.rated', data: comment === undefined ? { score } : { score, comment } })
    }
  }
}

/** A requester's reply ends the waiting for it, and reopens what was thought to be solved. */
function replyEvents(ticket: Ticket, command: Extract<Command, { type: 'reply' }>, context: Context): NewEvent[] {
  const replied = stamped(
    { type: 'ticket.replied', data: { body: command.body, attachments: command.attachments } },
    context,
  )
  if (context.by.kind === 'support') return [replied]
  if (ticket.state === 'resolved')
    return [replied, stamped({ type: 'ticket.reopened', data: { reason: 'The requester replied.' } }, context)]
  if (ticket.state === 'waiting' && ticket.waitingOn === 'requester')
    return [replied, stamped({ type: 'ticket.resumed', data: {} }, context)]
  return [replied]
}

function decideAssign(ticket: Ticket, to: string, context: Context): Decision {
  const team = context.model.teams.find(({ id }) => id === ticket.team)
  const member = team?.members.find(({ email }) => email.toLowerCase() === to.toLowerCase())
  if (!member) return refuse('ticket.unknown-person', { to, team: ticket.team })
  if (ticket.assignee === member.email) return ok([])
  return ok([stamped({ type: 'ticket.assigned', data: { to: member.email } }, context)])
}

function decidePriority(
  ticket: Ticket,
  command: Extract<Command, { type: 'reprioritise' }>,
  context: Context,
): Decision {
  const { model } = context
  const { impact, urgency, reason } = command
  if (impact === ticket.impact && urgency === ticket.urgency) return ok([])
  const priority = priorityOf(model, { impact, urgency, criticality: ticket.criticality })
  const policy = policyOf(model, { ...ticket, priority }).name
  const data = { impact, urgency, priority, policy, mode: model.onPriorityChange, ...(reason ? { reason } : {}) }
  return ok([stamped({ type: 'ticket.reprioritised', data }, context)])
}

function decideType(ticket: Ticket, command: Extract<Command, { type: 'retype' }>, context: Context): Decision {
  const { to: type } = command
  const window = type === 'change' ? command.window : undefined
  if (type === ticket.type && (!window || isSameWindow(window, ticket.window))) return ok([])
  if (window && !isAhead(window, context.at))
    return refuse('ticket.window-needed', {
      errors: [{ path: 'window', message: 'a window that ends after it begins and has not passed' }],
    })
  const policy = policyOf(context.model, { ...ticket, type }).name
  const data = { type, policy, mode: context.model.onPriorityChange, ...(window ? { window } : {}) }
  const retyped = stamped({ type: 'ticket.retyped', data }, context)
  if (window) return ok([retyped, ...holdUntil(window, context.at).map((held) => stamped(held, context))])
  const held = ticket.state === 'waiting' && ticket.waitingOn === 'window' && type !== 'change'
  return ok(held ? [retyped, stamped({ type: 'ticket.resumed', data: {} }, context)] : [retyped])
}
