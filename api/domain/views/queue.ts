import { z } from 'zod'
import { emailSchema } from '../base/email.ts'
import { keySchema } from '../base/key.ts'
import { text } from '../base/text.ts'
import { clockSchema } from '../clocks/measure.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import {
  criticalitySchema,
  idSchema,
  prioritySchema,
  ticketTypeSchema,
  waitReasonSchema,
} from '../model/support-model.ts'
import { queueColumns } from '../ticket/queue-columns.ts'
import { namedAutomationSchema, plannedWindowSchema, ticketStateSchema } from './parts.ts'

const views = [
  'next',
  'open',
  'mine',
  'followed',
  'unassigned',
  'at-risk',
  'breached',
  'waiting',
  'vendor',
  'resolved',
  'closed',
  'all',
] as const

/** What somebody asks of the queue. */
export const queueQuestionSchema = z.object({
  view: z
    .enum(views)
    .optional()
    .describe(
      'next: what my teams have and is not solved; open: what is not solved; all: everything, as default where text is asked for; else open',
    ),
  level: z.coerce.number().int().min(1).max(4).optional(),
  team: idSchema.optional().describe('Team id'),
  assignee: z
    .union([z.enum(['me', 'none']), emailSchema])
    .optional()
    .describe('me, none, or an e-mail address'),
  automation: idSchema.optional().describe('Automation id'),
  requester: text({ most: 254 }).optional().describe('E-mail address of the requester'),
  group: keySchema.optional().describe('Group id'),
  text: text({ most: 200 })
    .optional()
    .describe(
      'Words of reference, title, description, requester, details; "quoted" ones just so; narrowed by team:, automation:, assignee:, priority:, level:, is:, before:, after:',
    ),
  sort: z
    .string()
    .regex(/^-?[a-z]{1,12}$/)
    .refine(
      (given) => queueColumns.some((name) => name === given.replace('-', '')),
      `one of ${queueColumns.join(', ')}, - for descending`,
    )
    .optional()
    .describe(
      `One of ${queueColumns.join(', ')}, with - before it for descending; default: the next promise to a requester, then priority`,
    ),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .regex(/^[\w-]{1,400}$/, 'the `next` of a page')
    .optional()
    .describe('`next` of the page before'),
})
export type QueueQuestion = z.infer<typeof queueQuestionSchema>

/** One ticket as a line of the desk's queue. */
const queueRowSchema = z
  .object({
    ref: z.string(),
    version: z.int(),
    title: z.string(),
    type: ticketTypeSchema,
    state: ticketStateSchema,
    waitingOn: waitReasonSchema.nullable(),
    waitingUntil: z.string().nullable(),
    level: z.int(),
    levelName: z.string(),
    team: namedTeamSchema,
    assignee: namedPersonSchema.nullable(),
    automation: namedAutomationSchema.nullable(),
    criticality: criticalitySchema,
    priority: prioritySchema,
    requester: z.object({ name: z.string() }),
    group: z.string().nullable(),
    groupSize: z.int().describe('Tickets of the same cause, this one included'),
    occurrences: z
      .object({ count: z.int(), lastAt: z.string() })
      .nullable()
      .describe('How often a machine reported it; null when once, or by a person'),
    steps: z.object({ done: z.int(), total: z.int() }).nullable().describe('Steps of the article that were ticked'),
    openedAt: z.string(),
    updatedAt: z.string(),
    resolvedAt: z.string().nullable(),
    clock: clockSchema
      .omit({ segments: true })
      .nullable()
      .describe('What is due next; the paused promise to solve it when nothing is'),
    window: plannedWindowSchema.nullable(),
  })
  .meta({ id: 'QueueRow' })
export type QueueRow = z.infer<typeof queueRowSchema>

/** One page of the queue. */
export const queuePageSchema = z.object({
  tickets: z.array(queueRowSchema),
  next: z.string().nullable().describe('Cursor of the next page; null on the last'),
})
export type QueuePage = z.infer<typeof queuePageSchema>

/** What is counted by state: the same question as a page of the queue, without its order. */
export const stateQuestionSchema = queueQuestionSchema.omit({ sort: true, limit: true, cursor: true })

/** How many tickets that fit are in each state. */
export const stateCountsSchema = z.object({
  states: z.array(z.object({ state: ticketStateSchema, count: z.int() })),
  whole: z.boolean().describe('False where not all were counted: there are at least so many'),
})
export type StateCounts = z.infer<typeof stateCountsSchema>

/** How many tickets each view of the queue holds. */
export const countsSchema = z.object({
  most: z.int().describe('Counts stop here: one that reaches it means this many or more'),
  next: z.int().describe('What my teams have'),
  open: z.int(),
  mine: z.int(),
  followed: z.int().describe('What I follow and is not solved'),
  unassigned: z.int(),
  atRisk: z.int(),
  breached: z.int(),
  waiting: z.int(),
  vendor: z.int(),
  heldMail: z.int().describe('Mails that wait for a look'),
  levels: z.array(z.object({ level: z.int(), count: z.int() })),
})
export type Counts = z.infer<typeof countsSchema>
