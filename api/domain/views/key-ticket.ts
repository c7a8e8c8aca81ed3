import { z } from 'zod'
import type { Addresses } from '../base/addresses.ts'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { promisesSchema } from '../model/routing.ts'
import { gradeSchema, idSchema, prioritySchema, ticketTypeSchema, waitReasonSchema } from '../model/support-model.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { instantSchema } from '../ticket/window.ts'
import { actorKindSchema, namedAutomationSchema, ticketStateSchema } from './parts.ts'

/** What a machine asks of the list of tickets. */
export const feedQuestionSchema = z.object({
  state: z
    .enum(['active', ...ticketStateSchema.options])
    .optional()
    .describe(
      'active: what support still has something to do about. Whoever keeps a copy leaves it out, to hear of ends too',
    ),
  automation: idSchema.optional().describe('Automation id'),
  team: idSchema.optional().describe('The team that has it now'),
  priority: prioritySchema.optional(),
  key: text({ least: 1, most: 200 }).optional().describe("The machine's own name for the trouble"),
  since: instantSchema.optional().describe('Changed at or after this instant'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,20}-\d{1,19}$/, 'the `cursor` of an answer')
    .optional()
    .describe('`cursor` of the answer before: what has changed since then'),
})
export type FeedQuestion = z.infer<typeof feedQuestionSchema>

const keyTicketShape = {
  ref: z.string(),
  version: z.int().describe('Grows with everything that happens to it'),
  url: z.url().describe('Where people at the desk read it'),
  self: z.url().describe('Where it is read by key'),
  key: z.string().nullable().describe("The machine's own name for the trouble, while it is open"),
  title: z.string(),
  description: z.string(),
  type: ticketTypeSchema,
  state: ticketStateSchema,
  waitingOn: waitReasonSchema.nullable(),
  priority: prioritySchema,
  impact: gradeSchema,
  urgency: gradeSchema,
  level: z.int(),
  team: namedTeamSchema,
  assignee: namedPersonSchema.nullable(),
  automation: namedAutomationSchema.nullable(),
  requester: namedPersonSchema,
  occurrences: z.int().describe('How often the machine has reported the failure'),
  lastOccurredAt: z.string().describe('When it did last'),
  recoveredAt: z.string().nullable().describe('When the machine said that it is over; null once it came again'),
  promise: promisesSchema.describe('What is due as things stand'),
  openedAt: z.string(),
  updatedAt: z.string(),
  respondedAt: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
}

/** A ticket as a machine reads it by its key. */
const keyTicketSchema = z.object(keyTicketShape).meta({ id: 'KeyTicket' })
export type KeyTicket = z.infer<typeof keyTicketSchema>

/** The same with what was said on it. */
export const keyTicketWholeSchema = z
  .object({
    ...keyTicketShape,
    messages: z
      .array(
        z.object({
          at: z.string(),
          by: z.object({ kind: actorKindSchema, name: z.string() }),
          body: z.string(),
          internal: z.boolean().describe('A note for support only; never there for a key that reads its own alone'),
        }),
      )
      .describe('Oldest first'),
  })
  .meta({ id: 'KeyTicketWhole' })
export type KeyTicketWhole = z.infer<typeof keyTicketWholeSchema>

/** Tickets in the order of their last change. */
export const feedPageSchema = z.object({
  items: z.array(keyTicketSchema),
  cursor: z.string().describe('Asks next time for what has changed since'),
  more: z.boolean().describe('Whether there is more already'),
})
export type FeedPage = z.infer<typeof feedPageSchema>

/** What a machine says when a failure is over. */
export const recoverySchema = z.strictObject({
  note: text({ least: 1, most: longest.message }).optional().describe('What is said of it'),
})

/** What became of the ticket of a failure that is over. */
export const recoveredSchema = z.object({
  ref: z.string().nullable().describe('Null when no ticket of the key is open'),
  state: ticketStateSchema.nullable(),
  self: z.url().nullable(),
})

/** What a machine did to a ticket of its team. */
export const keyActedSchema = z.object({
  ref: z.string(),
  version: z.int(),
  state: ticketStateSchema,
  url: z.url(),
  self: z.url(),
})

/** A ticket after a machine's act, with where it lies. */
export function keyActedView(
  { ref, version, state }: Pick<Ticket, 'ref' | 'version' | 'state'>,
  { desk, self }: Addresses,
): z.infer<typeof keyActedSchema> {
  return { ref, version, state, url: desk(ref), self: self(ref) }
}
