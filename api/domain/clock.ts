import { type History, historyOf, type Stay, type Terms, type VendorStay, type Wait } from './clock-history.ts'
import { secondsOf } from './duration.ts'
import type { Stop } from './explain.ts'
import { type Change, type Leg, type Measure, measure } from './measure.ts'
import type { SupportModel, WaitReason } from './support-model.ts'
import type { ClockName, TicketEvent } from './ticket-event.ts'
import { calendarOf } from './work-calendars.ts'

/** Why a stretch of time was counted or not. */
export type SegmentKind = 'counted' | 'closed-hours' | 'holiday' | 'paused' | 'resolved'

export type Segment = {
  from: string
  to: string
  seconds: number
  kind: SegmentKind
  /** What paused it: requester, vendor or window. */
  reason?: string
  /** Who paused it: the name of the actor. */
  by?: string
}

/** One running measure of one promise on one ticket. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export type Clock = {
  name: ClockName
  /** Distinguishes several clocks of one name on one ticket: "1", "2" … per message, stay or vendor ticket. */
  cycle: string
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled'
  atRisk: boolean
  /** Level for accept and hold, vendor ticket id for vendor. */
  level?: number
  vendorTicket?: string
  calendar: string
  startedAt: string
  endedAt: string | null
  target: number
  elapsed: number
  /** Negative once late. */
  remaining: number
  /** Null while paused: it moves on resuming. */
  due: string | null
  /** Instant at which it becomes at risk; null while paused or ended. */
  riskAt: string | null
  /** The due instant when it was breached. */
  breachedAt: string | null
  segments: Segment[]
}

type Promise = 'respond' | 'update' | 'resolve'

/**
 * Every clock of a ticket as of an instant, in the order they began: promises to the requester (respond, update, resolve),
 * one accept and one hold per stay at a level, one vendor clock per vendor ticket. Pure; the model is the one the ticket
 * pins. With `explain`, each clock carries the stretches that were counted or not, and why.
 */
export function clocksOf(
  events: readonly TicketEvent[],
  model: SupportModel,
  now: Temporal.Instant,
  options: { explain?: boolean } = {},
): Clock[] {
  const history = historyOf(events)
  const at = now.epochMilliseconds
  const measures = [
    ...respondClock(history, model),
    ...updateClocks(history, model),
    ...resolveClock(history, model),
    ...history.stays.flatMap((stay, index) => stayClocks(history, model, { stay, cycle: String(index + 1) })),
    ...history.vendors.flatMap((stay, index) => vendorClock(history, model, { stay, cycle: String(index + 1) })),
  ]
  return measures
    .filter(({ start }) => start.from <= at)
    .map((entry) => measure(entry, at, options.explain ?? false))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
}

function respondClock(history: History, model: SupportModel): Measure[] {
  const end = history.firstAnswer
  const withdrawn = history.resolutions[0]?.from ?? history.ended?.at ?? null
  return promiseClock(history, model, {
    name: 'respond',
    cycle: '1',
    from: history.opened,
    end,
    cancelled: end === null ? withdrawn : null,
    stops: [],
  })
}

function resolveClock(history: History, model: SupportModel): Measure[] {
  const last = history.resolutions.at(-1)
  const end = last && last.to === Number.POSITIVE_INFINITY ? last.from : null
  const reset =
    model.onReopen === 'reset'
      ? history.resolutions.filter(({ to }) => to !== Number.POSITIVE_INFINITY).at(-1)
      : undefined
  const cycles = history.resolutions.filter(({ to }) => to !== Number.POSITIVE_INFINITY).length
  return promiseClock(history, model, {
    name: 'resolve',
    cycle: reset ? String(cycles + 1) : '1',
    from: reset?.to ?? history.opened,
    end,
    cancelled: end === null ? (history.ended?.at ?? null) : null,
    stops: history.resolutions
      .filter(({ to }) => to !== Number.POSITIVE_INFINITY)
      .map(({ from, to, by }) => ({ span: [from, to], kind: 'resolved', by })),
  })
}

/**
 * Update clocks begin once the first answer is given: from the last public message of support, or from the oldest
 * unanswered message of the requester, to the next public message of support. A requester's message never makes a late
 * clock young again.
 */
function updateClocks(history: History, model: SupportModel): Measure[] {
  const { firstAnswer } = history
  if (firstAnswer === null) return []
  const cycles: Measure[] = []
  let start: { at: number; requester: boolean } | null = { at: firstAnswer, requester: false }
  const finish = (end: number | null, cancelled: number | null) => {
    if (!start) return
    cycles.push(
      ...promiseClock(history, model, {
        name: 'update',
        cycle: String(cycles.length + 1),
        from: start.at,
        end,
        cancelled,
        stops: [],
      }),
    )
  }
  for (const message of history.messages) {
    if (message.at < firstAnswer || (message.at === firstAnswer && message.from === 'support')) continue
    if (message.from === 'support') {
      finish(message.at, null)
      start = resolvedAt(history, message.at) ? null : { at: message.at, requester: false }
    } else if (!start) {
      start = { at: message.at, requester: true }
    } else if (!start.requester && !isLate(history, model, { from: start.at, at: message.at })) {
      finish(null, message.at)
      start = { at: message.at, requester: true }
    }
  }
  if (start) finish(null, closingOf(history, start.at))
  return cycles
}

function isLate(history: History, model: SupportModel, { from, at }: { from: number; at: number }): boolean {
  const [entry] = promiseClock(history, model, {
    name: 'update',
    cycle: '0',
    from,
    end: null,
    cancelled: null,
    stops: [],
  })
  return entry !== undefined && measure(entry, at, false).state === 'breached'
}

