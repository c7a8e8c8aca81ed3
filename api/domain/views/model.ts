import { z } from 'zod'
import { text } from '../base/text.ts'
import type { WhatIf } from '../clocks/what-if.ts'
import { modelFileName } from '../model/choices.ts'
import { checkedModelSchema, criticalitySchema } from '../model/support-model.ts'
import { onCallTableSchema } from './on-call.ts'
import { namedAutomationSchema } from './parts.ts'

/** The support model in force, as the desk reads it, and what it was before. */
export const modelViewSchema = z.object({
  model: checkedModelSchema,
  automations: z.array(namedAutomationSchema.extend({ owner: z.string(), criticality: criticalitySchema })),
  onCall: z.array(onCallTableSchema),
  warnings: z.array(z.string()).describe('What it promises and nobody can keep'),
  versions: z
    .array(
      z.object({
        version: z.string(),
        inForce: z.boolean(),
        firstUsedAt: z.string(),
        changedBy: z.string().nullable().describe('Who changed its files last; null where that is not known'),
        differences: z.array(z.string()).nullable().describe('From the one before, in words; null for the first known'),
      }),
    )
    .describe('The newest first'),
})
export type ModelView = z.infer<typeof modelViewSchema>

/** Files of a proposed model; what is not among them is as it is in force. */
export const proposalSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z
          .string()
          .max(100)
          .regex(modelFileName)
          .describe('support-model.yaml, calendars.yaml, or a file of holidays'),
        text: text({ most: 200_000 }).describe('All of the file'),
      }),
    )
    .min(1)
    .max(20),
})
export type ModelFile = z.infer<typeof proposalSchema>['files'][number]

const problemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int().nullable(),
  words: z.string().describe('As the command line says it: file, line, field, what came, what was expected'),
})
export type ModelProblem = z.infer<typeof problemSchema>

/** What the check says of a proposed model. */
export const checkedProposalSchema = z.object({
  version: z.string().nullable().describe('Null when it has errors'),
  problems: z.array(problemSchema),
  differences: z.array(z.string()).describe('From the model in force, in words'),
})
export type CheckedProposal = z.infer<typeof checkedProposalSchema>

/** What is told while tickets are replayed; the last has the outcome. */
export type WhatIfNews =
  | { state: 'running'; done: number; of: number }
  | { state: 'done'; from: string; to: string; whatIf: WhatIf }
