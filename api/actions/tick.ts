import { setImmediate } from 'node:timers/promises'
import { stamp } from '#domain/base/time.ts'
import { alarmKey } from '#domain/clocks/history.ts'
import { tickTicket } from '#domain/clocks/tick.ts'
import type { NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { sayReason } from '#domain/words/reasons.ts'
import type { Tx } from '../store/handle.ts'
import { eventParser, firstHash, readLogs } from '../store/ticket-events.ts'
import { dueTickets, type Unread, type Woken } from '../store/tickets.ts'
import { indexBy } from './clock-index.ts'
import { recordTurns, type Turned } from './record.ts'
import { failuresOf, type OnFailure } from './ticket-failed.ts'
import { contextOf } from './ticket-tx.ts'
import { modelFor, type World } from './world.ts'

export type Ticked = { ref: string; type: TicketEvent['type']; at: string; what: string }

export type TickOptions = {
  asOf: Temporal.Instant
  dryRun?: boolean
  /** Ids of tickets to leave alone. */
  except?: readonly string[]
  onFailure?: OnFailure
}

const batch = 200
/** Others of the process have their turn after so many. */
const stretch = 50

/**
 * Does what time alone makes happen until `asOf`: at risk, breach (stamped with the due instant), automatic escalation,
 * the end of a waiting, closing after resolution, vendor chases. Each once per clock cycle, also after downtime and with
 * several processes. A dry run answers the same and stores nothing.
 */
export async function tick(
  world: World,
  { asOf, dryRun = false, except = [], onFailure }: TickOptions,
): Promise<Ticked[]> {
  const then: World = { ...world, now: () => asOf }
  const done: Ticked[] = []
  const failures = failuresOf('the ticker', onFailure)
  const begin = (after: Woken | null, limit: number) => tickBatch(then, { after, limit, dryRun, except })
  let after: Woken | null = null
  let careful = 0
  let going = begin(after, batch)
  for (;;) {
    const { limit } = going
    const woken = await going.woken
    const last = woken.at(-1)
    careful = Math.max(0, careful - 1)
    // The next are looked at while these are written.
    const next = last && woken.length === limit ? begin(last, careful > 0 ? 1 : batch) : null
    try {
      done.push(...(await going.done))
    } catch (error) {
      // What breaks on one ticket is no reason to leave the others alone: they are taken again, one by one.
      if (limit > 1) {
        done.push(...((await next?.done.catch(() => null)) ?? []))
        careful = batch
        going = begin(after, 1)
        continue
      }
      const [broken] = woken
      if (!broken) throw error
      failures.failed(broken, error)
    }
    if (!next) break
    after = last ?? after
    going = next
  }
  failures.end()
  return done
}

type Batch = Required<Pick<TickOptions, 'dryRun' | 'except'>> & { after: Woken | null; limit: number }

/** A batch that is under way: which tickets it has found, none where it failed before it had, and what became of them. */
type Going = { limit: number; woken: Promise<Unread[]>; done: Promise<Ticked[]> }

/**
 * One transaction over the next tickets that are due. Logs are read and events written for all of them at once: thousands of clocks
 * may be due in the same minute.
 */
function tickBatch(world: World, { after, limit, dryRun, except }: Batch): Going {
  const found = Promise.withResolvers<Unread[]>()
  const done = world.transact(async (tx) => {
    const due = await dueTickets(tx, { asOf: stamp(world.now()), after, except, limit, dialect: world.dialect })
    found.resolve(due)
    const turned = await turnsOf(world, tx, due)
    if (!dryRun) await recordTurns(world, tx, turned)
    return turned.flatMap(({ after: { ticket }, turns }) =>
      turns.flatMap(({ events }) => events.map((event) => tickedOf(ticket.ref, event))),
    )
  })
  done.catch(() => found.resolve([]))
  return { limit, woken: found.promise, done }
}

/** What time alone does to tickets that are due; those to which it does nothing are left out. */
async function turnsOf(world: World, tx: Tx, due: readonly Unread[]): Promise<Turned[]> {
  const logs = await readLogs(
    tx,
    due.map(({ id }) => id),
  )
  const parse = eventParser()
  const turned: Turned[] = []
  for (const [index, { read }] of due.entries()) {
    if (index % stretch === stretch - 1) await setImmediate()
    const before = read()
    const { ticket } = before
    const log = logs.get(ticket.id) ?? []
    const model = await modelFor(world, tx, ticket.model)
    const { turns, ...after } = tickTicket(
      { ticket, events: log.map(parse), model },
      contextOf(world, { ticket, model }, { kind: 'ticker' }),
      world.now(),
    )
    if (turns.length === 0) continue
    const clockIndex = indexBy({ ...after, model }, after.clocks)
    const lastHash = log.at(-1)?.hash ?? firstHash
    turned.push({ before, after: { ...before, ...after, index: clockIndex }, turns, lastHash })
  }
  return turned
}

/** One event, as a line tells it. */
export function tickedOf(ref: string, event: NewEvent): Ticked {
  return { ref, type: event.type, at: event.at, what: wordsOf(event) }
}

function wordsOf(event: NewEvent): string {
  if (event.type === 'clock.at-risk' || event.type === 'clock.breached')
    return alarmKey(event.type, event.data.clock, event.data.cycle)
  if (event.type === 'ticket.escalated')
    return `from level ${event.data.from} to ${event.data.to}: ${sayReason(event.data, deskLanguage)}`
  if (event.type === 'ticket.rehomed')
    return `from level ${event.data.from} to ${event.data.to}: ${event.data.was} to ${event.data.team} (${event.data.reason})`
  return event.type
}
