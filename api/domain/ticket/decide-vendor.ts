import { ok, refuse } from '../base/result.ts'
import { millis, stampOf } from '../base/time.ts'
import type { Command } from './command.ts'
import type { Context, Decision } from './decision.ts'
import { type NewEvent, stamped } from './event.ts'
import type { Ticket } from './ticket.ts'

type VendorCommand = Extract<Command, { type: `${string}-vendor-ticket` | 'chase' }>

/** Tickets at the vendor: logged, answered, updated, solved, chased. */
export function decideVendor(ticket: Ticket, command: VendorCommand, context: Context): Decision {
  if (command.type === 'open-vendor-ticket') return open(ticket, command, context)
  const entry = ticket.vendorTickets.find(({ id }) => id === command.vendorTicket)
  if (!entry) return refuse('vendor.no-such-ticket', { vendorTicket: command.vendorTicket })
  const note = 'note' in command && command.note ? { note: command.note } : {}
  const vendorTicket = entry.id
  switch (command.type) {
    case 'answer-vendor-ticket':
      if (entry.answeredAt) return ok([])
      return ok([
        stamped({ type: 'vendor.answered', data: { vendorTicket, ...note } }, context),
        ...resumed(ticket, vendorTicket, context),
      ])
    case 'solve-vendor-ticket':
      if (entry.solvedAt) return ok([])
      return ok([
        stamped({ type: 'vendor.solved', data: { vendorTicket, ...note } }, context),
        ...resumed(ticket, vendorTicket, context),
      ])
    case 'update-vendor-ticket': {
      const { reference, severity } = command
      const nextChase = command.nextChase ? stampOf(millis(command.nextChase)) : undefined
      const same =
        (reference ?? entry.reference) === entry.reference &&
        (severity ?? entry.severity) === entry.severity &&
        (nextChase ?? entry.nextChase) === entry.nextChase
      if (same && !command.note) return ok([])
      const data = {
        vendorTicket,
        ...(reference ? { reference } : {}),
        ...(severity ? { severity } : {}),
        ...(nextChase ? { nextChase } : {}),
        ...note,
      }
      return ok([stamped({ type: 'vendor.updated', data }, context)])
    }
    case 'chase':
      return entry.nextChase === command.due
        ? ok([stamped({ type: 'vendor.chased', data: { vendorTicket, due: command.due } }, context)])
        : ok([])
  }
}

function open(ticket: Ticket, command: Extract<Command, { type: 'open-vendor-ticket' }>, context: Context): Decision {
  const level = context.model.levels.find((entry) => entry.level === ticket.level)
  if (!level?.vendor) return refuse('vendor.not-here', { level: ticket.level })
  const vendor = command.vendor ?? ticket.vendor
  if (!vendor || !context.model.vendors.some(({ id }) => id === vendor)) return refuse('vendor.unknown', { vendor })
  const known = ticket.vendorTickets.some((entry) => entry.vendor === vendor && entry.reference === command.reference)
  if (known) return ok([])
  const { reference, url, note } = command
  const nextChase = command.nextChase ? stampOf(millis(command.nextChase)) : undefined
  const data = {
    vendorTicket: context.newId,
    vendor,
    reference,
    severity: command.severity ?? ticket.priority,
    ...(url ? { url } : {}),
    ...(nextChase ? { nextChase } : {}),
    ...(note ? { note } : {}),
  }
  return ok([stamped({ type: 'vendor.opened', data }, context)])
}

/** The last answer that was waited for ends the waiting for the vendor. */
function resumed(ticket: Ticket, answered: string, context: Context): NewEvent[] {
  const open = ticket.vendorTickets.filter(({ id, answeredAt }) => id !== answered && !answeredAt)
  const waits = ticket.state === 'waiting' && ticket.waitingOn === 'vendor'
  return waits && open.length === 0 ? [stamped({ type: 'ticket.resumed', data: {} }, context)] : []
}
