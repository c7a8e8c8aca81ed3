import { z } from '@hono/zod-openapi'
import { prioritySchema, ticketTypeSchema, waitReasonSchema } from '#domain/model/support-model.ts'
import { eventTypes } from '#domain/ticket/event.ts'
import { ticketStates } from '#domain/ticket/ticket.ts'
import { promiseTimesSchema, teamRefSchema } from '../tickets/opened.ts'

export const segmentSchema = z.object({
  from: z.string(),
  to: z.string(),
  seconds: z.number(),
  kind: z.enum(['counted', 'closed-hours', 'holiday', 'paused', 'resolved']),
  reason: z.string().optional(),
  by: z.string().optional(),
})

export const clockSchema = z.object({
  name: z.enum(['respond', 'update', 'resolve', 'accept', 'hold', 'vendor']),
  cycle: z.string(),
  state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  atRisk: z.boolean(),
  level: z.int().optional(),
  vendorTicket: z.string().optional(),
  calendar: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  target: z.number().describe('Seconds'),
  elapsed: z.number().describe('Seconds counted'),
  remaining: z.number().describe('Seconds left; negative once late'),
  due: z.string().nullable().describe('Null while paused'),
  riskAt: z.string().nullable(),
  breachedAt: z.string().nullable(),
  segments: z.array(segmentSchema).describe('What was counted, what was not, and why'),
})

const publicEventSchema = z.object({
  type: z.enum(eventTypes as [(typeof eventTypes)[number], ...typeof eventTypes]),
  at: z.string(),
  by: z.object({ kind: z.enum(['requester', 'support', 'machine', 'ticker']), name: z.string() }),
  text: z.string().describe('What happened, in words'),
  body: z.string().optional().describe('What was written; plain text'),
  attachments: z.array(z.string()).optional(),
})

export const requestViewSchema = z.object({
  ref: z.string(),
  version: z.int(),
  title: z.string(),
  description: z.string(),
  type: ticketTypeSchema,
  state: z.enum(ticketStates),
  waitingOn: waitReasonSchema.nullable(),
  waitingUntil: z.string().nullable(),
  level: z.int(),
  team: teamRefSchema,
  priority: prioritySchema,
  openedAt: z.string(),
  resolvedAt: z.string().nullable(),
  closesAt: z.string().nullable().describe('When it closes by itself; null unless it is solved'),
  automation: z.object({ id: z.string(), name: z.string() }).nullable(),
  article: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  details: z.record(z.string(), z.string()),
  ladder: z.array(
    z.object({ level: z.int(), name: z.string(), team: z.string(), state: z.enum(['past', 'now', 'next']) }),
  ),
  promise: promiseTimesSchema,
  clocks: z.array(clockSchema),
  calendars: z
    .array(z.object({ id: z.string(), name: z.string(), timeZone: z.string() }))
    .describe('Calendars in which the clocks count'),
  events: z.array(publicEventSchema),
  rating: z.object({ score: z.number(), comment: z.string().optional() }).nullable(),
  requester: z.object({ name: z.string(), email: z.string() }),
  now: z.string(),
})

/** What GET /api/request answers. */
export type RequestAnswer = z.infer<typeof requestViewSchema>
