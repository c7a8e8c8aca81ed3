import { ok, type Result, refuse } from '#domain/base/result.ts'
import { type ArticleDraft, draftArticle } from '#domain/knowledge/draft.ts'
import { readEvents } from '../../store/ticket-events.ts'
import { findTicket } from '../../store/tickets.ts'
import { findAutomation, type World } from '../world.ts'

/** The article that a ticket could become. */
export async function draftFromTicket(world: World, ref: string): Promise<Result<ArticleDraft>> {
  const stored = await findTicket(world.read, { ref })
  if (!stored) return refuse('ticket.not-found')
  const { ticket } = stored
  const automation = findAutomation(world, ticket.automation)
  return ok(draftArticle(ticket, { events: await readEvents(world.read, ticket.id), automation }))
}
