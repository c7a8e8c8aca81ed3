import { z } from 'zod'
import { fieldSchema } from '../base/field.ts'
import { ledgerSchema } from '../clocks/ledger.ts'
import { clockSchema } from '../clocks/measure.ts'
import { rungSchema } from '../model/ladder.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import {
  criticalitySchema,
  gradeSchema,
  prioritySchema,
  ticketTypeSchema,
  waitReasonSchema,
} from '../model/support-model.ts'
import { calendarRefSchema } from '../model/work-calendars.ts'
import { articleRefSchema } from './article.ts'
import { attemptCardSchema } from './attempt.ts'
import { automationCardSchema, vendorRefSchema } from './automation.ts'
import { deskEventSchema } from './desk-event.ts'
import { standingSchema } from './ladder.ts'
import { maySchema } from './may.ts'
import { onCallSchema } from './on-call.ts'
import { actorKindSchema, plannedWindowSchema, ticketBesideSchema, ticketStateSchema } from './parts.ts'

const vendorTicketSchema = z.object({
  id: z.string(),
  vendor: z.string(),
  reference: z.string(),
  url: z.string().nullable(),
  severity: prioritySchema,
  openedAt: z.string(),
  answeredAt: z.string().nullable(),
  solvedAt: z.string().nullable(),
  nextChase: z.string().nullable(),
})

const ticketFactsSchema = z.object({
  ref: z.string(),
  version: z.int(),
  type: ticketTypeSchema,
  state: ticketStateSchema,
  waitingOn: waitReasonSchema.nullable(),
  waitingUntil: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  requester: namedPersonSchema,
  vendor: z.string().nullable().describe("Vendor id of the automation's platform"),
  criticality: criticalitySchema,
  impact: gradeSchema,
  urgency: gradeSchema,
  priority: prioritySchema,
  policy: z.string(),
  level: z.int(),
  levelName: z.string(),
  team: namedTeamSchema,
  assignee: namedPersonSchema.nullable(),
  followers: z.array(namedPersonSchema).describe('Who hears what happens on it although it may not be theirs'),
  owner: namedTeamSchema.nullable().describe('Team that owns the automation'),
  group: z.string().nullable(),
  window: plannedWindowSchema.nullable(),
  details: z.record(z.string(), z.string()),
  vendorTickets: z.array(vendorTicketSchema),
  mergedInto: z.string().nullable(),
  article: articleRefSchema.nullable(),
  solvedBy: articleRefSchema.nullable(),
  rating: z.object({ score: z.number(), comment: z.string().optional() }).nullable(),
  openedAt: z.string(),
  respondedAt: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  recoveredAt: z
    .string()
    .nullable()
    .describe('When its machine said that the failure is over; null once it came again'),
  closedAt: z.string().nullable(),
  updatedAt: z.string(),
})
export type TicketFacts = z.infer<typeof ticketFactsSchema>

const byGrade = <T extends z.ZodType>(schema: T) => z.object({ high: schema, medium: schema, low: schema })

/** Everything that the desk shows of one ticket. */
export const deskTicketSchema = z
  .object({
    ticket: ticketFactsSchema,
    events: z.array(deskEventSchema),
    clocks: z.array(clockSchema),
    calendars: z.array(calendarRefSchema).describe('Calendars in which the clocks count'),
    ledger: ledgerSchema.describe('Who had its time: every second belongs to exactly one'),
    attempt: attemptCardSchema.nullable(),
    automation: automationCardSchema.nullable(),
    occurrences: z
      .object({ count: z.int(), lastAt: z.string(), lastText: z.string() })
      .nullable()
      .describe('How often a machine reported it; null when once, or by a person'),
    attachments: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        size: z.int(),
        type: z.string(),
        internal: z.boolean(),
        at: z.string(),
        by: z.object({ kind: actorKindSchema, name: z.string() }),
      }),
    ),
    group: z.array(ticketBesideSchema.extend({ level: z.int() })).describe('Others of the same cause'),
    absorbed: z
      .array(
        z.object({
          ref: z.string(),
          title: z.string(),
          requester: z.object({ name: z.string() }),
          isServed: z.boolean().describe('False once it goes on by itself again'),
        }),
      )
      .describe('Tickets merged into this one, whose requesters it serves too'),
    isMuted: z.boolean().describe('Whether this person hears only what is urgent and theirs'),
    may: maySchema.describe('Per verb null, or why this person may not do it now'),
    ladder: z.array(rungSchema.extend({ state: standingSchema })),
    escalateTo: z.array(rungSchema.extend({ handover: z.array(fieldSchema) })),
    returnTo: z.array(rungSchema),
    /** Members of the team that has it. */
    assignable: z.array(namedPersonSchema),
    onCall: onCallSchema.nullable().describe('Who is on call for the team that has it'),
    /** For the criticality of this ticket. */
    matrix: byGrade(byGrade(prioritySchema)).describe('impact → urgency → priority'),
    breachReasons: z
      .array(z.object({ id: z.string(), name: z.string(), isProposed: z.boolean() }))
      .describe('Why a promise may have been broken; proposed is what had most of its time'),
    vendors: z.array(vendorRefSchema),
    now: z.string(),
  })
  .meta({ id: 'DeskTicket' })
export type DeskTicket = z.infer<typeof deskTicketSchema>
