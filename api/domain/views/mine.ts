import { z } from 'zod'
import { namedTeamSchema } from '../model/people.ts'
import { criticalitySchema } from '../model/support-model.ts'
import { namedAutomationSchema } from './parts.ts'

const articlesSchema = z.object({
  articles: z.int(),
  overdue: z
    .array(z.object({ id: z.string(), title: z.string(), due: z.string() }))
    .describe('To be reviewed, first due first'),
  good: z.int().describe('Votes this month that it helped'),
  bad: z.int(),
  harmed: z.int().describe('Articles with something to do'),
})

const ownedSchema = namedAutomationSchema.extend({
  criticality: criticalitySchema,
  owner: namedTeamSchema,
  open: z.int(),
  late: z.int().describe('Of the open ones: a promise is broken'),
  unassigned: z.int(),
  opened: z.int().describe('Tickets of the last 28 days'),
  openedBefore: z.int().describe('Of the 28 days before those'),
  problems: z.array(z.object({ id: z.string(), title: z.string() })).describe('Known problems that are not over'),
  gaps: z.array(z.object({ id: z.string(), name: z.string(), count: z.int() })).describe('Of the largest of all'),
  ...articlesSchema.shape,
})
export type OwnedAutomation = z.infer<typeof ownedSchema>

/** What the automations of some teams ask for: the one with most late tickets first. */
export const mineSchema = z.object({
  teams: z.array(namedTeamSchema).describe('Whose automations these are'),
  asOf: z.string(),
  items: z.array(ownedSchema),
})
export type Mine = z.infer<typeof mineSchema>
