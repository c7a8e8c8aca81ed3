import { z } from 'zod'
import { namedAutomationSchema } from './parts.ts'

/** A known problem as everybody may see it. */
export const knownProblemSchema = z.object({
  id: z.string(),
  automation: namedAutomationSchema
    .extend({ url: z.string().nullable().describe('Its page; null once it has left the catalogue') })
    .nullable(),
  title: z.string(),
  body: z.string().describe('What is known; plain text'),
  startedAt: z.string(),
  updatedAt: z.string(),
  endedAt: z.string().nullable(),
  reports: z.int().describe('How many requests report it'),
})
export type KnownProblem = z.infer<typeof knownProblemSchema>

/** Known problems, the newest update first. */
export const knownProblemsSchema = z.object({ items: z.array(knownProblemSchema) })
