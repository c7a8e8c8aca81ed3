import { z } from 'zod'
import type { SupportModel } from '#domain/model/support-model.ts'
import { findLevel, findTeam } from './entries.ts'

/** A person of the teams, as an answer names them. */
export const namedPersonSchema = z.object({ name: z.string(), email: z.string() })
export type NamedPerson = z.infer<typeof namedPersonSchema>
/** A team, as an answer names it. */
export const namedTeamSchema = z.object({ id: z.string(), name: z.string() })
export type NamedTeam = z.infer<typeof namedTeamSchema>

/** A team by its name; one that the model no longer holds keeps its id. */
export function teamRef(model: SupportModel, id: string): NamedTeam {
  return { id, name: findTeam(model, id)?.name ?? id }
}

/** A person of the teams by name; one who has left keeps the address. */
export function personRef(model: SupportModel, email: string): NamedPerson {
  const wanted = email.toLowerCase()
  const member = model.teams.flatMap(({ members }) => members).find((entry) => entry.email.toLowerCase() === wanted)
  return { name: member?.name ?? email, email: member?.email ?? email }
}

export function levelName(model: SupportModel, level: number): string {
  return findLevel(model, level)?.name ?? `Level ${level}`
}

/** Everybody of the teams, each once, with the teams they are in. */
export function peopleOf(model: SupportModel): (NamedPerson & { teams: string[] })[] {
  const people = new Map<string, NamedPerson & { teams: string[] }>()
  for (const { id, members } of model.teams) {
    for (const { name, email } of members) {
      const known = people.get(email.toLowerCase())
      if (known) known.teams.push(id)
      else people.set(email.toLowerCase(), { name, email, teams: [id] })
    }
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
