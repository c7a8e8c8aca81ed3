import { z } from 'zod'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { causeOf, type Promises, promisesOf, routeOf } from '#domain/model/routing.ts'
import { gradeSchema, type Priority, ticketTypeSchema } from '#domain/model/support-model.ts'
import { windowSchema } from '#domain/ticket/command.ts'
import { holdUntil } from '#domain/ticket/decide.ts'
import { fieldErrors, fieldsToCollect } from '#domain/ticket/escalation.ts'
import { type Actor, attemptSchema, type NewEvent, type TicketEvent } from '#domain/ticket/event.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/open.ts'
import { appendEvents } from '../store/ticket-events.ts'
import { findBySourceKey, insertTicket, refTaken, writeText } from '../store/tickets.ts'
import { insertToken } from '../store/tokens.ts'
import { indexOf } from './apply.ts'
import { tell } from './outbox.ts'
import { newId, newRef, newToken, type World } from './world.ts'

/** What a person or a machine sends to log a ticket. */
export const openSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .min(3, 'at least 3 characters')
    .max(200, 'at most 200 characters')
    .describe('What is wrong, in a line'),
  description: z
    .string()
    .trim()
    .min(1, 'what happened, in a sentence or more')
    .max(20_000, 'at most 20,000 characters')
    .describe('What happened'),
  requester: z.strictObject({
    name: z.string().trim().min(1, 'your name').max(120),
    email: z.email('an e-mail address, such as kim@example.com').max(254),
  }),
  type: ticketTypeSchema.optional(),
  automation: z.string().max(60).optional().describe('Id in the catalogue'),
  article: z.string().max(200).optional().describe('Id of the article that did not help'),
  impact: gradeSchema.optional().describe('How many are stopped'),
  urgency: gradeSchema.optional().describe('How soon it hurts'),
  details: z
    .record(z.string().max(60), z.string().max(4000))
    .default({})
    .describe('Answers to the fields the automation and the article ask for'),
  attempt: attemptSchema.optional().describe('What was tried before'),
  window: windowSchema.optional(),
})

export type OpenCommand = z.infer<typeof openSchema>

export type Opened = {
  ref: string
  token: string
  level: number
  team: { id: string; name: string }
  priority: Priority
  promise: Promises
  /** False when a machine's key named an open ticket, which was used instead. */
  created: boolean
}

/** Logs a ticket: routes it, stores it durably with its first promises, and answers the token that opens it. */
export async function openTicket(
  world: World,
  command: OpenCommand,
  options: { by?: Actor; key?: string; group?: string } = {},
): Promise<Result<Opened>> {
  const automation = command.automation === undefined ? null : world.automations.get(command.automation)
  const article = command.article === undefined ? null : world.articles.get(command.article)
  if (automation === undefined)
    return refuse('ticket.unknown-automation', {
      errors: [{ path: 'automation', message: `"${command.automation}" is not in the catalogue` }],
    })
  if (article === undefined)
    return refuse('ticket.unknown-article', {
      errors: [{ path: 'article', message: `"${command.article}" is not an article` }],
    })
  const errors = missingDetails(command, options.by?.kind === 'machine' ? null : automation, article)
  if (errors.length > 0) return refuse('ticket.missing-details', { errors })
  if (command.window && !isAhead(command.window, world.now()))
    return refuse('ticket.window-needed', {
      errors: [{ path: 'window', message: 'a window that ends after it begins and has not passed' }],
    })
  return world.transact(async (tx) => {
    const known = options.key ? await findBySourceKey(tx, options.key) : null
    if (known) return ok(await knownTicket(world, tx, known.ticket))
    return ok(await storeTicket(world, tx, { command, automation, options }))
  })
}

/** What an escalation about an automation from an article must bring, and what of it is missing. */
function missingDetails(command: OpenCommand, automation: Automation | null, article: Article | null) {
  return fieldErrors(fieldsToCollect({ automation, article }), command.details).map(({ path, message }) => ({
    path: `details.${path}`,
    message,
  }))
}

function isAhead({ from, to }: { from: string; to: string }, now: Temporal.Instant): boolean {
  const [begins, ends] = [Temporal.Instant.from(from), Temporal.Instant.from(to)]
  return Temporal.Instant.compare(begins, ends) < 0 && Temporal.Instant.compare(now, ends) < 0
}

/** Stores a checked command as a ticket with its first events, promises and token. */
export async function storeTicket(
  world: World,
  tx: Tx,
  {
    command,
    automation,
    options,
  }: { command: OpenCommand; automation: Automation | null; options: { by?: Actor; key?: string; group?: string } },
): Promise<Opened> {
  const { model } = world
  const at = stamp(world.now())
  const by: Actor = options.by ?? { kind: 'requester', ...command.requester }
  const cause = causeOf(model, automation, command)
  const route = routeOf(model, cause)
  const opened: NewEvent = {
    type: 'ticket.opened',
    at,
    by,
    data: {
      ref: await freeRef(world, tx),
      type: cause.type,
      title: command.title,
      description: command.description,
      requester: command.requester,
      criticality: cause.criticality,
      impact: cause.impact,
      urgency: cause.urgency,
      model: model.version,
      details: command.details,
      ...route,
      ...defined({
        automation: automation?.id,
        owner: automation?.owner,
        vendor: automation?.vendor,
        article: command.article,
        attempt: command.attempt,
        window: command.window,
        key: options.key,
        group: options.group,
      }),
    },
  }
  const held = cause.type === 'change' && command.window ? holdUntil(command.window, { at, by }) : []
  const id = newId(world)
  const events = [opened, ...held].map((event, index) => ({ ...event, version: index + 1 }) as TicketEvent)
  const ticket = foldTicket(id, events)
  await insertTicket(tx, {
    ticket,
    index: indexOf({ ticket, events, model }, world.now()),
    sourceKey: options.key ?? null,
  })
  await appendEvents(tx, { ticketId: id, after: 0, events: [opened, ...held] })
  await writeText(tx, {
    ticketId: id,
    words: [
      ticket.ref,
      ticket.title,
      ticket.description,
      ticket.requester.name,
      ticket.requester.email,
      ...Object.values(ticket.details),
    ].join('\n'),
  })
  const token = await giveToken(world, tx, id)
  await tell(world, tx, { ticket, events, model })
  return answer(world, ticket, { token, created: true })
}

/** A ticket that exists already, with a fresh token for it. */
export async function knownTicket(world: World, tx: Tx, ticket: Ticket): Promise<Opened> {
  return answer(world, ticket, { token: await giveToken(world, tx, ticket.id), created: false })
}

async function giveToken(world: World, tx: Tx, ticketId: string): Promise<string> {
  const token = newToken(world)
  await insertToken(tx, { token, ticketId, at: stamp(world.now()) })
  return token
}

function answer({ model }: World, ticket: Ticket, { token, created }: { token: string; created: boolean }): Opened {
  const { ref, level, team, priority, openedAt } = ticket
  const name = model.teams.find(({ id }) => id === team)?.name ?? team
  return {
    ref,
    token,
    level,
    team: { id: team, name },
    priority,
    promise: promisesOf(model, ticket, openedAt),
    created,
  }
}

async function freeRef(world: World, tx: Tx): Promise<string> {
  for (;;) {
    const ref = newRef(world)
    if (!(await refTaken(tx, ref))) return ref
  }
}

function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
