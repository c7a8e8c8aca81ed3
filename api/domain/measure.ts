import type { WorkCalendar } from './calendar.ts'
import { mergeSpans } from './calendar.ts'
import type { Clock } from './clock.ts'
import { explain, type Stop } from './explain.ts'
import type { ClockName } from './ticket-event.ts'
import { stampOf } from './time.ts'
import { dueAfter, elapsedBetween } from './working-time.ts'

/** A stretch of a clock in one calendar; the next leg takes over at its `from`. Targets are milliseconds. */
export type Leg = { from: number; calendar: WorkCalendar; calendarId: string; target: number }

/** A change of terms: how the legs so far carry over into the new one. */
export type Change = { mode: 'forward' | 'recompute' | 'reset'; leg: Leg }

/** What one clock is made of. Milliseconds since the epoch. */
export type Measure = {
  name: ClockName
  cycle: string
  start: Leg
  changes: readonly Change[]
  stops: readonly Stop[]
  /** When it was met, or null while it runs. */
  end: number | null
  /** When it lost its meaning: merged, superseded. */
  cancelled: number | null
  atRisk: number
  level?: number
  vendorTicket?: string
}

/** Measures one clock at an instant. Met if its end is not after its due instant; breached from the first instant after. */
export function measure(input: Measure, now: number, withSegments: boolean): Clock {
  const { legs, cycle } = foldChanges(input)
  const last = legs.at(-1) as Leg
  const closing = input.end ?? input.cancelled
  const until = Math.max(closing ?? now, last.from)
  const spans = mergeSpans(input.stops.map(({ span }) => span))
  const elapsed = legs.reduce((sum, leg, index) => {
    return sum + elapsedBetween(leg.calendar, leg.from, Math.min(legs[index + 1]?.from ?? until, until), spans)
  }, 0)
  const due = dueOf(legs, last.target, spans)
  const risk = dueOf(legs, Math.round(last.target * input.atRisk), spans)
  const late = due !== null && until > due
  const stopped = closing === null && input.stops.some(({ span }) => span[0] <= now && now < span[1])
  const state = late
    ? 'breached'
    : input.end !== null
      ? 'met'
      : closing !== null
        ? 'cancelled'
        : stopped
          ? 'paused'
          : 'running'
  const moving = state === 'paused'
  return {
    name: input.name,
    cycle,
    state,
    atRisk: closing === null && !late && risk !== null && now >= risk,
    ...(input.level === undefined ? {} : { level: input.level }),
    ...(input.vendorTicket === undefined ? {} : { vendorTicket: input.vendorTicket }),
    calendar: last.calendarId,
    startedAt: stampOf((legs[0] as Leg).from),
    endedAt: closing === null ? null : stampOf(closing),
    target: last.target / 1000,
    elapsed: elapsed / 1000,
    remaining: (last.target - elapsed) / 1000,
    due: moving || due === null ? null : stampOf(due),
    riskAt: moving || closing !== null || risk === null ? null : stampOf(risk),
    breachedAt: late && due !== null ? stampOf(due) : null,
    segments: withSegments ? segmentsOf(legs, input.stops, until) : [],
  }
}

/**
 * Legs after all changes, and the cycle they belong to. A cycle begins anew when the clock does, or when a change
 * makes a late clock be in time again; so a breach is told once per cycle and never twice for one lateness.
 */
function foldChanges(input: Measure): { legs: Leg[]; cycle: string } {
  const spans = mergeSpans(input.stops.map(({ span }) => span))
  const end = input.end ?? input.cancelled ?? Number.POSITIVE_INFINITY
  let legs = [input.start]
  let renewed = 0
  for (const { mode, leg } of input.changes) {
    if (leg.from >= end) break
    const before = dueOf(legs, (legs.at(-1) as Leg).target, spans)
    legs = carry(legs, mode, leg)
    const after = dueOf(legs, leg.target, spans)
    const wasLate = before !== null && before < leg.from
    if (mode === 'reset' || (wasLate && (after === null || after > leg.from))) renewed++
  }
  return { legs, cycle: renewed === 0 ? input.cycle : `${input.cycle}.${renewed}` }
}

function carry(legs: readonly Leg[], mode: Change['mode'], leg: Leg): Leg[] {
  switch (mode) {
    case 'forward':
      return [...legs, leg]
    case 'recompute':
      return [{ ...leg, from: (legs[0] as Leg).from }]
    case 'reset':
      return [leg]
  }
}

/** When an amount is used up over legs; what earlier legs have used beyond it is due at the change that shortened it. */
function dueOf(legs: readonly Leg[], amount: number, spans: [number, number][]): number | null {
  let need = amount
  for (let index = 0; index < legs.length - 1; index++) {
    const [leg, next] = [legs[index] as Leg, legs[index + 1] as Leg]
    need -= elapsedBetween(leg.calendar, leg.from, next.from, spans)
  }
  const last = legs.at(-1) as Leg
  return need <= 0 && legs.length > 1 ? last.from : dueAfter(last.calendar, last.from, Math.max(need, 0), spans)
}

function segmentsOf(legs: readonly Leg[], stops: readonly Stop[], until: number) {
  return legs.flatMap((leg, index) =>
    explain(leg.calendar, { from: leg.from, to: Math.min(legs[index + 1]?.from ?? until, until), pauses: stops }),
  )
}
