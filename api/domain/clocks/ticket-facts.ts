import { z } from 'zod'
import { millis } from '../base/time.ts'
import type { InForce, Promised } from '../model/in-force.ts'
import { levelName, type NamedPerson, type NamedTeam, personRef, teamRef } from '../model/people.ts'
import type { Priority } from '../model/support-model.ts'
import type { TicketEvent } from '../ticket/event.ts'
import type { ClockName } from '../ticket/facts.ts'
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
}

/** What reports know of one ticket. */
export type Facts = {
  ref: string
  title: string
  automation: { id: string; name: string } | null
  judged: Judged[]
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
    judged: judgedOf(events, clocksOf(events, model, now), names),
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
    shares: [...shares].map(([who, spent]) => ({ who, seconds: spent / 1000 })),
    rating: facts.rating && inside(facts.rating) ? facts.rating : null,
  }
}

function judgedOf(events: readonly TicketEvent[], clocks: readonly Clock[], names: InForce): Judged[] {
  const holders = holdersOf(events)
  return clocks.flatMap((clock): Judged[] => {
    const at = clock.state === 'breached' ? clock.breachedAt : clock.state === 'met' ? clock.endedAt : null
    if (at === null) return []
    const held = holderOfClock(holders, clock, millis(at))
    return [
      {
        clock: clock.name,
        cycle: clock.cycle,
        state: clock.state === 'met' ? 'met' : 'breached',
        level: held.level,
        levelName: levelName(names, held.level),
        team: teamRef(names, held.team),
        person: held.assignee === null ? null : personRef(names, held.assignee),
        policy: held.policy,
        priority: held.priority,
        at,
        late: clock.state === 'met' ? 0 : Math.max(0, -clock.remaining),
      },
    ]
  })
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
