import { z } from 'zod'
import { refSchema } from '../base/key.ts'
import { actorSchema, eventTypes } from '../ticket/event.ts'
import { ticketStates } from '../ticket/ticket.ts'

/** Where a ticket stands. */
export const ticketStateSchema = z.enum(ticketStates)

/** The kinds of facts in a ticket's log. */
export const eventTypeSchema = z.enum(eventTypes)

/** Who did something: requester, support, machine, or Ladder by itself. */
export const actorKindSchema = z.enum(actorSchema.options.map(({ shape }) => shape.kind.value))

/** An automation of the catalogue by its name. */
export const namedAutomationSchema = z.object({ id: z.string(), name: z.string() })

/** A planned window; instants are ISO 8601. */
export const plannedWindowSchema = z.object({ from: z.string(), to: z.string() })

/** Another ticket as it is named beside one. */
export const ticketBesideSchema = z.object({
  ref: z.string(),
  title: z.string(),
  state: ticketStateSchema,
  requester: z.object({ name: z.string() }),
})

/** Tickets by their references: one at least, and so many at most. */
export function ticketsSchema(most: number) {
  return z.array(refSchema).min(1, 'at least one ticket').max(most, `at most ${most} tickets`)
}
