import type { Automation } from '../model/automation.ts'
import { findLevel, findTeam, findVendor } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import { findMember } from '../model/people.ts'
import type { Ticket } from './ticket.ts'

/** The automation that a ticket is about, as far as it says whose it is. */
export type Owned = Pick<Automation, 'owner'> | null

/**
 * A ticket as the organisation in force sees it: level, team, vendor, assignee under the ids of today, the owner that the
 * automation has today. What nobody claims keeps its former id; an owner who is gone is nobody.
 */
export function settled(ticket: Ticket, inForce: InForce, automation: Owned): Ticket {
  return {
    ...ticket,
    level: findLevel(inForce, ticket.level)?.level ?? ticket.level,
    team: findTeam(inForce, ticket.team)?.id ?? ticket.team,
    left: ticket.left.map(({ level, team }) => ({
      level: findLevel(inForce, level)?.level ?? level,
      team: findTeam(inForce, team)?.id ?? team,
    })),
    owner: findTeam(inForce, automation?.owner ?? ticket.owner)?.id ?? null,
    vendor: findVendor(inForce, ticket.vendor)?.id ?? ticket.vendor,
    assignee: ticket.assignee && (findMember(inForce, ticket.assignee)?.email ?? ticket.assignee),
  }
}
