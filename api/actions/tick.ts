import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { noticeKey } from '#domain/clocks/history.ts'
import { type Alarm, alarmsOf } from '#domain/clocks/index.ts'
import type { Command } from '#domain/ticket/command.ts'
import { type Context, decide, stamped } from '#domain/ticket/decide.ts'
import type { NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { applyEvent } from '#domain/ticket/fold.ts'
import { clockName } from '#domain/words/clocks.ts'
import { homeLanguage } from '#domain/words/language.ts'
import { firstHash, parseEvent, readLogs } from '../store/ticket-events.ts'
import { dueTickets, type Woken } from '../store/tickets.ts'
import { contextOf } from './act.ts'
import { type Applied, applyAll, indexBy, type Loaded, type Turn } from './apply.ts'
import { modelFor, type World } from './world.ts'

export type Ticked = { ref: string; type: NewEvent['type']; at: string; what: string }

const batch = 250
const mostPerTicket = 100

/**
 * Does what time alone makes happen until `asOf`: at risk, breach (stamped with the due instant), automatic escalation,
 * the end of a waiting, closing after resolution, vendor chases. Each once per clock cycle, also after downtime and with
 * several processes. A dry run answers the same and stores nothing.
 */
export async function tick(
  world: World,
  { asOf, dryRun = false }: { asOf: Temporal.Instant; dryRun?: boolean },
): Promise<Ticked[]> {
  const then: World = { ...world, now: () => asOf }
  const done: Ticked[] = []
  const failures: unknown[] = []
  let after: Woken | null = null
  let careful = 0
  for (;;) {
    const limit = careful > 0 ? 1 : batch
    const woken: Woken[] = []
    try {
      done.push(...(await tickBatch(then, { after, limit, dryRun, woken })))
    } catch (error) {
      // What breaks on one ticket is no reason to leave the others alone: they are taken again, one by one.
      if (limit > 1) {
        careful = batch
        continue
      }
      failures.push(error)
    }
    careful = Math.max(0, careful - 1)
    after = woken.at(-1) ?? after
    if (woken.length < limit) break
  }
  if (failures.length > 0) throw new AggregateError(failures, `the ticker failed on ${failures.length} tickets`)
  return done
}

type Batch = { after: Woken | null; limit: number; dryRun: boolean; woken: Woken[] }

/**
 * One transaction over the next tickets that are due; leaves in `woken` which they were. Logs are read and events written
 * for all of them at once: thousands of clocks may be due in the same minute.
 */
function tickBatch(world: World, { after, limit, dryRun, woken }: Batch): Promise<Ticked[]> {
  return world.transact(async (tx) => {
    const due = await dueTickets(tx, { asOf: stamp(world.now()), after, limit, dialect: world.dialect })
    woken.splice(0, woken.length, ...due.map(({ ticket: { id }, index: { wakeAt } }) => ({ id, wakeAt })))
    const logs = await readLogs(
      tx,
      woken.map(({ id }) => id),
    )
    const done: Ticked[] = []
    const applied: Applied[] = []
    for (const before of due) {
      const log = logs.get(before.ticket.id) ?? []
      const model = await modelFor(world, tx, before.ticket.model)
      const rung = ring(world, { ...before, events: log.map(parseEvent), model })
      done.push(...rung.ticked)
      if (rung.turns.length > 0) applied.push({ before, model, lastHash: log.at(-1)?.hash ?? firstHash, ...rung })
    }
    if (!dryRun) await applyAll(world, tx, applied)
    return done
  })
}

/** Lets every alarm of one ticket go off in order; what one causes may set the next. Nothing is stored. */
function ring(world: World, loaded: Loaded): { ticked: Ticked[]; turns: Turn[]; after: Loaded } {
  const ticked: Ticked[] = []
  const turns: Turn[] = []
  const now = stamp(world.now())
  let after = loaded
  let clocks = clocksOf(after.events, after.model, world.now())
  for (let turn = 0; turn < mostPerTicket; turn++) {
    const [alarm] = alarmsOf({ ...after, clocks })
    if (!alarm || alarm.at > now) break
    const events = eventsOf(world, after, alarm)
    if (events.length === 0) break
    const { ref } = after.ticket
    ticked.push(...events.map((event) => ({ ref, type: event.type, at: event.at, what: wordsOf(event) })))
    const numbered = events.map(
      (event, index) => ({ ...event, version: after.ticket.version + index + 1 }) as TicketEvent,
    )
    after = { ...after, events: [...after.events, ...numbered], ticket: numbered.reduce(applyEvent, after.ticket) }
    turns.push({ ticket: after.ticket, events: numbered })
    clocks = clocksOf(after.events, after.model, world.now())
  }
  return { ticked, turns, after: { ...after, index: indexBy(after, clocks) } }
}

function eventsOf(world: World, here: Loaded, alarm: Alarm): NewEvent[] {
  const context = contextOf(world, here, { kind: 'ticker' })
  switch (alarm.type) {
    case 'at-risk':
    case 'breached':
      return clockEvents(here, alarm, context)
    case 'resume':
      return decided(here, { type: 'resume' }, { ...context, at: alarm.at })
    case 'close':
      return decided(here, { type: 'expire' }, context)
    case 'chase':
      return decided(here, { type: 'chase', vendorTicket: alarm.vendorTicket, due: alarm.at }, context)
  }
}

/** The fact about the clock, and the escalations that the model asks for because of it. */
function clockEvents(
  { ticket, model }: Loaded,
  alarm: Extract<Alarm, { type: 'at-risk' | 'breached' }>,
  context: Context,
): NewEvent[] {
  const { clock } = alarm
  const due = clock.due ?? alarm.at
  const at = alarm.type === 'breached' ? due : alarm.at
  const type = alarm.type === 'breached' ? 'clock.breached' : 'clock.at-risk'
  const fact = stamped({ type, data: { clock: clock.name, cycle: clock.cycle, due } }, { at, by: context.by })
  const rule = model.escalate.find(
    ({ when, at: level }) => when === `${clock.name} ${alarm.type}` && level === ticket.level,
  )
  if (!rule) return [fact]
  const reason = `By itself: ${clockName(clock.name, 'within', homeLanguage)} is ${alarm.type === 'breached' ? 'late' : 'at risk'}.`
  const moved = decide(ticket, { type: 'escalate-automatically', to: rule.to, reason }, context)
  return moved.ok ? [fact, ...moved.value] : [fact]
}

function decided(here: Loaded, command: Command, context: Context): NewEvent[] {
  const result = decide(here.ticket, command, context)
  return result.ok ? result.value : []
}

function wordsOf(event: NewEvent): string {
  if (event.type === 'clock.at-risk' || event.type === 'clock.breached')
    return noticeKey(event.type, event.data.clock, event.data.cycle)
  if (event.type === 'ticket.escalated')
    return `from level ${event.data.from} to ${event.data.to}: ${event.data.reason}`
  return event.type
}
