import { placesOf } from '../model/places.ts'
import type { SupportModel } from '../model/support-model.ts'
import type { CommandType } from './command.ts'
import type { Actor } from './event.ts'
import type { Ticket } from './ticket.ts'

/** Teams a person belongs to, by the e-mail address of the model's members. */
export function teamsOf(model: SupportModel, email: string): string[] {
  const wanted = email.toLowerCase()
  return model.teams
    .filter(({ members }) => members.some((member) => member.email.toLowerCase() === wanted))
    .map(({ id }) => id)
}

const requesterVerbs: readonly CommandType[] = ['reply', 'attach', 'confirm', 'reopen', 'rate']
const deskVerbs: readonly CommandType[] = ['note', 'link', 'attach', 'group', 'ungroup']
const vendorVerbs: readonly CommandType[] = [
  'open-vendor-ticket',
  'answer-vendor-ticket',
  'update-vendor-ticket',
  'solve-vendor-ticket',
]
/** What only the rules do, when time or another ticket asks for it. */
const ruleVerbs: readonly CommandType[] = ['resume', 'expire', 'escalate-automatically', 'chase', 'absorb']

/**
 * Whether somebody may act on a ticket. Its requester replies, confirms, reopens and rates; any desk member notes, links
 * and groups; everything else is for the team that has the ticket, and for the team of the highest level. Vendor tickets
 * are for the team of the level that holds the vendor. The ticker does what the rules ask and nothing that people do; a
 * machine is a requester.
 */
export function may(
  model: SupportModel,
  ticket: Pick<Ticket, 'team' | 'level' | 'owner' | 'requester'>,
  verb: CommandType,
  by: Actor,
): boolean {
  switch (by.kind) {
    case 'ticker':
      return ruleVerbs.includes(verb)
    case 'machine':
      return requesterVerbs.includes(verb)
    case 'requester':
      return requesterVerbs.includes(verb) && by.email.toLowerCase() === ticket.requester.email.toLowerCase()
    case 'support': {
      if (by.teams.length === 0 || (verb !== 'resume' && ruleVerbs.includes(verb))) return false
      if (deskVerbs.includes(verb)) return true
      if (vendorVerbs.includes(verb)) return vendorTeams(model, ticket.owner).some((team) => by.teams.includes(team))
      const top = placesOf(model, ticket.owner).at(-1)?.team
      return by.teams.includes(ticket.team) || (top !== undefined && by.teams.includes(top))
    }
  }
}

function vendorTeams(model: SupportModel, owner: string | null): string[] {
  return placesOf(model, owner)
    .filter(({ entry }) => entry.vendor)
    .map(({ team }) => team)
}
