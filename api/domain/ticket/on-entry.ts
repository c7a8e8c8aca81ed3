import type { InForce } from '../model/in-force.ts'
import { assigneeOnEntry } from '../model/on-call.ts'
import type { Place } from '../model/places.ts'
import type { EventBody } from './event.ts'

/** What happens as a ticket comes to a team: who is on call has it at once, where the team says so. */
export function onEntry(
  inForce: Pick<InForce, 'teams' | 'calendars'>,
  { team }: Pick<Place, 'team'>,
  at: string,
): EventBody<'ticket.assigned'>[] {
  const person = assigneeOnEntry(inForce, team, at)
  return person ? [{ type: 'ticket.assigned', data: { to: person.email, onCall: true } }] : []
}
