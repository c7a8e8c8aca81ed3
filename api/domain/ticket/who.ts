import type { InForce } from '../model/in-force.ts'
import { placesOf } from '../model/places.ts'
import type { Actor } from './event.ts'
import { isSameAddress } from './merged.ts'
import type { Ticket } from './ticket.ts'
import type { Who } from './verbs/verb.ts'

export type Placed = Pick<Ticket, 'team' | 'level' | 'left' | 'owner' | 'requester' | 'absorbed'>

/** Whether somebody is one of those of whom a rule speaks, for a settled ticket. A machine is a requester. */
export function isOne(model: InForce, ticket: Placed, who: Who, by: Actor): boolean {
  switch (who) {
    case 'rules':
      return by.kind === 'ticker'
    case 'requester':
      return by.kind === 'machine' || (by.kind === 'requester' && isSameAddress(by.email, ticket.requester.email))
    case 'merged-requester':
      return (
        by.kind === 'requester' &&
        ticket.absorbed.some(({ requesters }) => requesters.some(({ email }) => isSameAddress(email, by.email)))
      )
    case 'desk':
      return by.kind === 'support' && by.teams.length > 0
    case 'team':
      return by.kind === 'support' && [ticket.team, topTeam(model, ticket)].some((team) => isIn(by.teams, team))
    case 'team-left':
      return by.kind === 'support' && ticket.left.some(({ team }) => isIn(by.teams, team))
    case 'vendor-team':
      return by.kind === 'support' && vendorTeams(model, ticket.owner).some((team) => isIn(by.teams, team))
  }
}

/** Teams of the levels that hold a vendor. */
export function vendorTeams(model: InForce, owner: string | null): string[] {
  return placesOf(model, owner)
    .filter(({ entry }) => entry.vendor)
    .map(({ team }) => team)
}

function topTeam(model: InForce, { owner }: Placed): string | undefined {
  return placesOf(model, owner).at(-1)?.team
}

function isIn(teams: readonly string[], team: string | undefined): boolean {
  return team !== undefined && teams.includes(team)
}
