import { z } from '@hono/zod-openapi'
import { deskVerbs } from '#api/actions/read/may.ts'
import { fieldSchema } from '#domain/base/field.ts'
import { articleKinds, confidences } from '#domain/knowledge/article.ts'
import {
  criticalitySchema,
  gradeSchema,
  prioritySchema,
  ticketTypeSchema,
  waitReasonSchema,
} from '#domain/model/support-model.ts'
import { eventTypes } from '#domain/ticket/event.ts'
import { ticketStates } from '#domain/ticket/ticket.ts'
import { clockSchema } from '../request/view.ts'
import { teamRefSchema } from '../tickets/opened.ts'

export const personSchema = z.object({ name: z.string(), email: z.string() })
const stateSchema = z.enum(ticketStates)
const actorKind = z.enum(['requester', 'support', 'machine', 'ticker'])
const windowSchema = z.object({ from: z.string(), to: z.string() })
const rungSchema = z.object({ level: z.int(), name: z.string(), team: teamRefSchema, vendor: z.boolean() })

export const queueRowSchema = z
  .object({
    ref: z.string(),
    version: z.int(),
    title: z.string(),
    type: ticketTypeSchema,
    state: stateSchema,
    waitingOn: waitReasonSchema.nullable(),
    waitingUntil: z.string().nullable(),
    level: z.int(),
    levelName: z.string(),
    team: teamRefSchema,
    assignee: personSchema.nullable(),
    automation: z.object({ id: z.string(), name: z.string() }).nullable(),
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
    window: windowSchema.nullable(),
  })
  .openapi('QueueRow')

export const queueSchema = z.object({
  tickets: z.array(queueRowSchema),
  next: z.string().nullable().describe('Cursor of the next page; null on the last'),
})

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

export const deskEventSchema = z
  .object({
    version: z.int(),
    type: z.enum(eventTypes as [(typeof eventTypes)[number], ...typeof eventTypes]),
    at: z.string(),
    by: z.object({ kind: actorKind, name: z.string(), email: z.string().nullable() }),
    text: z.string().describe('Who did what, in words'),
    data: z.record(z.string(), z.unknown()).describe('The fact itself, as logged'),
  })
  .openapi('DeskEvent')

export const articleRefSchema = z
  .object({
    id: z.string(),
    kind: z.enum(articleKinds),
    title: z.string(),
    summary: z.string(),
    audience: z.enum(['everyone', 'support']),
    confidence: z.enum(confidences),
    url: z.string().nullable().describe('Null where only support may read it: GET /desk/articles/{id}'),
  })
  .openapi('ArticleRef')

const attemptSchema = z.object({
  article: articleRefSchema
    .extend({
      revisionRead: z.string().nullable(),
      stillCurrent: z.boolean().nullable().describe('Whether the article is still as it was read'),
    })
    .nullable(),
  steps: z.array(z.object({ id: z.string(), text: z.string(), done: z.boolean() })),
  searches: z.array(z.string()),
  read: z.array(z.object({ id: z.string(), title: z.string(), url: z.string().nullable() })),
  vote: z.object({ helpful: z.boolean(), reason: z.string().optional() }).nullable(),
})

const automationSchema = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  owner: teamRefSchema,
  criticality: criticalitySchema,
  platform: z.string(),
  status: z.enum(['live', 'paused', 'retired']),
  systems: z.array(z.string()),
  environments: z.array(z.string()),
  cutoffs: z.array(z.string()),
  volume: z.string().nullable(),
  fallback: z.string().nullable().describe('What people do by hand meanwhile'),
  vendor: z.object({ id: z.string(), name: z.string(), portal: z.string().nullable() }).nullable(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  articles: z.array(articleRefSchema),
  recent: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      state: z.string(),
      openedAt: z.string(),
      resolvedAt: z.string().nullable(),
    }),
  ),
})

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

