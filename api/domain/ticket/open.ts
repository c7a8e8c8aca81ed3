import { z } from 'zod'
import { emailSchema } from '../base/email.ts'
import { longest } from '../base/longest.ts'
import { ok, refuse } from '../base/result.ts'
import { text } from '../base/text.ts'
import { wrongAnswers } from '../base/wrong-answers.ts'
import { placesOf } from '../model/places.ts'
import { causeOf, routeOf } from '../model/routing.ts'
import { gradeSchema, type SupportModel, ticketTypeSchema } from '../model/support-model.ts'
import { attemptSchema } from './attempt.ts'
import type { Context, Decision } from './decision.ts'
import { fieldsToCollect } from './escalation.ts'
import type { EventData } from './event.ts'
import type { ByMail } from './facts.ts'
import { onEntry, stampedAs } from './on-entry.ts'
import { holdUntil, isAhead, refuseWindow, windowSchema } from './window.ts'

/** What a person or a machine sends to log a ticket. */
export const openSchema = z.strictObject({
  title: text({ least: 3, most: longest.title }).describe('What is wrong, in a line'),
  description: text({ least: 1, most: longest.message, ask: 'what happened, in a sentence or more' }).describe(
    'What happened',
  ),
  requester: z.strictObject({
    name: text({ least: 1, most: longest.name, ask: 'your name' }),
    email: emailSchema,
  }),
  type: ticketTypeSchema.optional(),
  automation: text({ most: 60 }).optional().describe('Id in the catalogue'),
  article: text({ most: 200 }).optional().describe('Id of the article that did not help'),
  impact: gradeSchema.optional().describe('How many are stopped'),
  urgency: gradeSchema.optional().describe('How soon it hurts'),
  details: z
    .record(text({ least: 1, most: 60 }), text({ most: longest.answer }))
    .default({})
    .describe('Answers to the fields the automation and the article ask for'),
  attempt: attemptSchema.optional().describe('What was tried before'),
  window: windowSchema.optional(),
})
export type OpenCommand = z.infer<typeof openSchema>

/**
 * What an opening may look at besides what was sent. `key` is a machine's own name for the trouble, `group` that of a known problem;
 * a question in a line is brief: nothing more is asked.
 * `team` is the one that was written to, `mail` how.
 */
export type OpenContext = Pick<Context, 'at' | 'by' | 'automation' | 'article'> & {
  /** The model in force: a new ticket pins it. */
  model: SupportModel
  ref: string
  key?: string | undefined
  group?: string | undefined
  isBrief?: boolean | undefined
  team?: string | undefined
  mail?: ByMail | undefined
}

/** What happens when somebody logs a ticket: the events that begin its log, or a refusal. */
export function decideOpening(command: OpenCommand, context: OpenContext): Decision {
  const errors = missingDetails(command, context)
  if (errors.length > 0) return refuse('ticket.missing-details', { errors })
  if (command.window && !isAhead(command.window, context.at)) return refuseWindow()
  const data = openingOf(command, context)
  const held = data.type === 'change' && command.window ? holdUntil(command.window, context.at) : []
  const called = onEntry(context.model, data, context.at)
  return ok([{ type: 'ticket.opened' as const, data }, ...held, ...called].map((body) => stampedAs(body, context)))
}

/**
 * What it must bring and does not. An automation's error handler knows nothing of what people are asked about it; who
 * follows a known problem is asked nothing.
 */
function missingDetails({ details }: OpenCommand, { by, automation, article, group, isBrief }: OpenContext) {
  if (group !== undefined || isBrief) return []
  const fields = fieldsToCollect({ automation: by.kind === 'machine' ? null : automation, article })
  return wrongAnswers(fields, details, 'details.')
}

function openingOf(command: OpenCommand, context: OpenContext): EventData<'ticket.opened'> {
  const { title, description, requester, details, article, attempt, window } = command
  const { model, automation, ref, key, group, mail } = context
  const team = automation ? undefined : context.team
  const cause = { ...causeOf(model, automation, command), ...(team ? { owner: ownerAs(model, team) } : {}) }
  const { type, criticality, impact, urgency } = cause
  return {
    ref,
    type,
    title,
    description,
    requester,
    criticality,
    impact,
    urgency,
    model: model.version,
    details,
    ...routeOf(model, cause, team),
    ...defined({ automation: automation?.id, owner: cause.owner ?? undefined, vendor: automation?.vendor }),
    ...defined({ article, attempt, window, key, group, mail }),
  }
}

/** A team that holds no level of its own has one as the owner of what it is asked about. */
function ownerAs(model: SupportModel, team: string): string | null {
  return placesOf(model, null).some((place) => place.team === team) ? null : team
}

function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
