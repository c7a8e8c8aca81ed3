import { ok, type Result, refuse } from '#domain/base/result.ts'
import { teamRef } from '#domain/model/people.ts'
import { fillTemplate } from '#domain/model/template-fields.ts'
import { type Actor, actorName } from '#domain/ticket/event.ts'
import { findTicket } from '../../store/tickets.ts'
import { findAutomation, type World } from '../world.ts'

/** A text for many tickets, as it reads for one of them: its fields are filled with what that one is. */
export async function filledFor(
  world: World,
  ref: string,
  { text, by }: { text: string; by: Actor },
): Promise<Result<string>> {
  const stored = await findTicket(world.read, { ref })
  if (!stored) return refuse('ticket.not-found')
  const { ticket } = stored
  const filled = fillTemplate(text, {
    requester: ticket.requester.name,
    ref: ticket.ref,
    subject: ticket.title,
    automation: findAutomation(world, ticket.automation)?.name ?? ticket.title,
    team: teamRef(world.model, ticket.team).name,
    me: actorName(by),
  })
  return ok(filled)
}
