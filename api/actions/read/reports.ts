import { stamp } from '#domain/base/time.ts'
import { makeZone } from '#domain/base/zone.ts'
import { reportOf } from '#domain/clocks/report.ts'
import { type Facts, factsOf, type WholeFacts, within } from '#domain/clocks/ticket-facts.ts'
import { namesFor } from '#domain/model/in-force.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { PeriodReport } from '#domain/views/report.ts'
import { countOpened, type LoggedTicket, readLoggedTickets, readOpen, readPeriod } from '../../store/reports.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

/** Days of the organisation, both included. */
export type Period = { firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate }

const batch = 200
const mostKept = 20_000
/** The last instant whose text sorts among the others. */
const endOfTime = '9999-12-31T23:59:59.999Z'

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
export async function report(world: World, { firstDay, lastDay }: Period, kept: FactsKept): Promise<PeriodReport> {
  const timeZone = timeZoneOf(world.model)
  const now = world.now()
  const span = {
    from: stamp(firstDay.toZonedDateTime(timeZone).toInstant()),
    to: [stamp(lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()), endOfTime].sort()[0] as string,
  }
  const found = await readPeriod(world.read, span)
  const facts: Facts[] = []
  for (let start = 0; start < found.length; start += batch) {
    const whole = await wholeFacts(world, found.slice(start, start + batch), kept)
    facts.push(...whole.map((one) => within(one, span)))
  }
  const open = await readOpen(world.read)
  return {
    firstDay: firstDay.toString(),
    lastDay: lastDay.toString(),
    timeZone,
    ...span,
    asOf: stamp(now),
    opened: await countOpened(world.read, span),
    ...reportOf(facts, { open, now, zone: makeZone(timeZone) }),
  }
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
