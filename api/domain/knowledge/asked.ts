import { z } from 'zod'
import { emailSchema } from '../base/email.ts'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'
import { idSchema } from '../model/support-model.ts'

/** What a reader looked for and did not find, said on purpose; with an address they are answered. */
export const askedSchema = z.strictObject({
  words: text({ least: 3, most: longest.comment, ask: 'what you looked for, in a few words' }).describe(
    'What was looked for',
  ),
  email: emailSchema.optional().describe('Where to answer; without it nobody is known and nobody is answered'),
  article: text({ most: 200 }).optional().describe('Id of the article that was read'),
  automation: idSchema.optional().describe('Id of the automation whose page was read'),
})
export type Asked = z.infer<typeof askedSchema>

const longestTitle = 200

/** The line by which a question is called: its first sentence, or as much of it as fits. */
export function titleOf(words: string): string {
  const [line = ''] = words.split('\n', 1)
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 2).toWellFormed()} …`
}
