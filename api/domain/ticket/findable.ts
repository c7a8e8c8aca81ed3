import { wordsToFind } from '../language/find.ts'
import type { Ticket } from './ticket.ts'

/** The words under which the desk finds a ticket: its reference, what was written when it was filed, and by whom. */
export function findableWords({ ref, title, description, requester, details }: Ticket): string[] {
  return wordsToFind([ref, title, description, requester.name, requester.email, ...Object.values(details)].join('\n'))
}
