import { z } from 'zod'
import { fieldSchema } from '../base/field.ts'
import { criticalitySchema, durationSchema, idSchema } from './support-model.ts'

/** Frontmatter of one live automation in the catalogue; the file's name is its id. */
export const automationSchema = z.strictObject({
  name: z.string().min(1).max(120).describe('What people call it'),
  summary: z.string().min(1).max(300).describe('What it does, in one sentence'),
  was: z.array(idSchema).default([]).describe('Former ids: whatever names one of them means this'),
  owner: idSchema.describe('Team id: the experts of level 2'),
  criticality: criticalitySchema.describe('How much stops when it stops'),
  platform: z.string().min(1).describe('Low-code platform it runs on'),
  systems: z.array(z.string().min(1)).default([]).describe('Systems it connects'),
  vendor: idSchema.optional().describe('Vendor id: who helps at level 4'),
  status: z.enum(['live', 'paused', 'retired']).default('live').describe('Whether it runs today'),
  volume: z.string().optional().describe('How much it does, in words'),
  fallback: z.string().optional().describe('What people do by hand while it is down'),
  cutoffs: z.array(z.string()).default([]).describe('Hours by which it must have run'),
  environments: z.array(z.string()).default([]).describe('Where it runs'),
  collect: z.array(fieldSchema).default([]).describe('What every escalation of it must bring'),
  handover: z.array(fieldSchema).default([]).describe('What every hand-over of it must bring'),
  subjects: z
    .array(z.string().min(3).max(120))
    .default([])
    .describe('Words in the subject of a mail that say it is about this one'),
  repeats: durationSchema
    .optional()
    .describe('How long the same failure adds to its open ticket, counted from the last time; a week when left out'),
  recovery: z
    .enum(['mark', 'resolve'])
    .optional()
    .describe('What it means that a machine reports a failure as over: marked at the desk (the default), or resolved'),
  links: z
    .array(
      z.strictObject({ label: z.string().describe('What the link says'), url: z.string().describe('Where it leads') }),
    )
    .default([])
    .describe('Consoles, dashboards'),
})

export type Automation = z.infer<typeof automationSchema> & { id: string }
