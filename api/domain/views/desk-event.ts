import { z } from 'zod'
import type { InForce } from '../model/in-force.ts'
import { actorName, type TicketEvent } from '../ticket/event.ts'
import { sayEvent } from '../words/events.ts'
import { deskLanguage } from '../words/language.ts'
import { sayReason } from '../words/reasons.ts'
import { actorKindSchema, eventTypeSchema } from './parts.ts'

/** One fact of a ticket's log as the desk reads it. */
export const deskEventSchema = z
  .object({
    version: z.int(),
    type: eventTypeSchema,
    at: z.string(),
    by: z.object({ kind: actorKindSchema, name: z.string(), email: z.string().nullable() }),
    text: z.string().describe('Who did what, in words'),
    data: z.record(z.string(), z.unknown()).describe('The fact itself, as logged; the reason of a rule is in words'),
  })
  .meta({ id: 'DeskEvent' })
export type DeskEvent = z.infer<typeof deskEventSchema>

/** A fact of the log for the desk; names are those of the model it is read under. */
export function deskEvent(event: TicketEvent, model: InForce): DeskEvent {
  const { version, type, at, by, data } = event
  return {
    version,
    type,
    at,
    by: { kind: by.kind, name: actorName(by), email: 'email' in by ? by.email : null },
    text: sayEvent(event, { model, language: deskLanguage }),
    data: event.type === 'ticket.escalated' ? { ...data, reason: sayReason(event.data, deskLanguage) } : data,
  }
}
