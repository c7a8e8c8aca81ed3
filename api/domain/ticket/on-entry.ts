import type { InForce } from '../model/in-force.ts'
import { assigneeOnEntry } from '../model/on-call.ts'
import type { Place } from '../model/places.ts'
import { type Actor, type EventBody, type EventType, type NewEvent, stamped } from './event.ts'

/** What happens as a ticket comes to a team: who is on call has it at once, where the team says so. */
export function onEntry(
  inForce: Pick<InForce, 'teams' | 'calendars'>,
  { team }: Pick<Place, 'team'>,
  at: string,
): EventBody<'ticket.assigned'>[] {
  const person = assigneeOnEntry(inForce, team, at)
  return person ? [{ type: 'ticket.assigned', data: { to: person.email, onCall: true } }] : []
}

/** A fact of who acts; what the table of a team does because of it is nobody's act. */
export function stampedAs(body: EventBody<EventType>, context: { at: string; by: Actor }): NewEvent {
  const isTable = body.type === 'ticket.assigned' && body.data.onCall === true
  return stamped(body, isTable ? { ...context, by: { kind: 'ticker' } } : context)
}
