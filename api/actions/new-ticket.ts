import { ok, type Result } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { openClocksOf } from '#domain/clocks/clock.ts'
import type { ClockTimes } from '#domain/clocks/measure.ts'
import { promisesNow } from '#domain/clocks/told.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { teamRef } from '#domain/model/people.ts'
import { type Actor, numbered } from '#domain/ticket/event.ts'
import type { ByMail } from '#domain/ticket/facts.ts'
import { findableWords } from '#domain/ticket/findable.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { decideOpening, type OpenCommand } from '#domain/ticket/open.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { OpenedView } from '#domain/views/opened.ts'
import type { Tx } from '../store/handle.ts'
import { appendEvents, logBeginning, readEvents } from '../store/ticket-events.ts'
import { insertTicket, refTaken, writeWords } from '../store/tickets.ts'
import { insertToken } from '../store/tokens.ts'
import { indexBy } from './clock-index.ts'
import { tell } from './outbox.ts'
import { modelFor, newId, newRef, newToken, type World } from './world.ts'

export type Opened = Omit<OpenedView, 'url' | 'self' | 'occurrences'> & {
  /** How often a machine has reported the failure. */
  occurrences?: number

  /** False when a machine's key named an open ticket, which was used instead. */
  created: boolean
}

export type OpenOptions = { by?: Actor; key?: string; group?: string; isBrief?: boolean; team?: string; mail?: ByMail }
type About = { automation: Automation | null; article: Article | null }

/** Stores a command as a ticket with its first events, promises and token, unless the rules refuse it. */
export async function storeTicket(
  world: World,
  tx: Tx,
  { command, about, options }: { command: OpenCommand; about: About; options: OpenOptions },
): Promise<Result<Opened>> {
  const { model } = world
  const by: Actor = options.by ?? { kind: 'requester', ...command.requester }
  const ref = await freeRef(world, tx)
  const opening = decideOpening(command, { ...about, ...options, by, at: stamp(world.now()), model, ref })
  if (!opening.ok) return opening
  const id = newId(world)
  const events = numbered(opening.value, 0)
  const ticket = foldTicket(id, events)
  const clocks = openClocksOf(events, model, world.now())
  await insertTicket(tx, { ticket, index: indexBy({ ticket, events, model }, clocks), sourceKey: options.key ?? null })
  await appendEvents(tx, { ticketId: id, after: logBeginning, events: opening.value, seal: world.seal })
  await writeWords(tx, id, { words: findableWords(ticket), dialect: world.dialect })
  const token = await giveToken(world, tx, id)
  await tell(world, tx, { before: { id }, ticket, events })
  return ok(answer(world, ticket, { clocks, token, created: true }))
}

/** A ticket that exists already, as it stands, with a fresh token for it. */
export async function knownTicket(world: World, tx: Tx, ticket: Ticket): Promise<Opened> {
  const events = await readEvents(tx, ticket.id)
  const model = await modelFor(world, tx, ticket.model)
  const token = await giveToken(world, tx, ticket.id)
  return answer(world, ticket, { clocks: openClocksOf(events, model, world.now()), token, created: false })
}

async function giveToken(world: World, tx: Tx, ticketId: string): Promise<string> {
  const token = newToken(world)
  await insertToken(tx, { token, ticketId, at: stamp(world.now()) })
  return token
}

type Answered = { clocks: readonly ClockTimes[]; token: string; created: boolean }

function answer(world: World, ticket: Ticket, { clocks, token, created }: Answered): Opened {
  const { ref, level, priority } = ticket
  return { ref, token, level, team: teamRef(world.model, ticket.team), priority, promise: promisesNow(clocks), created }
}

async function freeRef(world: World, tx: Tx): Promise<string> {
  for (;;) {
    const ref = newRef(world)
    if (!(await refTaken(tx, ref))) return ref
  }
}
