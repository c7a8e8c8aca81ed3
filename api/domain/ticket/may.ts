import { addressKey } from '../base/email.ts'
import type { InForce } from '../model/in-force.ts'
import { placesOf } from '../model/places.ts'
import type { Actor } from './event.ts'
import { isSameAddress } from './merged.ts'
import type { Ticket } from './ticket.ts'
import type { Who } from './verbs/verb.ts'
import { ruleOf, type VerbName } from './verbs.ts'

/** Teams a person belongs to, by the e-mail address of the model's members. */
export function teamsOf(model: InForce, email: string): string[] {
  const wanted = addressKey(email)
  return model.teams
    .filter(({ members }) => members.some((member) => addressKey(member.email) === wanted))
    .map(({ id }) => id)
}

type Placed = Pick<Ticket, 'team' | 'level' | 'owner' | 'requester' | 'absorbed'>

/** Whether somebody may do something to a settled ticket, whatever state it is in. A machine is a requester. */
export function may(model: InForce, ticket: Placed, verb: VerbName, by: Actor): boolean {
  return ruleOf(verb).who.some((who) => isOne(model, ticket, who, by))
}

function isOne(model: InForce, ticket: Placed, who: Who, by: Actor): boolean {
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