function resolvedAt(history: History, at: number): boolean {
  return history.resolutions.some(({ from }) => from === at)
}

/** The first instant from `from` on at which the ticket was resolved or closed, or null. */
function closingOf(history: History, from: number): number | null {
  const resolved = history.resolutions.find((resolution) => resolution.from >= from)?.from ?? Number.POSITIVE_INFINITY
  const ended = history.ended?.at ?? Number.POSITIVE_INFINITY
  const first = Math.min(resolved, ended)
  return first === Number.POSITIVE_INFINITY ? null : first
}

type PromiseSpan = {
  name: Promise
  cycle: string
  from: number
  end: number | null
  cancelled: number | null
  stops: Stop[]
}

function promiseClock(history: History, model: SupportModel, span: PromiseSpan): Measure[] {
  const { name, from } = span
  const before = history.terms.filter(({ at }) => at <= from)
  const start = legOf(model, name, { ...(before.at(-1) as Terms), at: from })
  const changes = history.terms
    .filter(({ at }) => at > from)
    .map((terms) => ({ mode: terms.mode, leg: legOf(model, name, terms) }))
  const closing = span.end ?? span.cancelled ?? Number.POSITIVE_INFINITY
  const inForce = [start, ...changes.filter(({ leg }) => (leg?.from ?? 0) < closing).map(({ leg }) => leg)]
  if (inForce.at(-1) === null) return []
  const kept = changes.filter((change): change is Change => change.leg !== null)
  const first = start ?? kept.shift()?.leg
  if (!first) return []
  return [
    {
      name,
      cycle: span.cycle,
      start: { ...first, from },
      changes: kept,
      stops: [...waitsFor(history.waits, model.pauses[name]), ...span.stops],
      end: span.end,
      cancelled: span.cancelled,
      atRisk: shareOf(model),
    },
  ]
}

/** The leg that terms begin, or null when their policy promises nothing for this clock. */
function legOf(model: SupportModel, name: Promise, terms: Terms): Leg | null {
  const policy = model.sla.find((entry) => entry.name === terms.policy)
  const target = policy?.targets[terms.priority]?.[name]
  if (!policy || !target) return null
  return {
    from: terms.at,
    calendar: calendarOf(model, policy.calendar),
    calendarId: policy.calendar,
    target: secondsOf(target) * 1000,
  }
}

function stayClocks(history: History, model: SupportModel, { stay, cycle }: { stay: Stay; cycle: string }): Measure[] {
  const level = model.levels.find((entry) => entry.level === stay.level)
  const calendarId = level?.calendar ?? model.teams.find(({ id }) => id === stay.team)?.calendar
  if (!level || !calendarId) return []
  const closing = stay.to === null ? closingOf(history, stay.from) : null
  const last = history.resolutions.at(-1)
  const resolved = stay.to === null && last?.to === Number.POSITIVE_INFINITY ? last.from : null
  const merged = stay.to === null && resolved === null ? (history.ended?.at ?? null) : null
  const common = { cycle, atRisk: shareOf(model), changes: [], level: stay.level }
  const leg = (target: string): Leg => ({
    from: stay.from,
    calendar: calendarOf(model, calendarId),
    calendarId,
    target: secondsOf(target) * 1000,
  })
  const clocks: Measure[] = []
  if (level.accept) {
    clocks.push({
      ...common,
      name: 'accept',
      start: leg(level.accept),
      stops: waitsFor(history.waits, model.pauses.accept),
      end: stay.taken,
      cancelled: stay.taken === null ? closing : null,
    })
  }
  if (level.hold) {
    const reopened = history.resolutions
      .filter(({ to }) => to !== Number.POSITIVE_INFINITY)
      .map(({ from, to, by }): Stop => ({ span: [from, to], kind: 'resolved', by }))
    clocks.push({
      ...common,
      name: 'hold',
      start: leg(level.hold),
      stops: [...waitsFor(history.waits, model.pauses.hold), ...reopened],
      end: stay.to ?? resolved,
      cancelled: stay.to === null && resolved === null ? merged : null,
    })
  }
  return clocks
}

function vendorClock(
  history: History,
  model: SupportModel,
  { stay, cycle }: { stay: VendorStay; cycle: string },
): Measure[] {
  const vendor = model.vendors.find(({ id }) => id === stay.vendor)
  if (!vendor) return []
  const legs = stay.severities.flatMap(({ at, severity }): Leg[] => {
    const target = vendor.targets[severity]
    if (!target) return []
    return [
      {
        from: at,
        calendar: calendarOf(model, vendor.calendar),
        calendarId: vendor.calendar,
        target: secondsOf(target) * 1000,
      },
    ]
  })
  const [first, ...rest] = legs
  if (!first) return []
  return [
    {
      name: 'vendor',
      cycle,
      start: { ...first, from: stay.from },
      changes: rest.map((leg) => ({ mode: 'forward', leg })),
      stops: [],
      end: stay.answered,
      cancelled: stay.answered === null ? closingOf(history, stay.from) : null,
      atRisk: shareOf(model),
      vendorTicket: stay.id,
    },
  ]
}

function waitsFor(waits: readonly Wait[], reasons: readonly WaitReason[]): Stop[] {
  return waits
    .filter(({ on, from, to }) => reasons.includes(on) && to > from)
    .map(({ on, from, to, by }) => ({ span: [from, to], kind: 'paused', reason: on, by }))
}

function shareOf(model: SupportModel): number {
  return Number.parseInt(model.atRisk, 10) / 100
}
