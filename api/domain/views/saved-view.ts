import { z } from 'zod'
import { keySchema } from '../base/key.ts'
import { text } from '../base/text.ts'
import { namedTeamSchema } from '../model/people.ts'
import { idSchema } from '../model/support-model.ts'
import { queueQuestionSchema } from './queue.ts'

/** What a saved view asks of the queue; `me` is whoever looks. */
export const savedQuestionSchema = z.strictObject(queueQuestionSchema.omit({ limit: true, cursor: true }).shape)

const name = text({ least: 1, most: 60, ask: 'a name for this view' })

export const newSavedViewSchema = z.strictObject({
  name: name.describe('What it is called in the rail'),
  team: idSchema.optional().describe('Team of yours that has it too; none: you alone'),
  question: savedQuestionSchema,
})
export type NewSavedView = z.infer<typeof newSavedViewSchema>

const savedViewSchema = z
  .object({
    id: keySchema,
    name: z.string(),
    team: namedTeamSchema.nullable(),
    question: savedQuestionSchema,
    count: z.int().describe('Tickets in it now, counted up to `most`'),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof savedViewSchema>

/** The saved views of a person and of their teams, by name. */
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema), most: z.int() })
export type SavedViews = z.infer<typeof savedViewsSchema>