const factsSchema = z.object({
  ref: z.string(),
  version: z.int(),
  type: ticketTypeSchema,
  state: stateSchema,
  waitingOn: waitReasonSchema.nullable(),
  waitingUntil: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  requester: personSchema,
  vendor: z.string().nullable().describe("Vendor id of the automation's platform"),
  criticality: criticalitySchema,
  impact: gradeSchema,
  urgency: gradeSchema,
  priority: prioritySchema,
  policy: z.string(),
  level: z.int(),
  levelName: z.string(),
  team: teamRefSchema,
  assignee: personSchema.nullable(),
  owner: teamRefSchema.nullable().describe('Team that owns the automation'),
  group: z.string().nullable(),
  window: windowSchema.nullable(),
  details: z.record(z.string(), z.string()),
  vendorTickets: z.array(vendorTicketSchema),
  mergedInto: z.string().nullable(),
  article: articleRefSchema.nullable(),
  solvedBy: articleRefSchema.nullable(),
  rating: z.object({ score: z.number(), comment: z.string().optional() }).nullable(),
  openedAt: z.string(),
  respondedAt: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  updatedAt: z.string(),
})

const hindranceSchema = z.object({ code: z.string(), why: z.string() }).nullable()
const mayEntries = deskVerbs.map((verb) => [verb, hindranceSchema] as const)
const maySchema = z.object(Object.fromEntries(mayEntries) as Record<(typeof deskVerbs)[number], typeof hindranceSchema>)
const byGrade = <T extends z.ZodType>(schema: T) => z.object({ high: schema, medium: schema, low: schema })

const keeperSchema = z.union([
  z.object({ who: z.literal('level'), level: z.int(), team: z.string() }),
  z.object({ who: z.enum(['requester', 'vendor', 'closed-hours']) }),
])
const ledgerSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    seconds: z.number(),
    entries: z.array(keeperSchema.and(z.object({ seconds: z.number() }))).describe('They sum to `seconds`'),
    spans: z.array(keeperSchema.and(z.object({ from: z.string(), to: z.string(), seconds: z.number() }))),
  })
  .describe('Who had its time: every second belongs to exactly one')

export const deskTicketSchema = z
  .object({
    ticket: factsSchema,
    events: z.array(deskEventSchema),
    clocks: z.array(clockSchema),
    ledger: ledgerSchema,
    attempt: attemptSchema.nullable(),
    automation: automationSchema.nullable(),
    attachments: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        size: z.int(),
        type: z.string(),
        internal: z.boolean(),
        at: z.string(),
        by: z.object({ kind: actorKind, name: z.string() }),
      }),
    ),
    group: z
      .array(
        z.object({
          ref: z.string(),
          title: z.string(),
          state: stateSchema,
          requester: z.object({ name: z.string() }),
          level: z.int(),
        }),
      )
      .describe('Others of the same cause'),
    absorbed: z.array(z.string()).describe('Tickets merged into this one'),
    may: maySchema.describe('Per verb null, or why this person may not do it now'),
    ladder: z.array(rungSchema.extend({ state: z.enum(['past', 'now', 'next']) })),
    escalateTo: z.array(rungSchema.extend({ handover: z.array(fieldSchema) })),
    returnTo: z.array(rungSchema),
    assignable: z.array(personSchema),
    matrix: byGrade(byGrade(prioritySchema)).describe('impact → urgency → priority'),
    vendors: z.array(z.object({ id: z.string(), name: z.string(), portal: z.string().nullable() })),
    now: z.string(),
  })
  .openapi('DeskTicket')

export const sessionSchema = z.object({
  person: personSchema,
  teams: z.array(teamRefSchema),
  allTeams: z.array(teamRefSchema).describe('Every team of the model'),
  levels: z.array(
    z.object({
      level: z.int(),
      name: z.string(),
      team: teamRefSchema.nullable().describe("Null where the automation's owner team holds it"),
      vendor: z.boolean(),
    }),
  ),
  automations: z.array(z.object({ id: z.string(), name: z.string(), owner: z.string(), criticality: z.string() })),
  vendors: z.array(z.object({ id: z.string(), name: z.string() })),
  people: z.array(personSchema.extend({ teams: z.array(z.string()) })),
  calendar: z.object({
    name: z.string(),
    timeZone: z.string(),
    open: z.boolean(),
    openUntil: z.string().nullable(),
    opensAt: z.string().nullable(),
  }),
  ways: z.object({ password: z.boolean(), oidc: z.boolean() }).describe('How people may sign in'),
  now: z.string(),
})
