import { z } from 'zod'

/** The Level 0 attempt carried by a ticket. */
export const attemptSchema = z.strictObject({
  article: z.string().max(200).optional().describe('Article id the reader was on'),
  revision: z.string().max(80).optional().describe('Revision of the article that was read'),
  steps: z
    .array(z.strictObject({ id: z.string().max(80), text: z.string().max(400), done: z.boolean() }))
    .max(100)
    .default([])
    .describe('Steps of the article, ticked or not'),
  searches: z.array(z.string().max(200)).max(20).default([]).describe('What was searched before'),
  read: z.array(z.string().max(200)).max(50).default([]).describe('Article ids read before'),
  vote: z.strictObject({ helpful: z.boolean(), reason: z.string().max(400).optional() }).optional(),
})
export type Attempt = z.infer<typeof attemptSchema>
