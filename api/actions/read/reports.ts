import { millis, stamp } from '#domain/base/time.ts'
import { makeZone } from '#domain/base/zone.ts'
import { type Chosen, chosenOf, reportOf } from '#domain/clocks/report.ts'
import { type Facts, factsOf, type WholeFacts, within } from '#domain/clocks/ticket-facts.ts'
import { namesFor } from '#domain/model/in-force.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { PeriodReport } from '#domain/views/report.ts'
import { readKnownProblems } from '../../store/known-problems.ts'
import { listModels } from '../../store/models.ts'
import { type LoggedTicket, readLoggedTickets, readOpen, readPeriod } from '../../store/reports.ts'
import { never } from '../../store/schema.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

/** Days of the organisation, both included. */
/** From inclusive, to exclusive; ISO 8601 UTC. */
type Span = { from: string; to: string }

export type Period = { firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate; chosen?: Chosen }

const batch = 200
const mostKept = 20_000
const mostChanges = 100
/** The last instant whose text sorts among the others. */

/** Facts of tickets that have ended, by id, version and model in force: they never change again. */
export type FactsKept = Map<string, WholeFacts>

/** The period of two days; the last is today when none is named, the first 56 days before it. Null when they stand backwards. */
export function periodOf(
  world: Pick<World, 'model' | 'now'>,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Period | null {
  const lastDay = to
    ? Temporal.PlainDate.from(to)
    : world.now().toZonedDateTimeISO(timeZoneOf(world.model)).toPlainDate()
  const firstDay = from ? Temporal.PlainDate.from(from) : lastDay.subtract({ days: 56 })
  return Temporal.PlainDate.compare(firstDay, lastDay) > 0 ? null : { firstDay, lastDay }
}

/** What was promised and kept in a period, from the logs of every ticket that lived in it; what is open now beside it. */
export async function report(
  world: World,
  { firstDay, lastDay, chosen = {} }: Period,
  kept: FactsKept,
): Promise<PeriodReport> {
  const timeZone = timeZoneOf(world.model)
  const now = world.now()
  const spanOf = (first: Temporal.PlainDate, last: Temporal.PlainDate): Span => ({
    from: stamp(first.toZonedDateTime(timeZone).toInstant()),
    to: [stamp(last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()), never].sort()[0] as string,
  })
  const span = spanOf(firstDay, lastDay)
  const days = firstDay.until(lastDay).days + 1
  const earlier = spanOf(firstDay.subtract({ days }), firstDay.subtract({ days: 1 }))
  const found = await readPeriod(world.read, { from: earlier.from, to: span.to })
  const facts: Facts[] = []
  const before: Facts[] = []
  for (let start = 0; start < found.length; start += batch) {
    const whole = await wholeFacts(world, found.slice(start, start + batch), kept)
    facts.push(...whole.flatMap((one) => chosenOf(within(one, span), chosen) ?? []))
    before.push(...whole.flatMap((one) => chosenOf(within(one, earlier), chosen) ?? []))
  }
  const open = await readOpen(world.read, chosen)
  const spans = { now: inMillis(span), before: inMillis(earlier) }
  const zone = makeZone(timeZone)
  const made = reportOf(facts, {
    before,
    spans,
    open,
    now,
    zone,
    people: world.model.reportPeople,
    reasons: world.model.breachReasons,
  })
  return {
    firstDay: firstDay.toString(),
    lastDay: lastDay.toString(),
    timeZone,
    ...span,
    asOf: stamp(now),
    opened: made.flow.weeks.reduce((sum, { opened }) => sum + opened, 0),
    changes: await changesIn(world, span),
    ...made,
  }
}

function inMillis({ from, to }: Span) {
  return { from: millis(from), to: millis(to) }
}

/** What may have moved the numbers: another model came into force, a problem began that many had. */
async function changesIn(world: World, { from, to }: Span): Promise<PeriodReport['changes']> {
  const inside = ({ at }: { at: string }) => from <= at && at < to
  const models = (await listModels(world.read, mostChanges)).map(({ version, firstUsedAt }) => ({
    at: firstUsedAt,
    kind: 'model' as const,
    name: version.slice(0, 8),
  }))
  const ongoing = await readKnownProblems(world.read, { limit: mostChanges })
  const ended = await readKnownProblems(world.read, { ended: true, limit: mostChanges })
  const problems = [...ongoing, ...ended].map(({ started_at, title }) => ({
    at: started_at,
    kind: 'known-problem' as const,
    name: title,
  }))
  return [...models, ...problems].filter(inside).sort((a, b) => (a.at < b.at ? -1 : 1))
}

type Entry = { id: string; version: number }

async function wholeFacts(world: World, page: readonly Entry[], kept: FactsKept): Promise<WholeFacts[]> {
  const keyOf = ({ id, version }: Entry) => `${id} ${version} ${world.model.version}`
  const known = page.flatMap((entry) => kept.get(keyOf(entry)) ?? [])
  const missing = page.filter((entry) => !kept.has(keyOf(entry)))
  const logged = await readLoggedTickets(
    world.read,
    missing.map(({ id }) => id),
  )
  const made: WholeFacts[] = []
  for (const entry of logged) {
    const one = await factsFor(world, entry)
    made.push(one)
    if (entry.ticket.state === 'closed' && kept.size < mostKept) kept.set(keyOf(entry.ticket), one)
  }
  return [...known, ...made]
}

async function factsFor(world: World, { ticket, events }: LoggedTicket): Promise<WholeFacts> {
  const model = await modelFor(world, world.read, ticket.model)
  const automation = findAutomation(world, ticket.automation)
  const named = automation ?? (ticket.automation ? { id: ticket.automation, name: ticket.automation } : null)
  return factsOf(
    { ref: ticket.ref, title: ticket.title, automation: named && { id: named.id, name: named.name } },
    events,
    { model, names: namesFor(world.model, model), now: world.now() },
  )
}
