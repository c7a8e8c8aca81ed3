import { millis, stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { type Ledger, ledgerOf } from '#domain/clocks/ledger.ts'
import { keptOf, reportOf, type Share, type TicketFacts } from '#domain/clocks/report.ts'
import { placesOf } from '#domain/model/places.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { PeriodReport } from '#domain/views/report.ts'
import { type LoggedTicket, readLoggedTickets, readOpen, readPeriod } from '../../store/reports.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

export type Period = { from: Temporal.Instant; to: Temporal.Instant }

const batch = 200
const mostTickets = 20_000

/** Facts of tickets that have ended, by id and version: they never change again. */
export type FactsKept = Map<string, TicketFacts>

/** What was promised and kept in a period, from the logs; what is open now beside it. */
export async function report(world: World, { from, to }: Period, kept: FactsKept): Promise<PeriodReport> {
  const span = { from: stamp(from), to: stamp(to) }
  const found = await readPeriod(world.read, { ...span, limit: mostTickets + 1 })
  const facts: TicketFacts[] = []
  for (let start = 0; start < Math.min(found.length, mostTickets); start += batch) {
    const page = found.slice(start, Math.min(start + batch, mostTickets))
    const known = page.flatMap((entry) => kept.get(keyOf(entry)) ?? [])
    const missing = page.filter((entry) => !kept.has(keyOf(entry)))
    const logged = await readLoggedTickets(
      world.read,
      missing.map(({ id }) => id),
    )
    const made: TicketFacts[] = []
    for (const entry of logged) {
      const one = await factsOf(world, entry)
      made.push(one)
      if (entry.ticket.state === 'closed') kept.set(keyOf(entry.ticket), one)
    }
    facts.push(...known, ...made)
  }
  const open = await readOpen(world.read)
  return {
    ...span,
    tickets: facts.length,
    truncated: found.length > mostTickets,
    ...reportOf(facts, { open, now: world.now() }),
  }
}

async function factsOf(world: World, { ticket: logged, events }: LoggedTicket): Promise<TicketFacts> {
  const ticket = settled(logged, world.model, findAutomation(world, logged.automation))
  const model = await modelFor(world, world.read, ticket.model)
  const places = placesOf(world.model, ticket.owner)
  const teamOf = (level: number) => places.find((place) => place.level === level)?.team ?? ticket.team
  return {
    ref: ticket.ref,
    title: ticket.title,
    type: ticket.type,
    state: ticket.state,
    automation: ticket.automation,
    policy: ticket.policy,
    priority: ticket.priority,
    level: ticket.level,
    team: ticket.team,
    openedAt: ticket.openedAt,
    resolvedAt: ticket.resolvedAt,
    kept: keptOf(ticket, clocksOf(events, model, world.now()), teamOf),
    ledger: sharesOf(ledgerOf(events, model, world.now()), ticket.resolvedAt),
    rating: ticket.rating?.score ?? null,
  }
}

/** Who had the time until it was solved; what comes after is nobody's work. */
function sharesOf({ spans }: Ledger, solvedAt: string | null): Share[] {
  return spans
    .filter(({ from }) => solvedAt === null || from < solvedAt)
    .map((span) => ({
      who: span.who === 'level' ? `level ${span.level}` : span.who,
      seconds: solvedAt !== null && span.to > solvedAt ? (millis(solvedAt) - millis(span.from)) / 1000 : span.seconds,
    }))
}

function keyOf({ id, version }: { id: string; version: number }): string {
  return `${id} ${version}`
}
