import { z } from 'zod'
import { fieldSchema } from '../base/field.ts'
import { text } from '../base/text.ts'
import { ladderRungSchema } from '../model/ladder.ts'
import { namedTeamSchema } from '../model/people.ts'
import { promisesSchema } from '../model/routing.ts'
import { gradeSchema, idSchema, prioritySchema, ticketTypeSchema } from '../model/support-model.ts'
import { openingSchema } from './opening.ts'
import { namedAutomationSchema } from './parts.ts'

/** What somebody would file. An empty field says nothing, as forms send it. */
export const promiseQuestionSchema = z.object({
  automation: blank(idSchema).describe('Automation id'),
  article: blank(text({ most: 200 })).describe('Article id'),
  type: blank(ticketTypeSchema).describe('Default: incident'),
  impact: blank(gradeSchema).describe('Default: from the model'),
  urgency: blank(gradeSchema).describe('Default: from the model'),
})
export type PromiseQuestion = z.infer<typeof promiseQuestionSchema>

/** Who would get it, and what would be promised, were it filed now. */
export const promisedSchema = z.object({
  about: z
    .object({
      automation: namedAutomationSchema.nullable(),
      article: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
    })
    .describe('What it is about; an article names its automation'),
  priority: prioritySchema,
  level: z.int(),
  levelName: z.string(),
  team: namedTeamSchema,
  policy: z.string().describe('Name of the SLA policy'),
  calendar: openingSchema.describe('Whether the team is there right now'),
  promise: promisesSchema,
  ladder: z.array(ladderRungSchema),
  skipped: z
    .array(ladderRungSchema.pick({ level: true, name: true }))
    .describe('Levels that it would not come to, for nobody owns what it is about'),
  collect: z.array(fieldSchema).describe('What the form must ask for'),
})
export type Promised = z.infer<typeof promisedSchema>

function blank<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}
