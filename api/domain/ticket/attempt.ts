import { z } from 'zod'
import { text } from '../base/text.ts'
import { conversationSchema } from './conversation.ts'

/** The Level 0 attempt carried by a ticket. */
export const attemptSchema = z.strictObject({
  article: text({ most: 200 }).optional().describe('Article id the reader was on'),
  revision: text({ most: 80 }).optional().describe('Revision of the article that was read'),
  steps: z
    .array(z.strictObject({ id: text({ most: 80 }), text: text({ most: 400 }), done: z.boolean() }))
    .max(100)
    .default([])
    .describe('Steps of the article, ticked or not'),
  searches: z
    .array(text({ most: 200 }))
    .max(20)
    .default([])
    .describe('What was searched before'),
  read: z
    .array(text({ most: 200 }))
    .max(50)
    .default([])
    .describe('Article ids read before'),
  chat: conversationSchema.optional().describe('What was said in the chat before'),
  vote: z.strictObject({ helpful: z.boolean(), reason: text({ most: 400 }).optional() }).optional(),
})
export type Attempt = z.infer<typeof attemptSchema>
