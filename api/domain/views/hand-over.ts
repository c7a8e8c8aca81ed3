import { z } from 'zod'
import { emailSchema } from '../base/email.ts'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'
import { ticketsSchema } from './parts.ts'

const mostTickets = 200

/** A shift that is handed over: which tickets, to whom, and one note that stands on each. */
export const handOverSchema = z.strictObject({
  tickets: ticketsSchema(mostTickets).describe('References; all of them go over, or none'),
  to: z
    .union([z.literal('on-call'), emailSchema])
    .describe("on-call: who is on call for each ticket's team; or the e-mail address of a member of the team"),
  note: text({ least: 1, most: longest.answer, ask: 'what the next one should know' }).describe(
    'What the next one should know: an internal note on each',
  ),
})
export type HandOver = z.infer<typeof handOverSchema>

/** What came of it: all are handed over, or none, and each that hinders it is named. */
export const handedOverSchema = z.object({
  done: z.array(z.string()).describe('References of all, or of none'),
  refused: z.array(
    z.object({ ref: z.string(), code: z.string(), why: z.string().describe('What hinders it, and what to do') }),
  ),
})
