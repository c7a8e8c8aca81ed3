import { z } from 'zod'
import { clockSchema } from '../clocks/measure.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { criticalitySchema, prioritySchema, ticketTypeSchema, waitReasonSchema } from '../model/support-model.ts'
import { namedAutomationSchema, plannedWindowSchema, ticketStateSchema } from './parts.ts'

/** One ticket as a line of the desk's queue. */
export const queueRowSchema = z
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

/** How many tickets each view of the queue holds. */
export const countsSchema = z.object({
  most: z.int().describe('Counts stop here: one that reaches it means this many or more'),
  next: z.int(),
  mine: z.int(),
  unassigned: z.int(),
  atRisk: z.int(),
  breached: z.int(),
  waiting: z.int(),
  vendor: z.int(),
  levels: z.array(z.object({ level: z.int(), count: z.int() })),
})
export type Counts = z.infer<typeof countsSchema>
