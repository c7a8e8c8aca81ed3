import { z } from 'zod'
import { addressKey } from '../base/email.ts'
import { findLevel, findTeam } from './entries.ts'
import type { InForce } from './in-force.ts'
import type { Member } from './support-model.ts'

/** A person of the teams, as an answer names them. */
export const namedPersonSchema = z.object({ name: z.string(), email: z.string() })
export type NamedPerson = z.infer<typeof namedPersonSchema>
/** A team, as an answer names it. */
export const namedTeamSchema = z.object({ id: z.string(), name: z.string() })
export type NamedTeam = z.infer<typeof namedTeamSchema>

/** A team by its name; one that the model no longer holds keeps its id. */
export function teamRef(model: Pick<InForce, 'teams'>, id: string): NamedTeam {
  const team = findTeam(model, id)
  return { id: team?.id ?? id, name: team?.name ?? id }
}

/** The member of a team who has an address, or had it before; undefined where nobody does. */
export function findMember({ teams }: Pick<InForce, 'teams'>, email: string): Member | undefined {
  const wanted = addressKey(email)
  const members = teams.flatMap((team) => team.members)
  return (
    members.find((member) => addressKey(member.email) === wanted) ??
    members.find(({ was }) => was.some((former) => addressKey(former) === wanted))
  )
}

/** A person of the teams by name; one who has left keeps the address. */
export function personRef(model: Pick<InForce, 'teams'>, email: string): NamedPerson {
  const member = findMember(model, email)
  return { name: member?.name ?? email, email: member?.email ?? email }
}

/** What people call a level; its number where the model has no such level any more. */
export function levelName(model: Pick<InForce, 'levels'>, level: number): string {
  return findLevel(model, level)?.name ?? `Level ${level}`
}

/** Everybody of the teams, each once, with the teams they are in. */
export function peopleOf(model: Pick<InForce, 'teams'>): (NamedPerson & { teams: string[] })[] {
  const people = new Map<string, NamedPerson & { teams: string[] }>()
  for (const { id, members } of model.teams) {
    for (const { name, email } of members) {
      const known = people.get(addressKey(email))
      if (known) known.teams.push(id)
      else people.set(addressKey(email), { name, email, teams: [id] })
    }
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
