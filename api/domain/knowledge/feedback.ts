import { z } from 'zod'

/** Whether an article helped, and why not; never by whom. */
export const feedbackSchema = z.strictObject({
  article: z.string().max(200).describe('Article id'),
  revision: z.string().max(80).optional().describe('Revision that was read'),
  helpful: z.boolean(),
  reason: z.string().trim().max(400).optional().describe('Why not'),
  comment: z.string().trim().max(2000).optional(),
})
export type Feedback = z.infer<typeof feedbackSchema>

/** What was searched, in the order in which it was; never by whom. */
export const searchesSchema = z.strictObject({
  searches: z
    .array(
      z.strictObject({
        query: z.string().max(200),
        weak: z.boolean().describe('Whether nothing really fitted'),
        results: z.int().min(0).max(100_000),
        clicked: z.int().min(1).max(1000).optional().describe('Rank of the result that was opened'),
        clickedUrl: z.string().max(400).optional(),
      }),
    )
    .max(50),
})
export type SearchMade = z.infer<typeof searchesSchema>['searches'][number]
