import { z } from 'zod'
import { millis } from '../base/time.ts'
import type { InForce, Promised } from '../model/in-force.ts'
import { levelName, type NamedPerson, type NamedTeam, personRef, teamRef } from '../model/people.ts'
import type { Priority } from '../model/support-model.ts'
import type { TicketEvent } from '../ticket/event.ts'
import type { ClockName } from '../ticket/facts.ts'
import { stagesOf } from '../ticket/fold.ts'
import { isActive } from '../ticket/ticket.ts'
import { clocksOf } from './clock.ts'
import { holderOfClock, holdersOf } from './holder.ts'
import { ledgerOf } from './ledger.ts'
import type { Clock } from './measure.ts'

/** Who had a ticket's time, in seconds: "level 1", "requester", "vendor", "closed-hours". */
export const shareSchema = z.object({ who: z.string(), seconds: z.number() })
export type Share = z.infer<typeof shareSchema>

/** One promise that was kept or broken, charged to who held the ticket then. Amounts are seconds. */
export type Judged = {
  clock: ClockName
  cycle: string
  state: 'met' | 'breached'
  level: number
  levelName: string
  team: NamedTeam
  person: NamedPerson | null
  policy: string
  priority: Priority
  /** When it was judged: its end when met, its due instant when broken. ISO 8601 UTC with milliseconds. */
  at: string
  /** Working seconds since it was due; 0 when met. */
  late: number
  /** Working seconds that were counted until it was over; until now while it is not. */
  spent: number
  /** Whether what was promised happened, be it late. */
  done: boolean
  /** Id of the reason that somebody chose; null while nobody has. */
  reason: string | null
}

/** One promise that is neither kept nor broken yet, with who holds the ticket. Amounts are working seconds. */
export type Running = Omit<Judged, 'state' | 'at' | 'late' | 'done' | 'reason'> & {
  /** Null while it stands still. */
  due: string | null
  target: number
}

/** A stretch in which a ticket was open, in milliseconds since the epoch; endless while it is. */
type Life = { from: number; to: number }

/** What reports know of one ticket. */
export type Facts = {
  ref: string
  title: string
  automation: { id: string; name: string } | null
  judged: Judged[]
  running: Running[]
  /** From its opening on; another from each reopening. */
  lives: Life[]
  /** When it was first resolved, and whether nobody had escalated it and the requester had not had to write again. */
  resolved: { at: string; atOnce: boolean } | null
  /** When a level gave it back. */
  returned: string[]
  shares: Share[]
  /** Who had most of its time, closed hours apart. */
  why: Share | null
  /** Its last rating. */
  rating: { score: number; at: string } | null
}

/** The same over its whole life, with the stretches that its shares are made of, in milliseconds. */
export type WholeFacts = Omit<Facts, 'shares'> & { spans: { who: string; from: number; to: number }[] }

type Told = Pick<Facts, 'ref' | 'title' | 'automation'>

/**
 * What reports know of one ticket, from its log and the model that it pins. What is charged to whom follows from the log
 * alone; `names` are those that people know today.
 */
export function factsOf(
  ticket: Told,
  events: readonly TicketEvent[],
  { model, names, now }: { model: Promised; names: InForce; now: Temporal.Instant },
): WholeFacts {
  const spans = spansOf(events, model, now)
  const { ref, title, automation } = ticket
  return {
    ref,
    title,
    automation,
    ...promisesOf(events, clocksOf(events, model, now), names),
    lives: livesOf(events),
    resolved: resolvedOf(events),
    returned: events.filter(({ type }) => type === 'ticket.returned').map(({ at }) => at),
    spans,
    why: mostOf(spans),
    rating: ratingOf(events),
  }
}

/** What of a ticket belongs to a period: what was judged, spent and rated in it. `to` is exclusive. */
export function within({ spans, ...facts }: WholeFacts, period: { from: string; to: string }): Facts {
  const [from, to] = [millis(period.from), millis(period.to)]
  const inside = ({ at }: { at: string }) => period.from <= at && at < period.to
  const shares = new Map<string, number>()
  for (const span of spans) {
    const spent = Math.min(span.to, to) - Math.max(span.from, from)
    if (spent > 0) shares.set(span.who, (shares.get(span.who) ?? 0) + spent)
  }
  return {
    ...facts,
    judged: facts.judged.filter(inside),
    resolved: facts.resolved && inside(facts.resolved) ? facts.resolved : null,
    returned: facts.returned.filter((at) => inside({ at })),
    shares: [...shares].map(([who, spent]) => ({ who, seconds: spent / 1000 })),
    rating: facts.rating && inside(facts.rating) ? facts.rating : null,
  }
}

