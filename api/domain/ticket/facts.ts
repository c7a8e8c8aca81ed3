import { z } from 'zod'
import {
  criticalitySchema,
  gradeSchema,
  prioritySchema,
  ticketTypeSchema,
  waitReasonSchema,
} from '../model/support-model.ts'
import { attemptSchema } from './attempt.ts'
import { fact } from './fact.ts'
import { hearingFacts } from './hearing-facts.ts'

const requesterSchema = z.strictObject({ name: z.string(), email: z.string() })
export type Requester = z.infer<typeof requesterSchema>

/** The mail by which something was said: from whom it came, what of it is folded away, which files of it could not be kept. */
export const mailSchema = z.strictObject({
  from: z.string(),
  id: z
    .string()
    .regex(/^[\x21-\x7e]{3,250}$/)
    .optional(),
  quoted: z.string().optional(),
  leftOut: z.array(z.string()).optional(),
})
export type ByMail = z.infer<typeof mailSchema>

const details = z.record(z.string(), z.string())
/** What a clock promises: an answer, news, a solution; being taken and held by a level; an answer of the vendor. */
export const clockNameSchema = z.enum(['respond', 'update', 'resolve', 'accept', 'hold', 'vendor'])
export type ClockName = z.infer<typeof clockNameSchema>

/** What was decided about a ticket's promises and its place; every field that the clocks need is pinned here. */
const route = {
  level: z.int().min(1).max(4),
  team: z.string(),
}

