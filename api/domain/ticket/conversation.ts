import { z } from 'zod'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'

/** What the chat may ask back. */
export const chatQuestions = ['automation', 'symptom', 'environment'] as const
export type ChatQuestion = (typeof chatQuestions)[number]

const page = text({ most: 200 })

/** One thing said in a chat, by the person or by the chat. */
const turnSchema = z.strictObject({
  by: z.enum(['person', 'chat']),
  text: text({ most: longest.answer }),
  shown: z.array(page).max(6).default([]).describe('Ids of pages shown with it'),
})
export type Turn = z.infer<typeof turnSchema>

/** A conversation as a ticket carries it. */
export const conversationSchema = z.array(turnSchema).max(longest.conversation)

/** One thing said in a chat that goes on: with what the chat asked, so that the answer is understood. */
export const chatTurnSchema = turnSchema.extend({
  about: text({ most: 1000 }).optional().describe('The matter that was answered, as the chat told it'),
  asks: z.enum(chatQuestions).optional().describe('What the chat asked back'),
  options: z
    .array(z.strictObject({ says: text({ most: 300 }), page: page.optional() }))
    .max(6)
    .optional()
    .describe('The answers that it offered'),
})
export type ChatTurn = z.infer<typeof chatTurnSchema>

/** The conversation without what only the chat needed. */
export function conversationOf(turns: readonly ChatTurn[]): Turn[] {
  return turns.map(({ by, text: said, shown }) => ({ by, text: said, shown }))
}
