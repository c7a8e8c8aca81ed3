import type { TicketEvent } from '#domain/ticket/event.ts'
import { isKnownTo, sinceMerging } from '#domain/ticket/merged.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Reader } from '../store/handle.ts'
import { readEvents } from '../store/ticket-events.ts'
import { goesOnIn } from './serving.ts'

/** A part of what a requester is shown: events of a ticket that serves them. */
export type Shown = { ticket: Ticket; events: TicketEvent[]; isOwn: boolean }

/** What a requester may know of: the log of their own ticket, and of those in which it goes on what came since. */
export async function shownTo(db: Reader, ticket: Ticket): Promise<Shown[]> {
  const shown: Shown[] = [{ ticket, events: await readEvents(db, ticket.id), isOwn: true }]
  let from = ticket.ref
  for (const { ticket: into } of await goesOnIn(db, ticket)) {
    shown.push({ ticket: into, events: sinceMerging(await readEvents(db, into.id), from), isOwn: false })
    from = into.ref
  }
  return shown
}

/** Files that a requester may open, by id, with the ticket that holds each. */
export async function shownFiles(db: Reader, ticket: Ticket): Promise<Map<string, string>> {
  const shown = await shownTo(db, ticket)
  return new Map(
    shown.flatMap(({ ticket: { id }, events }) =>
      events.flatMap((event): [string, string][] =>
        event.type === 'ticket.attached' && !event.data.internal && isKnownTo(event.by, ticket.requester)
          ? [[event.data.attachment, id]]
          : [],
      ),
    ),
  )
}
