import { z } from 'zod'

/** Questions of the community that anybody may read, as pages list them. */
export const questionsSchema = z.object({
  items: z.array(
    z.object({
      title: z.string(),
      url: z.string(),
      answers: z.int(),
      accepted: z.boolean().describe('Whether one of the answers is the accepted one'),
      askedAt: z.string(),
    }),
  ),
  isMore: z.boolean().describe('Whether there are more than these'),
})
export type QuestionsView = z.infer<typeof questionsSchema>
