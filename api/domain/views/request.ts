import { z } from 'zod'
import { clockSchema } from '../clocks/measure.ts'
import type { InForce } from '../model/in-force.ts'
import { ladderRungSchema } from '../model/ladder.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { promisesSchema } from '../model/routing.ts'
import { prioritySchema, ticketTypeSchema, waitReasonSchema } from '../model/support-model.ts'
import { calendarRefSchema } from '../model/work-calendars.ts'
import { actorName, type EventFor, isOfSupport } from '../ticket/event.ts'
import { type ByMail, mailSchema, type Requester } from '../ticket/facts.ts'
import { isKnownTo, withoutOthers } from '../ticket/merged.ts'
import type { Language } from '../words/language.ts'
import { sayNews, sayOthersNews } from '../words/news.ts'
import { attemptCardSchema } from './attempt.ts'
import { standingSchema } from './ladder.ts'
import { actorKindSchema, eventTypeSchema, namedAutomationSchema, ticketStateSchema } from './parts.ts'

/** One fact of a ticket's log as the requester reads it. */
const publicEventSchema = z.object({
  type: eventTypeSchema,
  at: z.string(),
  by: z.object({ kind: actorKindSchema, name: z.string() }),
  text: z.string().describe('What happened, in words'),
  body: z.string().optional().describe('What was written; plain text'),
  attachments: z.array(z.string()).optional(),
  mail: mailSchema.optional().describe('The mail by which it came'),
})
export type PublicEvent = z.infer<typeof publicEventSchema>

/** A fact of the log for the requester, who knows support people by their first names; what is internal is not there at all. */
function publicEvents(
  event: EventFor<'requester'>,
  { model, language }: Pick<Reading, 'model' | 'language'>,
): PublicEvent[] {
  const name = event.by.kind === 'support' ? (event.by.name.split(' ')[0] ?? '') : actorName(event.by)
  const by = { kind: event.by.kind, name }
  const text = sayNews(event, { by: name, model, language })
  const fact = { type: event.type, at: event.at, by, text }
  switch (event.type) {
    case 'ticket.replied':
      return [{ ...fact, body: event.data.body, attachments: event.data.attachments, ...shownMail(event.data.mail) }]
    case 'ticket.resolved':
      return [{ ...fact, body: event.data.note }]
    case 'ticket.reopened':
      return [{ ...fact, body: event.data.reason }]
    case 'ticket.attached':
      return event.data.internal ? [] : [{ ...fact, attachments: [event.data.attachment] }]
    case 'ticket.opened':
    case 'ticket.acknowledged':
    case 'ticket.escalated':
    case 'ticket.returned':
    case 'ticket.taken-back':
    case 'ticket.waited':
    case 'ticket.resumed':
    case 'ticket.reprioritised':
    case 'ticket.closed':
    case 'ticket.merged':
    case 'ticket.rated':
      return [fact]
  }
}

/** Only the desk needs the id of a mail. */
function shownMail(mail: ByMail | undefined): Pick<PublicEvent, 'mail'> {
  if (!mail) return {}
  const { id: _, ...shown } = mail
  return { mail: shown }
}

type Reading = { reader: Requester; others: readonly Requester[]; model: InForce; language: Language }

/**
 * The same of a ticket that serves several requesters, for one of them: who else it serves has no name, no words and no files
 * there; only that they ended or reopened it.
 */
export function sharedEvents(
  event: EventFor<'requester'>,
  { reader, others, model, language }: Reading,
): PublicEvent[] {
  if (isKnownTo(event.by, reader))
    return publicEvents(event, { model, language }).map((fact) =>
      fact.body === undefined || !isOfSupport(event.by)
        ? fact
        : { ...fact, body: withoutOthers(fact.body, reader, others) },
    )
  if (event.type !== 'ticket.reopened' && event.type !== 'ticket.closed') return []
  const { type, at } = event
  return [
    { type, at, by: { kind: 'ticker', name: actorName({ kind: 'ticker' }) }, text: sayOthersNews(type, language) },
  ]
}

/** What a requester sees of a ticket: state, place, promises and public events. Support people go by their first names. */
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
  automation: namedAutomationSchema.nullable(),
  article: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  details: z.record(z.string(), z.string()),
  attempt: attemptCardSchema.nullable().describe('What was sent along: the page, its steps, searches, what was read'),
  ladder: z.array(ladderRungSchema.extend({ state: standingSchema })),
  promise: promisesSchema,
  clocks: z.array(clockSchema),
  calendars: z.array(calendarRefSchema).describe('Calendars in which the clocks count'),
  events: z.array(publicEventSchema),
  rating: z.object({ score: z.number(), comment: z.string().optional() }).nullable(),
  merged: z
    .object({ into: z.string(), at: z.string() })
    .nullable()
    .describe('Set when it is served by another: state, place, promises and replies are those of that one'),
  requester: namedPersonSchema,
  now: z.string(),
})
export type RequestView = z.infer<typeof requestViewSchema>

/** A request after the requester's act. */
export const requestActedSchema = z.object({ ref: z.string(), state: z.string(), version: z.int() })

/** What came of a requester's act. */
export function requestActed({ ref, state, version }: z.infer<typeof requestActedSchema>) {
  return { ref, state, version }
}
