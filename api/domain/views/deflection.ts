import { z } from 'zod'
import type { Deflected } from '../knowledge/deflection.ts'
import { healthQuestionSchema } from './health.ts'

const count = z.int().min(0)
const deflectedSchema = z.object({
  confirmed: count.describe('Visits whose last act says that it helped'),
  potential: count.describe('Visits that read and filed no request'),
  returned: count.describe('Confirmed ones that came back within seven days'),
  none: count.describe('Visits that filed a request, were not helped, or read nothing'),
  resolved: count.describe('Requests of people that were resolved'),
  solved: count.describe('Of these, solved by an article; and it is known what search found when they were opened'),
  found: count.describe('Of these, with the article among the first five'),
}) satisfies z.ZodType<Deflected>

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
