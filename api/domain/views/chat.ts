import { z } from 'zod'
import { languageTagSchema } from '../base/language-tag.ts'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'
import { visitSchema } from '../knowledge/signal.ts'
import { namedTeamSchema } from '../model/people.ts'
import { idSchema } from '../model/support-model.ts'
import type { ChatReply } from '../search/chat.ts'
import type { Cited } from '../search/cited.ts'
import { chatQuestions, chatTurnSchema } from '../ticket/conversation.ts'
import { placeSchema, resultSchema } from './found.ts'

/** What is asked of the chat: all that was said before comes with it, for nothing of it is kept. */
export const chatAskSchema = z.strictObject({
  turns: z.array(chatTurnSchema).max(longest.conversation).default([]).describe('What was said so far, oldest first'),
  said: text({ least: 1, most: longest.answer, ask: 'what is wrong, or what you want to know' }).describe(
    'What is said now, an error text with its noise as well',
  ),
  isNone: z.boolean().optional().describe('None of the answers that were offered fits'),
  automation: idSchema.optional().describe('The automation whose pages come first'),
  language: languageTagSchema.optional().describe('Language of who asks: pages that are there in it come in it'),
  visit: visitSchema.optional(),
})
export type ChatAsk = z.infer<typeof chatAskSchema>

const matter = {
  about: z.string().describe('The matter as it was understood: to be sent with what is said next'),
  automation: z.string().describe('Catalogue id of the automation that it seems to be about; empty for none'),
}
const passageSchema = resultSchema.extend({
  owner: namedTeamSchema.nullable().describe('The team that keeps the page right'),
})
const citedSchema = z.object({
  text: z.string(),
  passage: z.int().describe('Which of `passages`, from 0'),
}) satisfies z.ZodType<Cited>
export type ChatPassage = z.infer<typeof passageSchema>

/** What the chat replies: passages as they stand on their pages, one question, or that it does not know. */
export const chatReplySchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('answer'),
      ...matter,
      known: z.array(placeSchema).describe('Known problems that fit'),
      places: z.array(placeSchema).describe('Where to go for what was asked'),
      passages: z.array(passageSchema).describe('At most three, best first; `excerpt` is the quote'),
      sentences: z
        .array(citedSchema)
        .describe('Sentences of these passages, word for word, that a model chose as the answer; empty without one'),
      without: z.string().describe('What was said last and no passage says anything of; empty for nothing'),
    }),
    z.object({
      kind: z.literal('question'),
      ...matter,
      asks: z.enum(chatQuestions),
      options: z
        .array(z.object({ says: z.string(), page: z.string().optional() }))
        .describe('Answers to choose from; what is chosen is sent as what is said'),
    }),
    z.object({ kind: z.literal('unknown'), ...matter }),
  ])
  .meta({ id: 'ChatReply' })
export type ChatView = z.infer<typeof chatReplySchema>

/** A reply with what the search alone does not know of each page. */
export function chatView(
  reply: ChatReply,
  { sentences, more }: { sentences: Cited[]; more: (page: string) => Pick<ChatPassage, 'owner' | 'due'> },
): ChatView {
  if (reply.kind !== 'answer') return reply
  return { ...reply, sentences, passages: reply.passages.map((passage) => ({ ...passage, ...more(passage.id) })) }
}
