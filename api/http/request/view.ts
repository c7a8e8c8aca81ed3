import { z } from '@hono/zod-openapi'
import { clockSchema } from '#domain/clocks/clock.ts'
import { namedTeamSchema } from '#domain/model/people.ts'
import { prioritySchema, ticketTypeSchema, waitReasonSchema } from '#domain/model/support-model.ts'
import { calendarRefSchema } from '#domain/model/work-calendars.ts'
import { standingSchema } from '#domain/views/ladder.ts'
import { actorKindSchema, eventTypeSchema, ticketStateSchema } from '#domain/views/parts.ts'
import { promiseTimesSchema } from '../tickets/opened.ts'

const publicEventSchema = z.object({
  type: eventTypeSchema,
  at: z.string(),
  by: z.object({ kind: actorKindSchema, name: z.string() }),
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
  state: ticketStateSchema,
  waitingOn: waitReasonSchema.nullable(),
  waitingUntil: z.string().nullable(),
  level: z.int(),
  team: namedTeamSchema,
  priority: prioritySchema,
  openedAt: z.string(),
  resolvedAt: z.string().nullable(),
  closesAt: z.string().nullable().describe('When it closes by itself; null unless it is solved'),
  automation: z.object({ id: z.string(), name: z.string() }).nullable(),
  article: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  details: z.record(z.string(), z.string()),
  ladder: z.array(z.object({ level: z.int(), name: z.string(), team: z.string(), state: standingSchema })),
  promise: promiseTimesSchema,
  clocks: z.array(clockSchema),
  calendars: z.array(calendarRefSchema).describe('Calendars in which the clocks count'),
  events: z.array(publicEventSchema),
  rating: z.object({ score: z.number(), comment: z.string().optional() }).nullable(),
  requester: z.object({ name: z.string(), email: z.string() }),
  now: z.string(),
})

/** What GET /api/request answers. */
export type RequestAnswer = z.infer<typeof requestViewSchema>
