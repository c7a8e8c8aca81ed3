import { findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import type { ApiKey } from './api-key.ts'
import type { Actor } from './event.ts'
import type { Ticket } from './ticket.ts'

/** Whose tickets a key is about: those that a machine has opened, and those of teams, each under all the ids that it ever had. */
export type KeyReach = { machine: string | null; teams: readonly string[] }

/** The tickets that a key may read. */
export function readBy({ name, scopes, team }: Pick<ApiKey, 'name' | 'scopes' | 'team'>, inForce: InForce): KeyReach {
  return {
    machine: scopes.includes('read-own') ? name : null,
    teams: scopes.includes('read-team') ? idsOf(inForce, team) : [],
  }
}

/** The tickets on which a key may act: those of its team. What may be done to each is the law of verbs. */
export function actedOnBy({ scopes, team }: Pick<ApiKey, 'scopes' | 'team'>, inForce: InForce): KeyReach {
  return { machine: null, teams: scopes.includes('act') ? idsOf(inForce, team) : [] }
}

/** Whether a ticket is one of those. What a team has held once stays within its reach, so that a copy of it stays true. */
export function isWithin({ machine, teams }: Pick<Ticket, 'machine' | 'teams'>, reach: KeyReach): boolean {
  return (reach.machine !== null && machine === reach.machine) || teams.some((team) => reach.teams.includes(team))
}

/** The machine as it acts for its team. */
export function actorOf(
  { name, team }: Pick<ApiKey, 'name' | 'team'>,
  inForce: InForce,
): Extract<Actor, { kind: 'machine' }> {
  const id = findTeam(inForce, team)?.id
  return { kind: 'machine', name, ...(id === undefined ? {} : { team: id }) }
}

function idsOf(inForce: InForce, id: string | null): string[] {
  const team = findTeam(inForce, id)
  return team ? [team.id, ...team.was] : []
}
