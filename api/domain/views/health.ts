import { z } from 'zod'
import { text } from '../base/text.ts'
import { articleFactsSchema, findingSchema, healthSumSchema } from '../knowledge/health.ts'
import { namedTeamSchema } from '../model/people.ts'
import { namedAutomationSchema } from './parts.ts'

const articleHealthSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().describe('Where it is read; at the desk, where only support may'),
  automation: namedAutomationSchema.nullable(),
  owner: namedTeamSchema.nullable(),
  said: z.string().describe('The figures in a line'),
  facts: articleFactsSchema,
  findings: z
    .array(z.object({ finding: findingSchema, what: z.string(), next: z.string().describe('What to do about it') }))
    .describe('What harms most people first'),
})
export type ArticleHealth = z.infer<typeof articleHealthSchema>

const named = z.object({ id: z.string(), name: z.string(), sum: healthSumSchema })

/** How articles do in a month: those that harm most people first. Nothing in it tells of a person. */
export const healthSchema = z.object({
  month: z.string().describe('Such as 2026-11, in UTC'),
  asOf: z.string(),
  items: z.array(articleHealthSchema),
  sum: healthSumSchema,
  owners: z.array(named),
  automations: z.array(named),
})
export type Health = z.infer<typeof healthSchema>

/** Which articles are asked for. */
export const healthQuestionSchema = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .describe('Such as 2026-11; default: this month'),
  owner: text({ most: 80 }).optional().describe('Those that a team keeps'),
  automation: text({ most: 80 }).optional(),
  article: text({ most: 200 }).optional().describe('One alone, also when nothing is wrong with it'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type HealthQuestion = z.infer<typeof healthQuestionSchema>
