import { z } from 'zod'
import {
  criticalitySchema,
  gradeSchema,
  prioritySchema,
  ticketTypeSchema,
  waitReasonSchema,
} from '../model/support-model.ts'

/** Who did it. Requesters are known by their ticket token, support people by session, machines by key. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('requester'), name: z.string(), email: z.string() }),
  z.strictObject({
    kind: z.literal('support'),
    name: z.string(),
    email: z.string(),
    teams: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('machine'), name: z.string() }),
  z.strictObject({ kind: z.literal('ticker') }),
])
export type Actor = z.infer<typeof actorSchema>

/** The name under which people read of somebody's act. */
export function actorName(by: Actor): string {
  return by.kind === 'ticker' ? 'Ladder' : by.name
}

/** The Level 0 attempt carried by a ticket. */
export const attemptSchema = z.strictObject({
  article: z.string().max(200).optional().describe('Article id the reader was on'),
  revision: z.string().max(80).optional().describe('Revision of the article that was read'),
  steps: z
    .array(z.strictObject({ id: z.string().max(80), text: z.string().max(400), done: z.boolean() }))
    .max(100)
    .default([])
    .describe('Steps of the article, ticked or not'),
  searches: z.array(z.string().max(200)).max(20).default([]).describe('What was searched before'),
  read: z.array(z.string().max(200)).max(50).default([]).describe('Article ids read before'),
  vote: z.strictObject({ helpful: z.boolean(), reason: z.string().max(400).optional() }).optional(),
})
export type Attempt = z.infer<typeof attemptSchema>

export const requesterSchema = z.strictObject({ name: z.string(), email: z.string() })
export type Requester = z.infer<typeof requesterSchema>

const details = z.record(z.string(), z.string())
/** What a clock promises: an answer, news, a solution; being taken and held by a level; an answer of the vendor. */
export const clockNameSchema = z.enum(['respond', 'update', 'resolve', 'accept', 'hold', 'vendor'])
export type ClockName = z.infer<typeof clockNameSchema>

/** What was decided about a ticket's promises and its place; every field that the clocks need is pinned here. */
const route = {
  level: z.int().min(1).max(4),
  team: z.string(),
}

const bodies = {
  'ticket.opened': z.object({
    ref: z.string(),
    type: ticketTypeSchema,
    title: z.string(),
    description: z.string(),
    requester: requesterSchema,
    automation: z.string().optional(),
    owner: z.string().optional(),
    vendor: z.string().optional(),
    article: z.string().optional(),
    criticality: criticalitySchema,
    impact: gradeSchema,
    urgency: gradeSchema,
    priority: prioritySchema,
    policy: z.string(),
    model: z.string(),
    details,
    attempt: attemptSchema.optional(),
    window: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    group: z.string().optional(),
    key: z.string().optional(),
    ...route,
  }),
  'ticket.acknowledged': z.object({}),
  'ticket.replied': z.object({ body: z.string(), attachments: z.array(z.string()).default([]) }),
  'ticket.noted': z.object({ body: z.string(), attachments: z.array(z.string()).default([]) }),
  'ticket.assigned': z.object({ to: z.string() }),
  'ticket.unassigned': z.object({}),
  'ticket.escalated': z.object({
    from: z.int(),
    to: z.int(),
    team: z.string(),
    reason: z.string(),
    handover: details,
    automatic: z.boolean().default(false),
  }),
  'ticket.returned': z.object({ from: z.int(), to: z.int(), team: z.string(), reason: z.string() }),
  'ticket.waited': z.object({ on: waitReasonSchema, until: z.string().optional(), note: z.string().optional() }),
  'ticket.resumed': z.object({}),
  'ticket.reprioritised': z.object({
    impact: gradeSchema,
    urgency: gradeSchema,
    priority: prioritySchema,
    policy: z.string(),
    mode: z.enum(['forward', 'recompute', 'reset']),
    reason: z.string().optional(),
  }),
  'ticket.retyped': z.object({
    type: ticketTypeSchema,
    policy: z.string(),
    mode: z.enum(['forward', 'recompute', 'reset']),
    window: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  }),
  'ticket.linked': z.object({ article: z.string() }),
  'ticket.attached': z.object({
    attachment: z.string(),
    name: z.string(),
    size: z.int(),
    type: z.string(),
    internal: z.boolean().default(false),
  }),
  'vendor.opened': z.object({
    vendorTicket: z.string(),
    vendor: z.string(),
    reference: z.string(),
    url: z.string().optional(),
    severity: prioritySchema,
    nextChase: z.string().optional(),
    note: z.string().optional(),
  }),
  'vendor.answered': z.object({ vendorTicket: z.string(), note: z.string().optional() }),
  'vendor.updated': z.object({
    vendorTicket: z.string(),
    reference: z.string().optional(),
    severity: prioritySchema.optional(),
    nextChase: z.string().optional(),
    note: z.string().optional(),
  }),
  'vendor.solved': z.object({ vendorTicket: z.string(), note: z.string().optional() }),
  'vendor.chased': z.object({ vendorTicket: z.string(), due: z.string() }),
  'ticket.grouped': z.object({ group: z.string() }),
  'ticket.ungrouped': z.object({}),
  'ticket.resolved': z.object({ note: z.string(), article: z.string().optional() }),
  'ticket.reopened': z.object({ reason: z.string() }),
  'ticket.closed': z.object({ reason: z.enum(['confirmed', 'expired', 'closed', 'merged']) }),
  'ticket.merged': z.object({ into: z.string() }),
  'ticket.absorbed': z.object({ from: z.string() }),
  'ticket.rated': z.object({ score: z.int().min(1).max(5), comment: z.string().optional() }),
  'clock.at-risk': z.object({ clock: clockNameSchema, cycle: z.string(), due: z.string() }),
  'clock.breached': z.object({ clock: clockNameSchema, cycle: z.string(), due: z.string() }),
} as const

export type EventType = keyof typeof bodies
export type EventData<T extends EventType> = z.infer<(typeof bodies)[T]>

/** What was decided, before it is known by whom and when. */
export type EventBody<T extends EventType> = { [K in T]: { type: K; data: EventData<K> } }[T]

/** One fact in a ticket's log. `version` counts from 1 without gaps; `at` is ISO 8601 UTC with milliseconds. */
export type TicketEvent = {
  [T in EventType]: { type: T; version: number; at: string; by: Actor; data: EventData<T> }
}[EventType]

/** What a decision proposes; the version is given when it is appended. */
export type NewEvent = {
  [T in EventType]: { type: T; at: string; by: Actor; data: EventData<T> }
}[EventType]

export const eventBodies: { readonly [T in EventType]: z.ZodType<EventData<T>> } = bodies
export const eventTypes = Object.keys(bodies) as EventType[]

/** A fact with its instant and its actor. */
export function stamped(body: EventBody<EventType>, { at, by }: { at: string; by: Actor }): NewEvent {
  return { type: body.type, data: body.data, at, by } as NewEvent
}

/** Facts with their versions, as they follow on what a log holds. */
export function numbered(events: readonly NewEvent[], after: number): TicketEvent[] {
  return events.map((event, index): TicketEvent => ({ ...event, version: after + index + 1 }))
}
