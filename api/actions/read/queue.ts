import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import type { Clock } from '#domain/clocks/measure.ts'
import { dueFirst, promisedNow } from '#domain/clocks/told.ts'
import { findLevel, findTeam } from '#domain/model/entries.ts'
import { findMember, levelName, peopleOf, personRef, teamRef } from '#domain/model/people.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import { hasOperator, readAsked } from '#domain/ticket/asked.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Occurrences } from '#domain/ticket/occurrence.ts'
import { queueColumns } from '#domain/ticket/queue-columns.ts'
import { settled } from '#domain/ticket/settled.ts'
import { type Ticket, ticketStates } from '#domain/ticket/ticket.ts'
import type { Counts, QueuePage, QueueQuestion, QueueRow, StateCounts } from '#domain/views/queue.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { sayWrongOperator } from '#domain/words/queue.ts'
import { groupSizes } from '../../store/desk.ts'
import { heldSize } from '../../store/mail-in.ts'
import { findOccurrencesOf } from '../../store/occurrences.ts'
import { countByStateIn, countQueues, readQueue } from '../../store/queue.ts'
import type { Cursor, QueueFilter, QueueSort } from '../../store/queue-question.ts'
import { readEventsOf } from '../../store/ticket-events.ts'
import { readTickets } from '../../store/tickets.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

/** One page of the queue for a person: by the next promise to a requester, or sorted by a column. */
export async function deskQueue(
  world: World,
  { limit, cursor, sort, ...question }: QueueQuestion,
  person: Person,
): Promise<Result<QueuePage>> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (after === null)
    return refuse('request.invalid', {
      errors: [{ path: 'cursor', message: 'This is no cursor. Use `next` of the page before, unchanged.' }],
    })
  const filter = filterOf(world, question, person)
  if (!filter.ok) return filter
  const { ids, next } = await readQueue(world, {
    filter: filter.value,
    sort: sortOf(sort),
    after,
    limit,
    now: stamp(world.now()),
  })
  const [tickets, logs, often] = await Promise.all([
    readTickets(world.read, ids),
    readEventsOf(world.read, ids),
    findOccurrencesOf(world.read, ids),
  ])
  const sizes = await groupSizes(world.read, [...new Set(tickets.flatMap(({ group }) => group ?? []))])
  const rows: QueueRow[] = []
  const nextOf = filter.value.late || filter.value.atRisk ? dueFirst : promisedFirst
  for (const ticket of tickets)
    rows.push(
      await rowOf(world, ticket, { events: logs.get(ticket.id) ?? [], often: often.get(ticket.id), sizes, nextOf }),
    )
  return ok({ tickets: rows, next: next ? writeCursor(next) : null })
}

type Person = { email: string }

/** How many tickets that fit a question are in each state, in the order of a ticket's life. */
export async function deskStateCounts(
  world: World,
  question: Partial<QueueQuestion>,
  person: Person,
): Promise<Result<StateCounts>> {
  const filter = filterOf(world, question, person)
  if (!filter.ok) return filter
  const { counts, isWhole } = await countByStateIn(world, { filter: filter.value, now: stamp(world.now()) })
  return ok({ states: ticketStates.map((state) => ({ state, count: counts.get(state) ?? 0 })), whole: isWhole })
}

/** What counts of the rail are counted up to. */
export const most = 1000

/** How many tickets each of several questions holds, counted up to `most`; none where one means nothing any more. */
export async function countQuestions(
  world: World,
  questions: readonly Partial<QueueQuestion>[],
  person: Person,
): Promise<number[]> {
  const asked = questions.map((question) => filterOf(world, question, person))
  const filters = asked.flatMap((filter) => (filter.ok ? [filter.value] : []))
  const counted = await countQueues(world, { filters, now: stamp(world.now()), most })
  return asked.map((filter) => (filter.ok ? (counted.shift() ?? 0) : 0))
}

/** How many tickets each entry of the rail holds. */
export async function deskCounts(world: World, person: Person): Promise<Counts> {
  const levels = world.model.levels.flatMap(({ level }) => (level >= 1 ? [level] : [])).sort((a, b) => a - b)
  const views = Object.entries(railed)
  const questions = [...views.map(([, view]) => ({ view })), ...levels.map((level) => ({ level }))]
  const [counted, held] = await Promise.all([countQuestions(world, questions, person), heldSize(world.read)])
  const ofViews = Object.fromEntries(views.map(([name], at) => [name, counted[at] ?? 0]))
  return {
    most,
    ...(ofViews as Record<keyof typeof railed, number>),
    heldMail: held.mails,
    levels: levels.map((level, at) => ({ level, count: counted[views.length + at] ?? 0 })),
  }
}

/** Views of the rail by the names of their counts. */
const railed = {
  next: 'next',
  open: 'open',
  mine: 'mine',
  followed: 'followed',
  unassigned: 'unassigned',
  atRisk: 'at-risk',
  breached: 'breached',
  waiting: 'waiting',
  vendor: 'vendor',
} as const

function sortOf(sort: string | undefined): QueueSort {
  const by = queueColumns.find((name) => name === sort?.replace('-', '')) ?? 'due'
  return { by, descending: sort?.startsWith('-') ?? false }
}

