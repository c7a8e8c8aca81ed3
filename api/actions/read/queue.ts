import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import type { Clock } from '#domain/clocks/measure.ts'
import { dueFirst } from '#domain/clocks/told.ts'
import { findLevel, findTeam } from '#domain/model/entries.ts'
import { findMember, levelName, personRef, teamRef } from '#domain/model/people.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Counts, QueuePage, QueueQuestion, QueueRow } from '#domain/views/queue.ts'
import { groupSizes } from '../../store/desk.ts'
import { type Cursor, countQueue, type QueueFilter, type QueueView, readQueue } from '../../store/queue.ts'
import { readEventsOf } from '../../store/ticket-events.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

/** One page of the queue for a person: what is due first, first; ended tickets by what changed last. */
export async function deskQueue(
  world: World,
  { limit, cursor, ...question }: QueueQuestion,
  person: { email: string },
): Promise<Result<QueuePage>> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (after === null)
    return refuse('request.invalid', {
      errors: [{ path: 'cursor', message: 'This is no cursor. Use `next` of the page before, unchanged.' }],
    })
  const { entries, next } = await readQueue(world.read, {
    filter: filterOf(world, question, person),
    after,
    limit,
    now: stamp(world.now()),
    dialect: world.dialect,
  })
  const tickets = entries.map(({ ticket }) => ticket)
  const logs = await readEventsOf(
    world.read,
    tickets.map(({ id }) => id),
  )
  const sizes = await groupSizes(world.read, [...new Set(tickets.flatMap(({ group }) => group ?? []))])
  const rows: QueueRow[] = []
  for (const ticket of tickets) rows.push(await rowOf(world, ticket, { events: logs.get(ticket.id) ?? [], sizes }))
  return ok({ tickets: rows, next: next ? writeCursor(next) : null })
}

const most = 1000

/** How many tickets each entry of the rail holds. */
export async function deskCounts(world: World, person: { email: string }): Promise<Counts> {
  const now = stamp(world.now())
  const count = (question: Partial<QueueQuestion>) =>
    countQueue(world.read, { filter: filterOf(world, question, person), now, dialect: world.dialect, most })
  const levels = world.model.levels.map(({ level }) => level).filter((level) => level >= 1)
  return {
    most,
    next: await count({}),
    mine: await count({ view: 'mine' }),
    unassigned: await count({ view: 'unassigned' }),
    atRisk: await count({ view: 'at-risk' }),
    breached: await count({ view: 'breached' }),
    waiting: await count({ view: 'waiting' }),
    vendor: await count({ view: 'vendor' }),
    levels: await Promise.all(
      levels.sort((a, b) => a - b).map(async (level) => ({ level, count: await count({ level }) })),
    ),
  }
}

function filterOf(
  world: World,
  { view, assignee, level, team, automation, ...rest }: Omit<QueueQuestion, 'limit' | 'cursor'>,
  person: { email: string },
): QueueFilter {
  const own: QueueView = view === undefined || view === 'next' || view === 'mine' ? 'active' : view
  const wanted = view === 'mine' ? 'me' : assignee
  return {
    ...rest,
    view: own,
    level: level === undefined ? undefined : [level, ...(findLevel(world.model, level)?.was ?? [])],
    team: idsOf(team, findTeam(world.model, team)),
    automation: idsOf(automation, findAutomation(world, automation)),
    assignee: wanted === 'none' ? null : addressesOf(world, wanted === 'me' ? person.email : wanted),
  }
}

function idsOf(asked: string | undefined, found: { id: string; was: string[] } | null | undefined) {
  return asked === undefined ? undefined : found ? [found.id, ...found.was] : [asked]
}

function addressesOf({ model }: World, email: string | undefined): string[] | undefined {
  if (!email) return undefined
  const member = findMember(model, email)
  return member ? [member.email, ...member.was] : [email]
}

async function rowOf(
  world: World,
  logged: Ticket,
  { events, sizes }: { events: TicketEvent[]; sizes: ReadonlyMap<string, number> },
): Promise<QueueRow> {
  const model = await modelFor(world, world.read, logged.model)
  const automation = findAutomation(world, logged.automation)
  const ticket = settled(logged, world.model, automation)
  const steps = ticket.attempt?.steps ?? []
  return {
    ref: ticket.ref,
    version: ticket.version,
    title: ticket.title,
    type: ticket.type,
    state: ticket.state,
    waitingOn: ticket.waitingOn,
    waitingUntil: ticket.waitingUntil,
    level: ticket.level,
    levelName: levelName(world.model, ticket.level),
    team: teamRef(world.model, ticket.team),
    assignee: ticket.assignee ? personRef(world.model, ticket.assignee) : null,
    automation: ticket.automation ? { id: ticket.automation, name: automation?.name ?? ticket.automation } : null,
    criticality: ticket.criticality,
    priority: ticket.priority,
    requester: { name: ticket.requester.name },
    group: ticket.group,
    groupSize: ticket.group ? (sizes.get(ticket.group) ?? 1) : 1,
    steps: steps.length > 0 ? { done: steps.filter(({ done }) => done).length, total: steps.length } : null,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    resolvedAt: ticket.resolvedAt,
    clock: nextClock(clocksOf(events, model, world.now())),
    window: ticket.window,
  }
}

/** The clock that is due first among those that run; else the paused promise to solve it. */
function nextClock(clocks: readonly Clock[]): QueueRow['clock'] {
  const found = dueFirst(clocks) ?? clocks.find(({ name, endedAt }) => name === 'resolve' && endedAt === null)
  if (!found) return null
  const { segments: _, ...clock } = found
  return clock
}

function writeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** Null when it is none of ours. */
function readCursor(text: string): Cursor | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length !== 2) return null
    const [key, id] = read
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : null
  } catch {
    return null
  }
}