/** Every fact that a log can hold: what it means, who reads it, what it carries. Names are frozen for ever. */
export const facts = {
  'ticket.opened': fact({
    means: 'It was logged: what is wrong, about what, and what was promised.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: {
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
      mail: mailSchema.optional(),
      ...route,
    },
  }),
  'ticket.acknowledged': fact({
    means: 'Support acknowledged it; the requester is told.',
    readBy: ['ticket', 'clocks', 'requester'],
    data: {},
  }),
  'ticket.replied': fact({
    means: 'A public message of support or of the requester.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: {
      body: z.string(),
      attachments: z.array(z.string()).default([]),
      /** A level said it from which the rules had taken the ticket: nobody has taken it by that. */
      byLeft: z.literal(true).optional(),
      mail: mailSchema.optional(),
    },
  }),
  'ticket.noted': fact({
    means: 'A note for support only; `mentions`: addresses of those whom it names.',
    readBy: ['mail'],
    data: {
      body: z.string(),
      attachments: z.array(z.string()).default([]),
      mentions: z.array(z.string()).optional(),
      mail: mailSchema.optional(),
    },
  }),
  ...hearingFacts,
  'ticket.assigned': fact({
    means: 'It is assigned to somebody.',
    readBy: ['ticket', 'clocks', 'mail'],
    data: {
      to: z.string(),
      /** It came to a team that hands what it gets to who is on call: nobody has taken it by that. */
      onCall: z.literal(true).optional(),
    },
  }),
  'ticket.unassigned': fact({
    means: 'It is unassigned; `left`: who had it is not in the team now.',
    readBy: ['ticket'],
    data: { reason: z.literal('left').optional() },
  }),
  'ticket.escalated': fact({
    means: 'It was escalated, with its hand-over.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: {
      from: z.int(),
      to: z.int(),
      team: z.string(),
      reason: z.string(),
      handover: details,
      automatic: z.boolean().default(false),
    },
  }),
  'ticket.returned': fact({
    means: 'It was returned, with a reason.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: { from: z.int(), to: z.int(), team: z.string(), reason: z.string() },
  }),
  'ticket.taken-back': fact({
    means: 'A level from which the rules had taken it took it back, before anybody above did.',
    readBy: ['ticket', 'clocks', 'requester'],
    data: { from: z.int(), to: z.int(), team: z.string() },
  }),
  'ticket.rehomed': fact({
    means: 'Its team or its level is no longer there: it went to who holds the level now.',
    readBy: ['ticket', 'clocks'],
    data: {
      from: z.int(),
      to: z.int(),
      team: z.string(),
      was: z.string(),
      reason: z.enum(['team-gone', 'level-gone']),
    },
  }),
  'ticket.waited': fact({
    means: 'It stands still: for the requester, the vendor or a planned window.',
    readBy: ['ticket', 'clocks', 'requester'],
    data: { on: waitReasonSchema, until: z.string().optional(), note: z.string().optional() },
  }),
  'ticket.resumed': fact({
    means: 'It is resumed.',
    readBy: ['ticket', 'clocks', 'requester'],
    data: {},
  }),
  'ticket.reprioritised': fact({
    means: 'Impact or urgency changed, and with them priority and policy.',
    readBy: ['ticket', 'clocks', 'requester'],
    data: {
      impact: gradeSchema,
      urgency: gradeSchema,
      priority: prioritySchema,
      policy: z.string(),
      mode: z.enum(['forward', 'recompute', 'reset']),
      reason: z.string().optional(),
    },
  }),
  'ticket.retyped': fact({
    means: 'It is another type now.',
    readBy: ['ticket', 'clocks'],
    data: {
      type: ticketTypeSchema,
      policy: z.string(),
      mode: z.enum(['forward', 'recompute', 'reset']),
      window: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    },
  }),
  'ticket.linked': fact({
    means: 'An article was linked.',
    readBy: ['ticket'],
    data: { article: z.string() },
  }),
  'ticket.attached': fact({
    means: 'A file was added.',
    readBy: ['requester'],
    data: {
      attachment: z.string(),
      name: z.string(),
      size: z.int(),
      type: z.string(),
      internal: z.boolean().default(false),
    },
  }),
  'vendor.opened': fact({
    means: 'A ticket was logged at a vendor.',
    readBy: ['ticket', 'clocks'],
    data: {
      vendorTicket: z.string(),
      vendor: z.string(),
      reference: z.string(),
      url: z.string().optional(),
      severity: prioritySchema,
      nextChase: z.string().optional(),
      note: z.string().optional(),
    },
  }),
  'vendor.answered': fact({
    means: 'The vendor replied: its clock stops.',
    readBy: ['ticket', 'clocks'],
    data: { vendorTicket: z.string(), note: z.string().optional() },
  }),
  'vendor.updated': fact({
    means: 'A vendor ticket changed.',
    readBy: ['ticket', 'clocks'],
    data: {
      vendorTicket: z.string(),
      reference: z.string().optional(),
      severity: prioritySchema.optional(),
      nextChase: z.string().optional(),
      note: z.string().optional(),
    },
  }),
  'vendor.solved': fact({
    means: 'The vendor solved it.',
    readBy: ['ticket', 'clocks'],
    data: { vendorTicket: z.string(), note: z.string().optional() },
  }),
  'vendor.chased': fact({
    means: 'The vendor has to be asked again.',
    readBy: ['ticket', 'mail'],
    data: { vendorTicket: z.string(), due: z.string() },
  }),
  'ticket.grouped': fact({
    means: 'It shares its cause with others.',
    readBy: ['ticket'],
    data: { group: z.string() },
  }),
  'ticket.ungrouped': fact({
    means: 'It is on its own again.',
    readBy: ['ticket'],
    data: {},
  }),
  'ticket.resolved': fact({
    means: 'It is resolved, and by what.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: { note: z.string(), article: z.string().optional() },
  }),
  'ticket.reopened': fact({
    means: 'It was not resolved after all.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: { reason: z.string() },
  }),
  'ticket.closed': fact({
    means: 'It is over: confirmed, closed by hand, by time, merged, or withdrawn by its requester.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: { reason: z.enum(['confirmed', 'expired', 'closed', 'merged', 'withdrawn']) },
  }),
  'ticket.merged': fact({
    means: 'It goes on in another ticket.',
    readBy: ['ticket', 'clocks', 'mail', 'requester'],
    data: { into: z.string() },
  }),
  'ticket.absorbed': fact({
    means: 'Another ticket was merged into it, whose requesters it serves too.',
    readBy: ['ticket'],
    data: { from: z.string(), requesters: z.array(requesterSchema).default([]) },
  }),
  'ticket.recurred': fact({
    means:
      'The same failure came again: how often until now, and its last words. At most once a minute, unless it is more urgent.',
    readBy: ['ticket'],
    data: { count: z.int().min(2), text: z.string() },
  }),
  'ticket.recovered': fact({
    means: 'The machine that opened it says that the failure is over.',
    readBy: ['ticket'],
    data: { note: z.string() },
  }),
  'ticket.rated': fact({
    means: 'The requester rated it.',
    readBy: ['ticket', 'requester'],
    data: { score: z.int().min(1).max(5), comment: z.string().optional() },
  }),
  'breach.explained': fact({
    means: 'Why a promise was broken: a reason of the model. Said again, the last one counts.',
    readBy: [],
    data: { clock: clockNameSchema, cycle: z.string(), reason: z.string(), note: z.string().optional() },
  }),
  'clock.at-risk': fact({
    means: 'A promise is close to its end.',
    readBy: ['mail'],
    data: { clock: clockNameSchema, cycle: z.string(), due: z.string() },
  }),
  'clock.breached': fact({
    means: 'A promise was broken, at its due instant.',
    readBy: ['mail'],
    data: { clock: clockNameSchema, cycle: z.string(), due: z.string() },
  }),
} as const
