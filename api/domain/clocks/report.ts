import { z } from 'zod'
import { type ClockName, clockNameSchema } from '../ticket/facts.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { Clock } from './measure.ts'

/** One promise that was kept or broken. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export type Kept = {
  clock: ClockName
  state: 'met' | 'breached'
  /** Level and team that had it: of the stay for accept and hold, of the ticket at its end for the others. */
  level: number
  team: string
  /** When it was judged: its end when met, its due instant when broken. */
  at: string
  due: string
  /** Working seconds beyond the target; 0 when met. */
  late: number
}

const shareSchema = z.object({ who: z.string(), seconds: z.number() })
/** Who had a ticket's time, in seconds: "level 1", "requester", "vendor", "closed-hours" */
export type Share = z.infer<typeof shareSchema>

/** What reports know of one ticket. */
export type TicketFacts = {
  ref: string
  title: string
  type: Ticket['type']
  state: Ticket['state']
  automation: string | null
  policy: string
  priority: Ticket['priority']
  level: number
  team: string
  openedAt: string
  resolvedAt: string | null
  kept: Kept[]
  ledger: Share[]
  rating: number | null
}

const dimensions = ['policy', 'level', 'team', 'automation', 'month'] as const
export type Dimension = (typeof dimensions)[number]

/** Everything the reports show. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export const reportSchema = z.object({
  attainment: z.array(
    z.object({
      dimension: z.enum(dimensions),
      key: z.string(),
      clock: clockNameSchema,
      met: z.int(),
      breached: z.int(),
    }),
  ),
  ledger: z.array(shareSchema).describe('Who had the time of all these tickets, in seconds'),
  breaches: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      clock: clockNameSchema,
      level: z.int(),
      team: z.string(),
      due: z.string(),
      late: z.number().describe('Working seconds beyond the target'),
      why: shareSchema.nullable().describe('Who had most of its time'),
    }),
  ),
  backlog: z.array(
    z.object({
      level: z.int(),
      open: z.int(),
      waiting: z.int(),
      median: z.number().describe('Median age in seconds'),
      oldest: z.number(),
      ages: z.array(z.int()).describe('Up to 4 hours, 1 day, 3 days, 7 days, and more'),
    }),
  ),
  satisfaction: z.array(
    z.object({ month: z.string(), scores: z.array(z.int()).describe('How many gave 1, 2, 3, 4 and 5') }),
  ),
})
export type Report = z.infer<typeof reportSchema>
export type Attainment = Report['attainment'][number]
export type Breach = Report['breaches'][number]
export type Backlog = Report['backlog'][number]
export type Satisfaction = Report['satisfaction'][number]

/** Upper bounds of the ages by which the backlog is counted, in seconds; the last class is open. */
const ageBounds: readonly number[] = [4, 24, 72, 168].map((hours) => hours * 3600)

/** Which promises of a ticket were kept or broken, from its clocks. */
export function keptOf(
  ticket: Pick<Ticket, 'level' | 'team'>,
  clocks: readonly Clock[],
  teamOf: (level: number) => string,
): Kept[] {
  return clocks.flatMap((clock): Kept[] => {
    if (clock.state !== 'met' && clock.state !== 'breached') return []
    const due = clock.breachedAt ?? clock.due ?? clock.endedAt ?? clock.startedAt
    return [
      {
        clock: clock.name,
        state: clock.state,
        level: clock.level ?? ticket.level,
        team: clock.level === undefined ? ticket.team : teamOf(clock.level),
        at: clock.state === 'met' ? (clock.endedAt ?? due) : due,
        due,
        late: clock.state === 'met' ? 0 : Math.max(0, -clock.remaining),
      },
    ]
  })
}

/** One ticket that is not solved yet. */
export type OpenTicket = { level: number; state: Ticket['state']; openedAt: string }

