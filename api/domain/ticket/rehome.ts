import { z } from 'zod'
import { addressKey } from '../base/email.ts'
import { findLevel, findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import { type Place, placesOf } from '../model/places.ts'
import { type Actor, type EventBody, type NewEvent, stamped } from './event.ts'
import { onEntry } from './on-entry.ts'
import { type Owned, settled } from './settled.ts'
import { isActive, type Ticket } from './ticket.ts'

/** Where a ticket is and who has it, as it was logged. */
export type Home = Pick<Ticket, 'level' | 'team' | 'assignee'>

/** What a team is told, once, when the organisation has changed. */
export const reorganisedSchema = z.object({
  team: z.string(),
  moved: z.int(),
  left: z.array(z.object({ person: z.string(), count: z.int() })),
})
export type Reorganised = z.infer<typeof reorganisedSchema>

const ladder: Actor = { kind: 'ticker' }

/** Whether a home is in order under the organisation in force: its level and its team are there, and the assignee is in the team. */
export function isAtHome({ level, team, assignee }: Home, inForce: InForce): boolean {
  const here = findTeam(inForce, team)
  if (!here || !findLevel(inForce, level)) return false
  return assignee === null || isIn(inForce, here.id, assignee)
}

/**
 * What happens to a ticket that is not closed when its team, its level or its assignee is no longer there and nobody claims the
 * former id: it goes to the team that holds the level now, where the level is gone to the next one above that exists, else to the
 * top; who has it keeps it when the new team has them too. None where all are there.
 */
export function rehoming(
  ticket: Ticket,
  { inForce, automation, at }: { inForce: InForce; automation: Owned; at: string },
): NewEvent[] {
  if (ticket.state === 'closed') return []
  return bodiesOf(ticket, { inForce, automation, at }).map((body) => stamped(body, { at, by: ladder }))
}

type Body = EventBody<'ticket.rehomed' | 'ticket.assigned' | 'ticket.unassigned'>

function bodiesOf(
  ticket: Ticket,
  { inForce, automation, at }: { inForce: InForce; automation: Owned; at: string },
): Body[] {
  const now = settled(ticket, inForce, automation)
  const hasTeam = findTeam(inForce, now.team) !== undefined
  const hasLevel = findLevel(inForce, now.level) !== undefined
  const place = hasTeam && hasLevel ? null : placeOf(now, inForce)
  const { assignee } = now
  if (!place) {
    const gone = assignee !== null && isActive(now) && !isIn(inForce, now.team, assignee)
    return gone ? [{ type: 'ticket.unassigned', data: { reason: 'left' } }] : []
  }
  const reason = hasTeam ? ('level-gone' as const) : ('team-gone' as const)
  const data = { from: ticket.level, to: place.level, team: place.team, was: ticket.team, reason }
  const kept = assignee !== null && isActive(now) && isIn(inForce, place.team, assignee)
  return [
    { type: 'ticket.rehomed', data },
    ...(kept
      ? [{ type: 'ticket.assigned' as const, data: { to: assignee } }]
      : isActive(now)
        ? onEntry(inForce, place, at)
        : []),
  ]
}

/** The level itself where somebody holds it, else the next above, else the top. */
function placeOf({ level, owner }: Pick<Ticket, 'level' | 'owner'>, inForce: InForce): Place | null {
  const places = placesOf(inForce, owner).filter(({ team }) => findTeam(inForce, team))
  return places.find((place) => place.level >= level) ?? places.at(-1) ?? null
}

function isIn(inForce: InForce, team: string, email: string): boolean {
  const here = findTeam(inForce, team)?.members ?? []
  const wanted = addressKey(email)
  return here.some((member) => [member.email, ...member.was].some((address) => addressKey(address) === wanted))
}