function promisesOf(
  events: readonly TicketEvent[],
  clocks: readonly Clock[],
  names: InForce,
): { judged: Judged[]; running: Running[] } {
  const holders = holdersOf(events)
  const chargedTo = (clock: Clock, at: number) => {
    const held = holderOfClock(holders, clock, at)
    return {
      clock: clock.name,
      cycle: clock.cycle,
      level: held.level,
      levelName: levelName(names, held.level),
      team: teamRef(names, held.team),
      person: held.assignee === null ? null : personRef(names, held.assignee),
      policy: held.policy,
      priority: held.priority,
      spent: clock.elapsed,
    }
  }
  const reasons = reasonsOf(events)
  const judged = clocks.flatMap((clock): Judged[] => {
    const at = clock.state === 'breached' ? clock.breachedAt : clock.state === 'met' ? clock.endedAt : null
    if (at === null) return []
    const met = clock.state === 'met'
    const state = met ? 'met' : 'breached'
    const late = met ? 0 : Math.max(0, -clock.remaining)
    const reason = met ? null : (reasons.get(`${clock.name} ${clock.cycle}`) ?? null)
    return [{ ...chargedTo(clock, millis(at)), state, at, late, done: clock.endedBy === 'done', reason }]
  })
  const running = clocks.flatMap((clock): Running[] =>
    clock.state === 'running' || clock.state === 'paused'
      ? [{ ...chargedTo(clock, Number.POSITIVE_INFINITY), due: clock.due, target: clock.target }]
      : [],
  )
  return { judged, running }
}

/** The reasons that were chosen, by clock and cycle; the last one counts. */
function reasonsOf(events: readonly TicketEvent[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'breach.explained' ? [[`${event.data.clock} ${event.data.cycle}`, event.data.reason]] : [],
    ),
  )
}

function livesOf(events: readonly TicketEvent[]): Life[] {
  const lives: Life[] = []
  const stages = stagesOf({ id: '' }, events)
  for (const [index, ticket] of stages.entries()) {
    const at = millis((events[index] as TicketEvent).at)
    const last = lives.at(-1)
    const isOpen = last !== undefined && last.to === Number.POSITIVE_INFINITY
    if (isActive(ticket) && !isOpen) lives.push({ from: at, to: Number.POSITIVE_INFINITY })
    if (!isActive(ticket) && isOpen) last.to = Math.max(last.from, at)
  }
  return lives
}

function resolvedOf(events: readonly TicketEvent[]): Facts['resolved'] {
  const at = events.findIndex(({ type }) => type === 'ticket.resolved')
  if (at < 0) return null
  const again = events
    .slice(0, at)
    .some(
      ({ type, by }) =>
        type === 'ticket.escalated' ||
        type === 'ticket.returned' ||
        (type === 'ticket.replied' && by.kind === 'requester'),
    )
  return { at: (events[at] as TicketEvent).at, atOnce: !again }
}

/** Who had its time until it was solved; what comes after is nobody's work. */
function spansOf(events: readonly TicketEvent[], model: Promised, now: Temporal.Instant): WholeFacts['spans'] {
  const last = events.findLast(({ type }) => type === 'ticket.resolved' || type === 'ticket.reopened')
  const until = last?.type === 'ticket.resolved' ? millis(last.at) : Number.POSITIVE_INFINITY
  return ledgerOf(events, model, now).spans.flatMap((span) => {
    const [from, to] = [millis(span.from), Math.min(millis(span.to), until)]
    const who = span.who === 'level' ? `level ${span.level}` : span.who
    return from < to ? [{ who, from, to }] : []
  })
}

function mostOf(spans: WholeFacts['spans']): Share | null {
  const sums = new Map<string, number>()
  for (const { who, from, to } of spans)
    if (who !== 'closed-hours') sums.set(who, (sums.get(who) ?? 0) + (to - from) / 1000)
  const most = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]
  return most ? { who: most[0], seconds: most[1] } : null
}

function ratingOf(events: readonly TicketEvent[]): Facts['rating'] {
  const rated = events.findLast((event) => event.type === 'ticket.rated')
  return rated?.type === 'ticket.rated' ? { score: rated.data.score, at: rated.at } : null
}
