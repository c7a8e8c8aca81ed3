import { z } from 'zod'
import { verbs } from '../ticket/verbs.ts'
import { ticketsSchema } from './parts.ts'

const mostTickets = 500

/** One act for many tickets: what it takes is what the verb takes for one. */
const bulkActSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('assign'), with: verbs.assign.takes }),
  z.strictObject({ verb: z.literal('assign-on-call'), with: verbs['assign-on-call'].takes }),
  z.strictObject({ verb: z.literal('reprioritise'), with: verbs.reprioritise.takes }),
  z.strictObject({ verb: z.literal('reply'), with: verbs.reply.takes.pick({ body: true }) }),
  z.strictObject({ verb: z.literal('note'), with: verbs.note.takes.pick({ body: true }) }),
  z.strictObject({ verb: z.literal('resolve'), with: verbs.resolve.takes }),
  z.strictObject({ verb: z.literal('escalate'), with: verbs.escalate.takes }),
  z.strictObject({ verb: z.literal('group'), with: verbs.group.resource.own }),
  z.strictObject({ verb: z.literal('merge'), with: verbs.merge.resource.own }),
])
export type BulkAct = z.infer<typeof bulkActSchema>

export const bulkSchema = z.strictObject({
  tickets: ticketsSchema(mostTickets).describe('References; each is a transaction of its own, several at once'),
  act: bulkActSchema,
})

/** What came of one act on many tickets: none that was refused keeps another from being done. */
export const bulkDoneSchema = z.object({
  done: z.array(z.string()).describe('References of those that were done'),
  refused: z.array(
    z.object({ ref: z.string(), code: z.string(), why: z.string().describe('What hindered it, and what to do') }),
  ),
})
export type BulkDone = z.infer<typeof bulkDoneSchema>
