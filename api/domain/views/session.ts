import { z } from 'zod'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { onCallSchema } from './on-call.ts'
import { openingSchema } from './opening.ts'
import { namedAutomationSchema } from './parts.ts'

/** Who is at the desk, and everything its filters and forms choose from. */
export const sessionSchema = z.object({
  person: namedPersonSchema,
  teams: z.array(namedTeamSchema),
  allTeams: z.array(namedTeamSchema).describe('Every team of the model'),
  levels: z.array(
    z.object({
      level: z.int(),
      name: z.string(),
      team: namedTeamSchema.nullable().describe("Null where the automation's owner team holds it"),
      vendor: z.boolean(),
    }),
  ),
  automations: z.array(namedAutomationSchema.extend({ owner: z.string(), criticality: z.string() })),
  vendors: z.array(z.object({ id: z.string(), name: z.string() })),
  people: z.array(namedPersonSchema.extend({ teams: z.array(z.string()) })),
  templates: z
    .array(z.object({ name: z.string(), for: z.array(z.string()), text: z.string() }))
    .describe('Replies and notes of their teams; fields such as {requester} are filled in'),
  onCall: z.array(onCallSchema).describe('Who is on call now, of each team that has a table'),
  /** Of the first team of the person. */
  calendar: z.object({
    name: z.string(),
    ...openingSchema.shape,
    backAt: z.string().nullable().describe('When its work begins on a later day; null where it never ends'),
  }),
  ways: z.object({ password: z.boolean(), oidc: z.boolean() }).describe('How people may sign in'),
  administrator: z.boolean().describe('Whether the person runs the desk, and keeps its API keys'),
  now: z.string(),
})
export type Session = z.infer<typeof sessionSchema>
