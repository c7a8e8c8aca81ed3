import { z } from 'zod'
import { ticketBesideSchema } from './parts.ts'

/** Open tickets that may be about the same as one: what somebody merges it with, or groups it with. */
export const likelySchema = z.object({
  items: z
    .array(ticketBesideSchema.extend({ openedAt: z.string(), isSameAutomation: z.boolean() }))
    .describe('Likeliest first: the same words, then the same automation, then the newest'),
})
export type Likely = z.infer<typeof likelySchema>
