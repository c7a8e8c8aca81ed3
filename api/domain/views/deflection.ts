import { z } from 'zod'
import { deflectedSchema } from '../knowledge/deflection.ts'
import { healthQuestionSchema } from './health.ts'

const named = z.object({ id: z.string(), name: z.string(), sum: deflectedSchema })

/** What people found without a request, beside what was resolved. Nothing in it tells of a person. */
export const deflectionSchema = z.object({
  month: z.string(),
  asOf: z.string(),
  windowHours: z.int().describe('Without a request for so long, a visit counts as answered'),
  months: z
    .array(z.object({ month: z.string(), sum: deflectedSchema }))
    .describe('The last ones up to this month, oldest first'),
  articles: z
    .array(named.extend({ url: z.string() }))
    .describe('Of the month, those of most visits and requests first'),
  automations: z.array(named).describe('Of the month, all of their articles and requests together'),
})
export type Deflection = z.infer<typeof deflectionSchema>

export const deflectionQuestionSchema = healthQuestionSchema.pick({ month: true, limit: true })
export type DeflectionQuestion = z.infer<typeof deflectionQuestionSchema>
