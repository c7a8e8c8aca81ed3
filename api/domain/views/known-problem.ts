import { z } from 'zod'
import { problemStages } from '../knowledge/known-problem.ts'
import { namedAutomationSchema } from './parts.ts'

/** How far support is with a known problem that goes on. */
export const problemStageSchema = z.enum(problemStages)

/** A known problem as everybody may see it. */
export const knownProblemSchema = z.object({
  id: z.string(),
  automation: namedAutomationSchema
    .extend({ url: z.string().nullable().describe('Its page; null once it has left the catalogue') })
    .nullable(),
  title: z.string(),
  body: z.string().describe('What is known; plain text'),
  state: z.enum([...problemStages, 'solved']).describe('How far support is; `solved` once it is over'),
  planned: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .describe('When planned work begins and ends; null for what nobody planned'),
  startedAt: z.string(),
  updatedAt: z.string(),
  endedAt: z.string().nullable(),
  reports: z.int().describe('How many requests report it'),
})
export type KnownProblem = z.infer<typeof knownProblemSchema>

/** Known problems, the newest update first. */
export const knownProblemsSchema = z.object({ items: z.array(knownProblemSchema) })
