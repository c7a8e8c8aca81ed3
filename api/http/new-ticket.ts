import { z } from '@hono/zod-openapi'
import { gradeSchema, idSchema, ticketTypeSchema } from '#domain/support-model.ts'
import { attemptSchema } from '#domain/ticket-event.ts'

const line = (most: number) =>
  z.string().trim().min(1, 'This must be filled in.').max(most, `At most ${most} characters.`)
const instant = z.iso.datetime({ offset: true, error: 'An instant such as 2026-03-02T08:00:00Z.' })

/** What anyone sends to open a ticket. */
export const newTicketSchema = z
  .strictObject({
    title: line(200).describe('What happened, in one line'),
    description: line(20_000).describe('What the requester saw, expected and needs'),
    requester: z
      .strictObject({
        name: line(120).describe('Full name'),
        email: z.email('An e-mail address, such as ana@example.com.').max(254).describe('Where answers go'),
      })
      .describe('Who asks'),
    type: ticketTypeSchema.optional().describe('Default: incident'),
    automation: idSchema.optional().describe('Automation it is about'),
    article: z.string().max(200).optional().describe('Article the requester was on'),
    impact: gradeSchema.optional().describe('How many are hit'),
    urgency: gradeSchema.optional().describe('How soon it hurts'),
    details: z
      .record(z.string().max(60), z.string().max(2000, 'At most 2000 characters.'))
      .optional()
      .describe('Answers to the fields that the automation and the article ask for'),
    attempt: attemptSchema.optional().describe('The Level 0 attempt'),
    window: z
      .strictObject({ from: instant, to: instant })
      .refine(({ from, to }) => before(from, to), { path: ['to'], message: 'The window must end after it begins.' })
      .optional()
      .describe('Planned window of a change'),
    key: z.string().trim().min(1).max(200).optional().describe('Machines only: one open ticket per key'),
  })
  .openapi('NewTicket')
export type NewTicket = z.infer<typeof newTicketSchema>

function before(from: string, to: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(from), Temporal.Instant.from(to)) < 0
}

export const promiseTimesSchema = z.object({
  respondBy: z.string().nullable().describe('First answer by'),
  resolveBy: z.string().nullable().describe('Solved by'),
})
export const teamRefSchema = z.object({ id: z.string(), name: z.string() })

export const openedSchema = z
  .object({
    ref: z.string(),
    token: z.string().describe('Opens the request page; shown once, stored hashed'),
    url: z.string().describe('The request page'),
    level: z.int(),
    team: teamRefSchema,
    priority: z.string(),
    promise: promiseTimesSchema,
  })
  .openapi('OpenedTicket')

export type Typed = Record<string, string>

/** A ticket as plain form fields carry it: name, email, detail.FIELD, attempt as JSON text; empty fields say nothing. */
export function fromForm(form: Typed): unknown {
  const { name, email, attempt, ...rest } = dropEmpty(form)
  const details = Object.entries(rest).filter(([key]) => key.startsWith('detail.'))
  const others = Object.entries(rest).filter(([key]) => !key.startsWith('detail.'))
  return {
    ...Object.fromEntries(others),
    title: form.title ?? '',
    description: form.description ?? '',
    requester: { name: name ?? '', email: email ?? '' },
    ...(details.length > 0
      ? { details: Object.fromEntries(details.map(([key, value]) => [key.slice(7), value])) }
      : {}),
    ...(attempt ? attemptOf(attempt) : {}),
  }
}

function dropEmpty(form: Typed): Partial<Typed> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim() !== ''))
}

/** Nobody can mend a hidden field: an attempt that is not understood is left behind rather than stopping a person. */
function attemptOf(text: string): { attempt?: unknown } {
  try {
    const attempt = attemptSchema.safeParse(JSON.parse(text))
    return attempt.success ? { attempt: attempt.data } : {}
  } catch {
    return {}
  }
}