/** Everything the reports show: the tickets of a period, and what is open at `now`. */
export function reportOf(
  facts: readonly TicketFacts[],
  { open, now }: { open: readonly OpenTicket[]; now: Temporal.Instant },
): Report {
  return {
    attainment: attainmentOf(facts),
    ledger: sumShares(facts.flatMap(({ ledger }) => ledger)),
    breaches: breachesOf(facts),
    backlog: backlogOf(open, now),
    satisfaction: satisfactionOf(facts),
  }
}

function attainmentOf(facts: readonly TicketFacts[]): Attainment[] {
  const rows = new Map<string, Attainment>()
  for (const fact of facts) {
    for (const kept of fact.kept) {
      for (const dimension of dimensions) {
        const key = keyOf(dimension, fact, kept)
        const id = `${dimension} ${key} ${kept.clock}`
        const row = rows.get(id) ?? { dimension, key, clock: kept.clock, met: 0, breached: 0 }
        row[kept.state]++
        rows.set(id, row)
      }
    }
  }
  return [...rows.values()].sort(
    (a, b) =>
      dimensions.indexOf(a.dimension) - dimensions.indexOf(b.dimension) ||
      compare(a.key, b.key) ||
      compare(a.clock, b.clock),
  )
}

function keyOf(dimension: Dimension, fact: TicketFacts, kept: Kept): string {
  switch (dimension) {
    case 'policy':
      return fact.policy
    case 'level':
      return String(kept.level)
    case 'team':
      return kept.team
    case 'automation':
      return fact.automation ?? ''
    case 'month':
      return kept.at.slice(0, 7)
  }
}

function sumShares(shares: readonly Share[]): Share[] {
  const sums = new Map<string, number>()
  for (const { who, seconds } of shares) sums.set(who, (sums.get(who) ?? 0) + seconds)
  return [...sums].map(([who, seconds]) => ({ who, seconds })).sort((a, b) => compare(a.who, b.who))
}

function breachesOf(facts: readonly TicketFacts[]): Breach[] {
  return facts
    .flatMap((fact) =>
      fact.kept
        .filter(({ state }) => state === 'breached')
        .map(({ clock, level, team, due, late }) => ({
          ref: fact.ref,
          title: fact.title,
          clock,
          level,
          team,
          due,
          late,
          why:
            sumShares(fact.ledger)
              .toSorted((a, b) => b.seconds - a.seconds)
              .find(({ who }) => who !== 'closed-hours') ?? null,
        })),
    )
    .sort((a, b) => compare(b.due, a.due))
}

function backlogOf(open: readonly OpenTicket[], now: Temporal.Instant): Backlog[] {
  const levels = [...new Set(open.map(({ level }) => level))].sort((a, b) => a - b)
  return levels.map((level) => {
    const here = open.filter((entry) => entry.level === level)
    const ages = here
      .map(({ openedAt }) =>
        Math.floor((now.epochMilliseconds - Temporal.Instant.from(openedAt).epochMilliseconds) / 1000),
      )
      .sort((a, b) => a - b)
    return {
      level,
      open: here.length,
      waiting: here.filter(({ state }) => state === 'waiting').length,
      median: ages[Math.floor((ages.length - 1) / 2)] ?? 0,
      oldest: ages.at(-1) ?? 0,
      ages: classesOf(ages),
    }
  })
}

function classesOf(ages: readonly number[]): number[] {
  const counts = Array.from({ length: ageBounds.length + 1 }, () => 0)
  for (const age of ages) {
    const found = ageBounds.findIndex((bound) => age < bound)
    const index = found === -1 ? ageBounds.length : found
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}

function satisfactionOf(facts: readonly TicketFacts[]): Satisfaction[] {
  const months = new Map<string, Satisfaction>()
  for (const { rating, resolvedAt, openedAt } of facts) {
    if (rating === null || rating < 1 || rating > 5) continue
    const month = (resolvedAt ?? openedAt).slice(0, 7)
    const row = months.get(month) ?? { month, scores: [0, 0, 0, 0, 0] }
    row.scores[rating - 1] = (row.scores[rating - 1] ?? 0) + 1
    months.set(month, row)
  }
  return [...months.values()].sort((a, b) => compare(a.month, b.month))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
