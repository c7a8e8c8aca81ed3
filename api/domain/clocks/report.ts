import { z } from 'zod'
import { millis, stampOf } from '../base/time.ts'
import { toLocal, type Zone } from '../base/zone.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { prioritySchema } from '../model/support-model.ts'
import { clockNameSchema } from '../ticket/facts.ts'
import { backlogOf, backlogSchema, type OpenTicket } from './backlog.ts'
import type { Facts, Judged, Share } from './ticket-facts.ts'
import { shareSchema } from './ticket-facts.ts'

const dimensions = ['policy', 'level', 'team', 'automation', 'month'] as const
export type Dimension = (typeof dimensions)[number]

/** Everything the reports show. Instants are ISO 8601 UTC with milliseconds, amounts are seconds, months those of the organisation. */
export const reportSchema = z.object({
  attainment: z.array(
    z.object({
      dimension: z.enum(dimensions),
      key: z.string(),
      name: z.string().describe('What people call it'),
      clock: clockNameSchema,
      met: z.int(),
      breached: z.int(),
    }),
  ),
  ledger: z.array(shareSchema).describe('Who had the time that tickets spent in the period, in seconds'),
  breaches: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      clock: clockNameSchema,
      cycle: z.string().describe('Which of several clocks of one name'),
      level: z.int().describe('That had the ticket when it was due; so are team, person, policy and priority'),
      levelName: z.string(),
      team: namedTeamSchema,
      person: namedPersonSchema.nullable(),
      policy: z.string(),
      priority: prioritySchema,
      due: z.string(),
      late: z.number().describe('Working seconds since it was due'),
      why: shareSchema.nullable().describe('Who had most of its time'),
    }),
  ),
  backlog: z.array(backlogSchema),
  satisfaction: z.array(
    z.object({ month: z.string(), scores: z.array(z.int()).describe('How many gave 1, 2, 3, 4 and 5') }),
  ),
})
export type Report = z.infer<typeof reportSchema>
export type Attainment = Report['attainment'][number]
export type Breach = Report['breaches'][number]
export type Satisfaction = Report['satisfaction'][number]

/** Everything the reports show: what was judged, spent and rated in a period, and what is open at `now`. */
export function reportOf(
  facts: readonly Facts[],
  { open, now, zone }: { open: readonly OpenTicket[]; now: Temporal.Instant; zone: Zone },
): Report {
  return {
    attainment: attainmentOf(facts, zone),
    ledger: sumShares(facts.flatMap(({ shares }) => shares)),
    breaches: breachesOf(facts),
    backlog: backlogOf(open, now),
    satisfaction: satisfactionOf(facts, zone),
  }
}

function attainmentOf(facts: readonly Facts[], zone: Zone): Attainment[] {
  const rows = new Map<string, Attainment>()
  for (const fact of facts) {
    for (const judged of fact.judged) {
      for (const dimension of dimensions) {
        const { key, name } = keyOf(dimension, { fact, judged, zone })
        const id = `${dimension} ${key} ${judged.clock}`
        const row = rows.get(id) ?? { dimension, key, name, clock: judged.clock, met: 0, breached: 0 }
        row[judged.state]++
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

function keyOf(
  dimension: Dimension,
  { fact, judged, zone }: { fact: Facts; judged: Judged; zone: Zone },
): { key: string; name: string } {
  switch (dimension) {
    case 'policy':
      return { key: judged.policy, name: judged.policy }
    case 'level':
      return { key: String(judged.level), name: judged.levelName }
    case 'team':
      return { key: judged.team.id, name: judged.team.name }
    case 'automation':
      return { key: fact.automation?.id ?? '', name: fact.automation?.name ?? '' }
    case 'month': {
      const month = monthOf(judged.at, zone)
      return { key: month, name: month }
    }
  }
}

function sumShares(shares: readonly Share[]): Share[] {
  const sums = new Map<string, number>()
  for (const { who, seconds } of shares) sums.set(who, (sums.get(who) ?? 0) + seconds)
  return [...sums].map(([who, seconds]) => ({ who, seconds })).sort((a, b) => compare(a.who, b.who))
}

function breachesOf(facts: readonly Facts[]): Breach[] {
  return facts
    .flatMap(({ ref, title, judged, why }) =>
      judged
        .filter(({ state }) => state === 'breached')
        .map(({ state: _, at, ...breach }) => ({ ref, title, ...breach, due: at, why })),
    )
    .sort((a, b) => compare(b.due, a.due) || compare(a.ref, b.ref) || compare(a.clock, b.clock))
}

function satisfactionOf(facts: readonly Facts[], zone: Zone): Satisfaction[] {
  const months = new Map<string, Satisfaction>()
  for (const { rating } of facts) {
    if (!rating) continue
    const month = monthOf(rating.at, zone)
    const row = months.get(month) ?? { month, scores: [0, 0, 0, 0, 0] }
    row.scores[rating.score - 1] = (row.scores[rating.score - 1] ?? 0) + 1
    months.set(month, row)
  }
  return [...months.values()].sort((a, b) => compare(a.month, b.month))
}

function monthOf(instant: string, zone: Zone): string {
  return stampOf(toLocal(zone, millis(instant))).slice(0, 7)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