type Narrowed = Omit<QueueQuestion, 'limit' | 'cursor' | 'sort'>

/** What a question narrows the queue to: its view, its filters, and the operators of its text, which are the last word. */
function filterOf(world: World, { text, ...question }: Narrowed, person: Person): Result<QueueFilter> {
  const chosen = chosenOf(world, question, person)
  const view = question.view ?? (text === undefined ? 'open' : 'all')
  const inView = { ...viewOf(world, view, person), ...chosen }
  if (text === undefined) return ok(inView)
  const { model } = world
  const { asked, wrongs } = readAsked(text, {
    teams: model.teams,
    automations: [...world.automations.values()],
    people: peopleOf(model),
    levels: model.levels.map(({ level }) => level).filter((level) => level >= 1),
    me: person.email,
    timeZone: timeZoneOf(model),
  })
  if (wrongs.length > 0)
    return refuse('request.invalid', {
      errors: wrongs.map((wrong) => ({ path: 'text', message: sayWrongOperator(wrong, deskLanguage) })),
    })
  const { words, states, assignee, level, team, automation, followed, ...rest } = asked
  return ok({
    ...inView,
    ...defined({
      ...rest,
      follower: followed ? addressesOf(world, person.email) : undefined,
      ...chosenOf(world, { level, team, automation, assignee: assignee === null ? 'none' : assignee }, person),
    }),
    ...(words || asked.phrases.length > 0 ? { text: words } : wordless(text)),
    states: states ?? inView.states,
  })
}

/** Signs without a word find nothing; operators alone find all that they fit. */
function wordless(text: string): Pick<QueueFilter, 'text'> {
  return hasOperator(text) ? {} : { text }
}

function viewOf(world: World, view: NonNullable<QueueQuestion['view']>, { email }: Person): QueueFilter {
  switch (view) {
    case 'next':
      return {
        states: 'active',
        team: teamsOf(world.model, email).flatMap((id) => idsOf(id, findTeam(world.model, id)) ?? []),
      }
    case 'mine':
      return { states: 'active', assignee: addressesOf(world, email) }
    case 'followed':
      return { states: 'active', follower: addressesOf(world, email) }
    case 'open':
      return { states: 'active' }
    case 'all':
      return { states: 'all' }
    case 'unassigned':
      return { states: 'active', assignee: null }
    case 'at-risk':
      return { states: 'active', atRisk: true }
    case 'breached':
      return { states: 'active', late: true }
    case 'waiting':
      return { states: 'active', waitingOn: 'anything' }
    case 'vendor':
      return { states: 'active', waitingOn: 'vendor' }
    case 'resolved':
    case 'closed':
      return { states: [view] }
  }
}

function chosenOf(
  world: World,
  { assignee, level, team, automation, requester, group }: Partial<Narrowed>,
  { email }: Person,
): Partial<QueueFilter> {
  return defined({
    level: level === undefined ? undefined : [level, ...(findLevel(world.model, level)?.was ?? [])],
    team: idsOf(team, findTeam(world.model, team)),
    automation: idsOf(automation, findAutomation(world, automation)),
    assignee: assignee === 'none' ? null : addressesOf(world, assignee === 'me' ? email : assignee),
    requester,
    group,
  })
}

function defined<T extends object>(all: T): T {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T
}

function idsOf(asked: string | undefined, found: { id: string; was: string[] } | null | undefined) {
  return asked === undefined ? undefined : found ? [found.id, ...found.was] : [asked]
}

function addressesOf({ model }: World, email: string | undefined): string[] | undefined {
  if (!email) return undefined
  const member = findMember(model, email)
  return member ? [member.email, ...member.was] : [email]
}

type RowParts = {
  events: TicketEvent[]
  often: Occurrences | undefined
  sizes: ReadonlyMap<string, number>
  nextOf: typeof promisedFirst
}

async function rowOf(world: World, logged: Ticket, { events, often, sizes, nextOf }: RowParts): Promise<QueueRow> {
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
    occurrences: often ? { count: often.count, lastAt: often.lastAt } : null,
    steps: steps.length > 0 ? { done: steps.filter(({ done }) => done).length, total: steps.length } : null,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    resolvedAt: ticket.resolvedAt,
    clock: shown(nextOf, clocksOf(events, model, world.now())),
    window: ticket.window,
  }
}

/** What the requester was promised comes before what the desk owes itself, as in the order of the queue. */
function promisedFirst(clocks: readonly Clock[]): Clock | undefined {
  return dueFirst(promisedNow(clocks)) ?? dueFirst(clocks)
}

/** The next clock that runs; else the paused promise to solve it. */
function shown(nextOf: typeof promisedFirst, clocks: readonly Clock[]): QueueRow['clock'] {
  const found = nextOf(clocks) ?? clocks.find(({ name, endedAt }) => name === 'resolve' && endedAt === null)
  if (!found) return null
  const { segments: _, ...clock } = found
  return clock
}

function writeCursor({ key, order, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, order, id])).toString('base64url')
}

/** Null when it is none of ours. */
function readCursor(text: string): Cursor | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length !== 3) return null
    const [key, order, id] = read
    return typeof key === 'string' && typeof order === 'string' && typeof id === 'string' ? { key, order, id } : null
  } catch {
    return null
  }
}
