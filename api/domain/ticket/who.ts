import { isSameAddress } from '../base/email.ts'
import type { InForce } from '../model/in-force.ts'
import { placesOf } from '../model/places.ts'
import { type Actor, isOfSupport, teamsActedFor } from './event.ts'
import type { Ticket } from './ticket.ts'
import type { Who } from './verbs/verb.ts'

export type Placed = Pick<Ticket, 'team' | 'level' | 'left' | 'owner' | 'requester' | 'absorbed' | 'machine'>

/** Whether somebody is one of those of whom a rule speaks, for a settled ticket. A machine is the requester of what it has opened. */
export function isOne(model: InForce, ticket: Placed, who: Who, by: Actor): boolean {
  switch (who) {
    case 'rules':
      return by.kind === 'ticker'
    case 'requester':
      if (by.kind === 'machine') return !isOfSupport(by) && ticket.machine === by.name
      return by.kind === 'requester' && isSameAddress(by.email, ticket.requester.email)
    case 'machine':
      return by.kind === 'machine' && ticket.machine === by.name
    case 'merged-requester':
      return (
        by.kind === 'requester' &&
        ticket.absorbed.some(({ requesters }) => requesters.some(({ email }) => isSameAddress(email, by.email)))
      )
    case 'desk':
      return teamsActedFor(by).length > 0
    case 'person':
      return by.kind === 'support' && by.teams.length > 0
    case 'team':
      return [ticket.team, topTeam(model, ticket)].some((team) => isIn(teamsActedFor(by), team))
    case 'team-left':
      return ticket.left.some(({ team }) => isIn(teamsActedFor(by), team))
    case 'vendor-team':
      return vendorTeams(model, ticket.owner).some((team) => isIn(teamsActedFor(by), team))
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
