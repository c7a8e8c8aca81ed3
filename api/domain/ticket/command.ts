import { z } from 'zod'
import { gradeSchema, prioritySchema, ticketTypeSchema, waitReasonSchema } from '../model/support-model.ts'
import { instantSchema as instant, windowSchema } from './window.ts'

const text = (what: string, most: number) => z.string().trim().min(1, `${what}: some text`).max(most)
const answers = z.record(z.string().max(60), z.string().max(4000)).describe('Answers by field name')
const attachments = z.array(z.string()).max(20).default([]).describe('Ids of files already attached')

/** What each verb takes. One schema per verb: the API validates with it, the rules are typed by it. */
export const commandSchemas = {
  acknowledge: z.strictObject({}),
  reply: z.strictObject({ body: text('The reply', 20_000), attachments }),
  note: z.strictObject({ body: text('The note', 20_000), attachments }),
  assign: z.strictObject({ to: z.email().describe('E-mail address of a member of the team') }),
  unassign: z.strictObject({}),
  escalate: z.strictObject({
    to: z
      .int()
      .min(1)
      .max(4)
      .optional()
      .describe('Level; the next one up when left out, an absent one is skipped upwards'),
    reason: text('The reason', 2000),
    handover: answers
      .default({})
      .describe('tried, evidence, ask, and what the level, the automation and the article need'),
  }),
  return: z.strictObject({
    to: z.int().min(1).max(4).optional().describe('Level; the next one down when left out'),
    reason: text('The reason', 2000),
  }),
  wait: z.strictObject({
    on: waitReasonSchema.describe('Who or what is waited for'),
    until: instant.optional().describe('When the waiting ends by itself'),
    note: z.string().max(2000).optional(),
  }),
  resume: z.strictObject({}),
  reprioritise: z.strictObject({ impact: gradeSchema, urgency: gradeSchema, reason: z.string().max(2000).optional() }),
  retype: z.strictObject({ to: ticketTypeSchema, window: windowSchema.optional() }),
  link: z.strictObject({ article: text('The article', 200) }),
  attach: z.strictObject({
    attachment: z.string(),
    name: z.string().max(200),
    size: z.int().min(0),
    mediaType: z.string().max(100),
    internal: z.boolean().default(false),
  }),
  'open-vendor-ticket': z.strictObject({
    vendor: z.string().optional().describe("Vendor id; the automation's vendor when left out"),
    reference: text('The reference', 100),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('http or https'),
    severity: prioritySchema.optional().describe('Severity at the vendor; the priority of the ticket when left out'),
    nextChase: instant.optional().describe('When to ask again'),
    note: z.string().max(4000).optional(),
  }),
  'answer-vendor-ticket': z.strictObject({ vendorTicket: z.string(), note: z.string().max(4000).optional() }),
  'update-vendor-ticket': z.strictObject({
    vendorTicket: z.string(),
    reference: z.string().max(100).optional(),
    severity: prioritySchema.optional(),
    nextChase: instant.optional(),
    note: z.string().max(4000).optional(),
  }),
  'solve-vendor-ticket': z.strictObject({ vendorTicket: z.string(), note: z.string().max(4000).optional() }),
  group: z.strictObject({ group: text('The group', 60) }),
  ungroup: z.strictObject({}),
  resolve: z.strictObject({
    note: text('What solved it', 20_000),
    article: z.string().max(200).optional().describe('Article that solved it'),
  }),
  confirm: z.strictObject({}),
  reopen: z.strictObject({ reason: text('What is still wrong', 4000) }),
  close: z.strictObject({}),
  merge: z.strictObject({ into: text('The reference', 20) }),
  absorb: z.strictObject({ from: z.string() }),
  rate: z.strictObject({ score: z.int().min(1).max(5), comment: z.string().max(2000).optional() }),
  expire: z.strictObject({}),
  'escalate-automatically': z.strictObject({ to: z.int().min(1).max(4), reason: z.string() }),
  chase: z.strictObject({ vendorTicket: z.string(), due: z.string() }),
} as const

export type CommandType = keyof typeof commandSchemas
export type CommandData<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>

/** One act on a ticket. */
export type Command = { [T in CommandType]: { type: T } & Taken<CommandData<T>> }[CommandType]

/** A verb that takes nothing is its type alone. */
type Taken<D> = string extends keyof D ? unknown : D
