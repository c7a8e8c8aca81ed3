import { z } from 'zod'
import { millis, stampOf } from '../base/time.ts'
import { mondayAt, toLocal, type Zone } from '../base/zone.ts'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { type Priority, prioritySchema } from '../model/support-model.ts'
import { clockNameSchema } from '../ticket/facts.ts'
import { backlogOf, backlogSchema, type OpenTicket } from './backlog.ts'
import { type Flow, flowOf, flowSchema, type Span } from './report-flow.ts'
import { nextOf, nextSchema, timesOf, timesSchema } from './report-times.ts'
import type { Facts, Judged, Share } from './ticket-facts.ts'
import { shareSchema } from './ticket-facts.ts'

const dimensions = ['policy', 'level', 'team', 'person', 'automation', 'priority', 'week', 'month'] as const
export type Dimension = (typeof dimensions)[number]

/** Which promises a report is of; what is left out may be any. */
export type Chosen = {
  level?: number | undefined
  team?: string | undefined
  automation?: string | undefined
  priority?: Priority | undefined
}

const attainmentSchema = z.object({
  dimension: z.enum(dimensions),
  key: z.string(),
  name: z.string().describe('What people call it'),
  clock: clockNameSchema,
  met: z.int(),
  breached: z.int(),
})

/** Everything the reports show. Instants are ISO 8601 UTC with milliseconds, amounts are seconds, months those of the organisation. */
export const reportSchema = z.object({
  attainment: z.array(attainmentSchema),
  before: z.array(attainmentSchema).describe('The same of as many days before, without weeks and months'),
  causes: z
    .array(z.object({ who: z.string(), clock: clockNameSchema, count: z.int(), late: z.number() }))
    .describe(
      'Who had most of the time of what was late, by promise, the most frequent first; `late` are working seconds',
    ),
  flow: flowSchema,
  flowBefore: flowSchema.omit({ weeks: true, hours: true }).describe('The same of as many days before'),
  times: z.array(timesSchema).describe('How long first replies and solutions took'),
  next: z.array(nextSchema).describe('What is most likely late next, the likeliest first'),
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
      reason: z.string().nullable().describe('Name of the reason that was chosen; null while none is'),
    }),
  ),
  reasons: z
    .array(z.object({ reason: z.string().nullable(), count: z.int(), late: z.number() }))
    .describe('Reasons that were chosen, the most frequent first; null counts what nobody has explained'),
  backlog: z.array(backlogSchema),
  satisfaction: z.array(
    z.object({ month: z.string(), scores: z.array(z.int()).describe('How many gave 1, 2, 3, 4 and 5') }),
  ),
})
export type Report = z.infer<typeof reportSchema>
export type Attainment = Report['attainment'][number]
export type Breach = Report['breaches'][number]
export type Satisfaction = Report['satisfaction'][number]

type Around = {
  /** Of as many days before. */
  before: readonly Facts[]
  spans: { now: Span; before: Span }
  open: readonly OpenTicket[]
  now: Temporal.Instant
  zone: Zone
  /** Whether the home counts what each person kept. */
  people: boolean
  /** Names of the reasons of broken promises. */
  reasons: readonly { id: string; name: string }[]
}

/** Everything the reports show: what was judged, spent and rated in a period, and what is open at `now`. */
export function reportOf(facts: readonly Facts[], { before, spans, open, now, zone, people, reasons }: Around): Report {
  const breaches = breachesOf(facts, new Map(reasons.map(({ id, name }) => [id, name])))
  const counted = dimensions.filter((dimension) => people || dimension !== 'person')
  const around = { now: now.epochMilliseconds, zone }
  return {
    attainment: attainmentOf(facts, counted, zone),
    before: attainmentOf(before, counted, zone).filter(
      ({ dimension }) => dimension !== 'week' && dimension !== 'month',
    ),
    causes: causesOf(facts),
    flow: flowOf(facts, spans.now, around),
    flowBefore: sumsOf(flowOf(before, spans.before, around)),
    times: timesOf(facts, before),
    next: nextOf(facts),
    ledger: sumShares(facts.flatMap(({ shares }) => shares)),
    breaches,
    reasons: countReasons(breaches),
    backlog: backlogOf(open, now),
    satisfaction: satisfactionOf(facts, zone),
  }
}

function sumsOf({ resolved, atOnce, returned, reopened }: Flow): Report['flowBefore'] {
  return { resolved, atOnce, returned, reopened }
}

/** What of a ticket belongs to a choice; null when nothing does. What was spent and rated belongs to whoever chose one of its promises. */
export function chosenOf(fact: Facts, { level, team, automation, priority }: Chosen): Facts | null {
  if (automation !== undefined && fact.automation?.id !== automation) return null
  if (level === undefined && team === undefined && priority === undefined) return fact
  const isMeant = (one: Pick<Judged, 'level' | 'team' | 'priority'>) =>
    (level === undefined || one.level === level) &&
    (team === undefined || one.team.id === team) &&
    (priority === undefined || one.priority === priority)
  const [judged, running] = [fact.judged.filter(isMeant), fact.running.filter(isMeant)]
  return judged.length + running.length > 0 ? { ...fact, judged, running } : null
}

function causesOf(facts: readonly Facts[]): Report['causes'] {
  const causes = new Map<string, Report['causes'][number]>()
  for (const { judged, why } of facts)
    for (const { clock, state, late } of judged) {
      if (state !== 'breached') continue
      const who = why?.who ?? 'closed-hours'
      const cause = causes.get(`${who} ${clock}`) ?? { who, clock, count: 0, late: 0 }
      cause.count++
      cause.late += late
      causes.set(`${who} ${clock}`, cause)
    }
  return [...causes.values()].sort((a, b) => b.count - a.count || b.late - a.late || compare(a.who, b.who))
}

function attainmentOf(facts: readonly Facts[], counted: readonly Dimension[], zone: Zone): Attainment[] {
  const rows = new Map<string, Attainment>()
  for (const fact of facts) {
    for (const judged of fact.judged) {
      for (const dimension of counted) {
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
    case 'person':
      return { key: judged.person?.email ?? '', name: judged.person?.name ?? '' }
    case 'automation':
      return { key: fact.automation?.id ?? '', name: fact.automation?.name ?? '' }
    case 'priority':
      return { key: judged.priority, name: judged.priority }
    case 'week': {
      const monday = mondayAt(zone, millis(judged.at))
      return { key: monday, name: monday }
    }
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

function countReasons(breaches: readonly Breach[]): Report['reasons'] {
  const counted = new Map<string | null, Report['reasons'][number]>()
  for (const { reason, late } of breaches) {
    const row = counted.get(reason) ?? { reason, count: 0, late: 0 }
    counted.set(reason, { reason, count: row.count + 1, late: row.late + late })
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || compare(a.reason ?? '', b.reason ?? ''))
}

function breachesOf(facts: readonly Facts[], names: ReadonlyMap<string, string>): Breach[] {
  return facts
    .flatMap(({ ref, title, judged, why }) =>
      judged
        .filter(({ state }) => state === 'breached')
        .map(({ state: _, at, spent: __, done: ___, reason, ...breach }) => ({
          ref,
          title,
          ...breach,
          due: at,
          why,
          reason: reason === null ? null : (names.get(reason) ?? reason),
        })),
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
