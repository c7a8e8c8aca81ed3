import { z } from 'zod'
import { articleRefSchema } from './article.ts'

const pageSchema = z.object({ id: z.string(), title: z.string(), url: z.string().nullable() })

/** What was tried before the ticket, with the article as it is now. */
export const attemptCardSchema = z.object({
  article: articleRefSchema
    .extend({
      revisionRead: z.string().nullable(),
      stillCurrent: z.boolean().nullable().describe('Whether the article is still as it was read'),
    })
    .nullable(),
  steps: z.array(z.object({ id: z.string(), text: z.string(), done: z.boolean() })),
  searches: z.array(z.string()),
  read: z.array(pageSchema),
  chat: z
    .array(z.object({ by: z.enum(['person', 'chat']), text: z.string(), shown: z.array(pageSchema) }))
    .describe('What was said in the chat before, with the pages shown'),
  vote: z.object({ helpful: z.boolean(), reason: z.string().optional() }).nullable(),
})
export type AttemptCard = z.infer<typeof attemptCardSchema>
