import { z } from 'zod'
import type { InForce } from '../model/in-force.ts'
import { assigneeOnEntry, onCallAt } from '../model/on-call.ts'
import { namedPersonSchema, namedTeamSchema, teamRef } from '../model/people.ts'

/** Who is on call for a team now. */
export const onCallSchema = z.object({
  team: namedTeamSchema,
  person: namedPersonSchema,
  until: z.string().nullable().describe('When somebody else is next; null where nobody else ever is'),
  isOverride: z.boolean().describe('Other than the rotation says'),
  assigns: z.boolean().describe('What comes to the team is assigned to them'),
})
export type OnCallView = z.infer<typeof onCallSchema>

/** Who is on call for a team, as an answer tells it; null where the team has no table. */
export function onCallView(model: InForce, team: string, at: string): OnCallView | null {
  const found = onCallAt(model, team, at)
  if (!found) return null
  const { person, until, isOverride } = found
  const assigns = assigneeOnEntry(model, team, at) !== null
  return { team: teamRef(model, team), person: { name: person.name, email: person.email }, until, isOverride, assigns }
}

/** The same for every team that has a table, in the model's order. */
export function allOnCall(model: InForce, at: string): OnCallView[] {
  return model.teams.flatMap(({ id }) => onCallView(model, id, at) ?? [])
}
