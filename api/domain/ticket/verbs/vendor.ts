import { z } from 'zod'
import { keySchema } from '../../base/key.ts'
import { ok, refuse } from '../../base/result.ts'
import { text, webAddressSchema } from '../../base/text.ts'
import { millis, stampOf } from '../../base/time.ts'
import { idSchema, prioritySchema } from '../../model/support-model.ts'
import type { EventBody } from '../event.ts'
import type { Ticket, VendorTicket } from '../ticket.ts'
import { instantSchema } from '../window.ts'
import { note, words } from './input.ts'
import { active, type Hindrance, idle, refused, unclosed, verb } from './verb.ts'

/** Tickets at the vendor. */
export const vendor = {
  'open-vendor-ticket': verb({
    means: 'Log a ticket at the vendor',
    who: ['vendor-team'],
    from: active,
    refusal: 'vendor.not-here',
    resource: { method: 'post', path: '/vendor-tickets', creates: true, own: null },
    takes: z.strictObject({
      vendor: idSchema.optional().describe("Vendor id; the automation's vendor when left out"),
      reference: words('The reference', 100),
      url: webAddressSchema.optional().describe('http or https'),
      severity: prioritySchema.optional().describe('Severity at the vendor; the priority of the ticket when left out'),
      nextChase: instantSchema.optional().describe('When to ask again'),
      note,
    }),
    makes: ['vendor.opened'],
    hinders: ({ level }, inForce) => {
      const here = inForce.levels.some((entry) => entry.vendor && entry.level === level)
      if (!here) return refused('vendor.not-here', { level })
      return inForce.vendors.length > 0 ? null : refused('vendor.unknown', { vendor: null })
    },
    decide: (ticket, given, { inForce, newId }) => {
      const id = given.vendor ?? ticket.vendor
      if (!id || !inForce.vendors.some((one) => one.id === id)) return refuse('vendor.unknown', { vendor: id })
      const { reference, url, severity = ticket.priority } = given
      const known = ticket.vendorTickets.some((entry) => entry.vendor === id && entry.reference === reference)
      if (known) return ok([])
      const data = { vendorTicket: newId, vendor: id, reference, severity, ...(url ? { url } : {}), ...chaseOf(given) }
      return ok([{ type: 'vendor.opened', data: { ...data, ...noteOf(given) } }])
    },
  }),
  'update-vendor-ticket': verb({
    means: 'Update a vendor ticket',
    who: ['vendor-team'],
    from: unclosed,
    refusal: 'vendor.not-here',
    resource: { method: 'patch', path: '/vendor-tickets/{id}', creates: false, own: null },
    takes: z.strictObject({
      vendorTicket: keySchema,
      reference: text({ most: 100 }).optional(),
      severity: prioritySchema.optional(),
      nextChase: instantSchema.optional(),
      note,
    }),
    makes: ['vendor.updated'],
    hinders: (ticket, _, given) => unlessOpen(ticket, given, { isOver: isSolved, over: refused('vendor.solved') }),
    decide: (ticket, given) => {
      const entry = ticket.vendorTickets.find(({ id }) => id === given.vendorTicket)
      const { vendorTicket, reference, severity } = given
      const chase = chaseOf(given)
      const same =
        (reference ?? entry?.reference) === entry?.reference &&
        (severity ?? entry?.severity) === entry?.severity &&
        (chase.nextChase ?? entry?.nextChase) === entry?.nextChase
      if (same && !given.note) return ok([])
      const changed = { ...(reference ? { reference } : {}), ...(severity ? { severity } : {}), ...chase }
      return ok([{ type: 'vendor.updated', data: { vendorTicket, ...changed, ...noteOf(given) } }])
    },
  }),
  'answer-vendor-ticket': verb({
    means: 'The vendor replied',
    who: ['vendor-team'],
    from: unclosed,
    refusal: 'vendor.not-here',
    resource: { method: 'put', path: '/vendor-tickets/{id}/answer', creates: false, own: null },
    takes: z.strictObject({ vendorTicket: keySchema, note }),
    makes: ['vendor.answered', 'ticket.resumed'],
    hinders: (ticket, _, given) =>
      unlessOpen(ticket, given, { isOver: ({ answeredAt }) => answeredAt !== null, over: idle('vendor-answered') }),
    decide: (ticket, given) => {
      const { vendorTicket } = given
      const answered = { type: 'vendor.answered', data: { vendorTicket, ...noteOf(given) } } as const
      return ok([answered, ...resumed(ticket, vendorTicket)])
    },
  }),
  'solve-vendor-ticket': verb({
    means: 'The vendor solved it',
    who: ['vendor-team'],
    from: unclosed,
    refusal: 'vendor.not-here',
    resource: { method: 'put', path: '/vendor-tickets/{id}/solution', creates: false, own: null },
    takes: z.strictObject({ vendorTicket: keySchema, note }),
    makes: ['vendor.solved', 'ticket.resumed'],
    hinders: (ticket, _, given) => unlessOpen(ticket, given, { isOver: isSolved, over: idle('vendor-solved') }),
    decide: (ticket, given) => {
      const { vendorTicket } = given
      const solved = { type: 'vendor.solved', data: { vendorTicket, ...noteOf(given) } } as const
      return ok([solved, ...resumed(ticket, vendorTicket)])
    },
  }),
  chase: verb({
    means: 'Remind that the vendor has to be asked again',
    who: ['rules'],
    from: active,
    refusal: 'vendor.no-such-ticket',
    resource: null,
    takes: z.strictObject({ vendorTicket: z.string(), due: z.string() }),
    makes: ['vendor.chased'],
    hinders: (ticket, _, { vendorTicket, due }) =>
      unlessOpen(
        ticket,
        { vendorTicket },
        {
          isOver: ({ nextChase }) => nextChase === null || (due !== undefined && nextChase !== due),
          over: idle('same'),
        },
      ),
    decide: (_, data) => ok([{ type: 'vendor.chased', data }]),
  }),
}

/** Hindered where the vendor ticket that is meant, or each of them when none is named, is missing or over. */
function unlessOpen(
  { vendorTickets }: Ticket,
  { vendorTicket }: { vendorTicket?: string | undefined },
  { isOver, over }: { isOver: (entry: VendorTicket) => boolean; over: Hindrance },
): Hindrance | null {
  const meant = vendorTickets.filter(({ id }) => vendorTicket === undefined || id === vendorTicket)
  if (meant.length === 0) return refused('vendor.no-such-ticket', vendorTicket === undefined ? {} : { vendorTicket })
  return meant.every(isOver) ? over : null
}

function isSolved({ solvedAt }: VendorTicket): boolean {
  return solvedAt !== null
}

/** The last answer that was waited for ends the waiting for the vendor. */
function resumed({ state, waitingOn, vendorTickets }: Ticket, answered: string): EventBody<'ticket.resumed'>[] {
  const open = vendorTickets.filter(({ id, answeredAt }) => id !== answered && !answeredAt)
  const waits = state === 'waiting' && waitingOn === 'vendor'
  return waits && open.length === 0 ? [{ type: 'ticket.resumed', data: {} }] : []
}

function chaseOf({ nextChase }: { nextChase?: string | undefined }): { nextChase?: string } {
  return nextChase ? { nextChase: stampOf(millis(nextChase)) } : {}
}

function noteOf({ note: words }: { note?: string | undefined }): { note?: string } {
  return words ? { note: words } : {}
}
