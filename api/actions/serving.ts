import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Reader, Tx } from '../store/handle.ts'
import { findTicket, findTickets, type Stored } from '../store/tickets.ts'

/** The tickets in which a merged one goes on, the last of which serves it; none when it goes on by itself. */
export async function goesOnIn(db: Reader | Tx, ticket: Ticket): Promise<Stored[]> {
  const chain: Stored[] = []
  const seen = new Set([ticket.ref])
  let next = ticket.mergedInto
  while (next !== null && !seen.has(next)) {
    seen.add(next)
    const stored = await findTicket(db, { ref: next })
    if (!stored) break
    chain.push(stored)
    next = stored.ticket.mergedInto
  }
  return chain
}

/** Tickets that were merged into one and are still, also by way of others. */
export async function servedToo(db: Reader | Tx, { ref, absorbed }: Ticket): Promise<Ticket[]> {
  if (absorbed.length === 0) return []
  const found = await findTickets(
    db,
    absorbed.map((one) => one.ref),
  )
  const merged = found.filter(({ mergedInto }) => mergedInto === ref)
  const further: Ticket[] = []
  for (const ticket of merged) further.push(...(await servedToo(db, ticket)))
  return [...merged, ...further]
}
