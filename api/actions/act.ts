import { ok, type Result, refuse } from '#domain/base/result.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { peopleOf } from '#domain/model/people.ts'
import type { Command } from '#domain/ticket/command.ts'
import { decide } from '#domain/ticket/decide.ts'
import { type Actor, isOfSupport } from '#domain/ticket/event.ts'
import { isWithin } from '#domain/ticket/key-reach.ts'
import { mentionsIn } from '#domain/ticket/mention.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { sayUnknownMention } from '#domain/words/hearing.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { unknownAttachments } from '../store/attachments.ts'
import type { Tx } from '../store/handle.ts'
import { refreshTaught, teaches } from './learn.ts'
import type { Loaded } from './record.ts'
import { servedBy } from './served-by.ts'
import { type Acted, type ActOptions, changedSince, contextOf, loadTicket, record, type Which } from './ticket-tx.ts'
import type { World } from './world.ts'

/**
 * Does one verb on one ticket. `ifVersion` refuses when the ticket has changed since that version was read. Whoever holds a
 * ticket's token is its requester.
 */
export function act(
  world: World,
  which: { token: string },
  command: Command,
  options: { by: 'requester' },
): Promise<Result<Acted>>
export function act(
  world: World,
  which: Which,
  command: Command,
  options: ActOptions & { by: Actor },
): Promise<Result<Acted>>
export async function act(world: World, which: Which, command: Command, options: ActOptions): Promise<Result<Acted>> {
  const acted = await world.transact(async (tx): Promise<Result<Acted>> => {
    const loaded = await loadTicket(world, tx, which)
    if (!loaded || (options.within && !isWithin(loaded.ticket, options.within))) return refuse('ticket.not-found')
    const stale = changedSince(world, loaded, options.ifVersion)
    if (stale) return stale
    const served = await servedBy(world, tx, { loaded, verb: command.type, by: options.by })
    if (!served.ok) return served
    const { at } = served.value
    const context = contextOf(world, at, served.value.by)
    const decided = decide(at.ticket, command, context)
    if (!decided.ok) return decided
    const publicOnly = command.type === 'reply' || !isOfSupport(context.by)
    const refusal =
      unknownArticle(world, command) ??
      unknownMention(world, command, context.by) ??
      notBroken(world, at, command) ??
      (await unknownFile(tx, at.ticket, { command, publicOnly }))
    if (refusal) return refusal
    const done = await record(world, tx, at, isSaidAgain(at, command) ? [] : decided.value)
    return done.ok && at !== loaded
      ? ok({ ...done.value, ticket: { ...done.value.ticket, ref: loaded.ticket.ref } })
      : done
  })
  if (acted.ok && teaches(acted.value.events)) await refreshTaught(world)
  return acted
}

function unknownArticle(world: World, command: Command) {
  const article = command.type === 'resolve' || command.type === 'link' ? command.article : undefined
  if (article === undefined || world.articles.has(article)) return null
  return refuse('ticket.unknown-article', { errors: [{ path: 'article', message: `"${article}" is not an article` }] })
}

/** A person who writes a note learns at once that a name in it reaches nobody. */
function unknownMention({ model }: World, command: Command, by: Actor) {
  if (command.type !== 'note' || by.kind !== 'support') return null
  const { unknown } = mentionsIn(command.body, peopleOf(model))
  if (unknown.length === 0) return null
  const message = unknown.map((one) => sayUnknownMention(one, deskLanguage)).join(' ')
  return refuse('ticket.unknown-mention', { errors: [{ path: 'body', message }] })
}

/** Only a promise that was broken can be explained. */
function notBroken(world: World, { events, model }: Loaded, command: Command) {
  if (command.type !== 'explain') return null
  const { clock, cycle } = command
  const found = clocksOf(events, model, world.now()).some(
    (one) => one.name === clock && one.cycle === cycle && one.state === 'breached',
  )
  return found ? null : refuse('breach.not-broken', { clock, cycle })
}

/** The same reason for the same promise is nothing new. */
function isSaidAgain({ events }: Loaded, command: Command): boolean {
  if (command.type !== 'explain') return false
  const { clock, cycle, reason, note } = command
  const before = events
    .flatMap((event) => (event.type === 'breach.explained' ? event.data : []))
    .findLast((data) => data.clock === clock && data.cycle === cycle)
  return before?.reason === reason && before.note === note
}

/** What is written may only name files of the same ticket; what the requester reads, only files the requester may open. */
async function unknownFile(tx: Tx, { id }: Ticket, { command, publicOnly }: { command: Command; publicOnly: boolean }) {
  if ((command.type !== 'reply' && command.type !== 'note') || command.attachments.length === 0) return null
  const [unknown] = await unknownAttachments(tx, { ticketId: id, ids: command.attachments, publicOnly })
  if (unknown === undefined) return null
  return refuse('attachment.not-found', {
    errors: [{ path: 'attachments', message: `"${unknown}" is no file of this request that its reader may open` }],
  })
}
