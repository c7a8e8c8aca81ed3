import { readEvents } from '#api/store/ticket-events.ts'
import { findTicket } from '#api/store/tickets.ts'
import type { TestWorld } from './world.ts'

/** Every ticket of a world with its log, as they were opened. */
export async function listDeskTickets(world: TestWorld) {
  const rows = await world.read.selectFrom('ticket').select('id').orderBy('opened_at').orderBy('id').execute()
  return Promise.all(
    rows.map(async ({ id }) => {
      const stored = await findTicket(world.read, { id })
      if (!stored) throw new Error(`ticket ${id} is gone`)
      return { ticket: stored.ticket, events: await readEvents(world.read, id) }
    }),
  )
}
