import { z } from 'zod'
import type { InForce } from '../model/in-force.ts'
import { assigneeOnEntry, onCallAt, zoneOnCall } from '../model/on-call.ts'
import { namedPersonSchema, namedTeamSchema, personRef, teamRef } from '../model/people.ts'

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

/** The same with the team's table in names; overrides that are over are left out. */
export const onCallTableSchema = onCallSchema.extend({
  turn: z.array(z.string()).describe('Names, a week each'),
  handover: z.string().describe('Local time at which the week changes hands'),
  timeZone: z.string(),
  overrides: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })).describe('Local times'),
})

/** Every table of the model, as it stands at an instant. */
export function onCallTables(model: InForce, at: string): z.infer<typeof onCallTableSchema>[] {
  const today = at.slice(0, 10)
  return model.teams.flatMap((team) => {
    const now = onCallView(model, team.id, at)
    if (!now || !team.onCall) return []
    const { rotation, handover, overrides } = team.onCall
    return [
      {
        ...now,
        turn: rotation.map((email) => personRef(model, email).name),
        handover,
        timeZone: zoneOnCall(model, team),
        overrides: overrides
          .filter(({ to }) => to >= today)
          .map(({ from, to, who }) => ({ name: personRef(model, who).name, from, to })),
      },
    ]
  })
}
