import { z } from 'zod'
import type { InForce } from '../model/in-force.ts'
import type { TicketEvent } from '../ticket/event.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { deskEvent, deskEventSchema } from './desk-event.ts'
import { ticketStateSchema } from './parts.ts'

/** What came of an act at the desk. */
export const actedSchema = z
  .object({
    ref: z.string(),
    version: z.int(),
    state: ticketStateSchema,
    level: z.int(),
    events: z.array(deskEventSchema).describe('What was logged; empty when there was nothing to change'),
  })
  .meta({ id: 'Acted' })
export type Acted = z.infer<typeof actedSchema>

/** A ticket after an act, and the facts that the act added to its log. */
export function actedView(
  { ticket, events }: { ticket: Ticket; events: readonly TicketEvent[] },
  model: InForce,
): Acted {
  const { ref, version, state, level } = ticket
  return { ref, version, state, level, events: events.map((event) => deskEvent(event, model)) }
}

/** What came of one update to all tickets of a group. */
export const groupAnsweredSchema = z.object({
  answered: z.array(z.string()).describe('References that got it'),
  skipped: z.array(z.object({ ref: z.string(), code: z.string() })).describe('Those you may not answer, and why'),
})
