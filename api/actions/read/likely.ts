import { ok, type Result, refuse } from '#domain/base/result.ts'
import { likeness } from '#domain/knowledge/likeness.ts'
import { stemsOfNeed } from '#domain/knowledge/need.ts'
import { languageOf } from '#domain/language/language.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Likely } from '#domain/views/likely.ts'
import { newestActive } from '../../store/desk.ts'
import { findTicket } from '../../store/tickets.ts'
import type { World } from '../world.ts'

/** How many of the newest are looked through. */
const looked = 300
const shown = 5
/** Less than this share of words in common says nothing. */
const leastAlike = 0.12
const sameAutomation = 0.3

/** Open tickets that are likely about the same as one: same automation, same words. */
export async function likelyOthers(world: World, ref: string): Promise<Result<Likely>> {
  const stored = await findTicket(world.read, { ref })
  if (!stored) return refuse('ticket.not-found')
  const { ticket } = stored
  const language = languageOf('en')
  const stems = ({ title, description }: Pick<Ticket, 'title' | 'description'>) =>
    stemsOfNeed(`${title}\n${description}`, language, world.canon)
  const own = stems(ticket)
  const others = (await newestActive(world.read, { except: ticket.id, limit: looked })).filter(
    (other) => other.mergedInto === null && (ticket.group === null || other.group !== ticket.group),
  )
  const judged = others.map((other) => {
    const isSame = ticket.automation !== null && other.automation === ticket.automation
    return { other, isSame, score: likeness(own, stems(other)) + (isSame ? sameAutomation : 0) }
  })
  const items = judged
    .filter(({ score }) => score >= leastAlike)
    .toSorted((a, b) => b.score - a.score || (a.other.openedAt < b.other.openedAt ? 1 : -1))
    .slice(0, shown)
    .map(({ other, isSame }) => ({
      ref: other.ref,
      title: other.title,
      state: other.state,
      requester: { name: other.requester.name },
      openedAt: other.openedAt,
      isSameAutomation: isSame,
    }))
  return ok({ items })
}
