import { z } from 'zod'
import { stampOf } from '../base/time.ts'
import { mergeSpans, type Span, type WorkCalendar } from '../hours/calendar.ts'
import { explain, type Stop, segmentSchema } from '../hours/explain.ts'
import { dueAfter, elapsedBetween } from '../hours/working-time.ts'
import { type ClockName, clockNameSchema } from '../ticket/facts.ts'

/** One running measure of one promise on one ticket. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export const clockSchema = z.object({
  name: clockNameSchema,
  /** Distinguishes several clocks of one name on one ticket: "1", "2" … per message, stay or vendor ticket. */
  cycle: z.string(),
  state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  atRisk: z.boolean(),
  /** Of the stay, for accept and hold. */
  level: z.int().optional(),
  vendorTicket: z.string().optional(),
  calendar: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z
    .enum(['done', 'cancelled', 'change'])
    .nullable()
    .describe(
      'Done: what was promised happened. Cancelled: it lost its meaning. Change: late already, it was promised anew',
    ),
  target: z.number().describe('Seconds'),
  elapsed: z.number().describe('Seconds counted'),
  remaining: z.number().describe('Seconds left; once late, the working seconds since it was due, negative'),
  due: z.string().nullable().describe('Null while paused'),
  /** Null while paused or ended. */
  riskAt: z.string().nullable(),
  /** The due instant when it was breached. */
  breachedAt: z.string().nullable(),
  segments: z.array(segmentSchema).describe('What was counted, what was not, and why'),
})
export type Clock = z.infer<typeof clockSchema>

/** What time alone may make of a clock. */
export type ClockTimes = Pick<Clock, 'name' | 'cycle' | 'endedAt' | 'due' | 'riskAt' | 'breachedAt'>

/** A clock that has not ended; `began` in milliseconds since the epoch. */
export type OpenClock = ClockTimes & { began: number }

/** A stretch of a clock in one calendar; the next leg takes over at its `from`. Targets are milliseconds, endless where nothing is promised. */
export type Leg = { from: number; calendar: WorkCalendar; calendarId: string; target: number }

/** Whether a leg promises nothing. */
export function isEndless({ target }: Leg): boolean {
  return target === Number.POSITIVE_INFINITY
}

/** A change of terms: how the legs so far carry over into the new one. */
type Change = { mode: 'forward' | 'recompute' | 'reset'; leg: Leg }

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

/**
 * Measures one clock at an instant. Met if its end is not after its due instant; breached from the first instant after. A
 * change of terms never undoes a breach: it ends that cycle, and the next stands beside it, last; none where nothing is
 * promised any more.
 */
export function measure(input: Measure, now: number, withSegments: boolean): Clock[] {
  const closing = input.end ?? input.cancelled
  const spans = spansUntil(input.stops, closing ?? Number.POSITIVE_INFINITY)
  const { run, broken } = runOf(input, spans)
  const view = { input, spans, now, withSegments }
  const over = broken.map((cycle) => clockOf(cycle.run, view, { at: cycle.at, by: 'change' }))
  if (isEndless(run.last)) return over
  const ending: Ending = { at: closing, by: input.end !== null ? 'done' : closing !== null ? 'cancelled' : null }
  return [...over, clockOf(run, view, ending)]
}

/** The same of one that has not ended, without what has counted so far: null when it has, or nothing is promised. */
export function measureOpen(input: Measure, now: number): OpenClock | null {
  if (input.end !== null || input.cancelled !== null) return null
  const spans = spansUntil(input.stops, Number.POSITIVE_INFINITY)
  const { run } = runOf(input, spans)
  if (isEndless(run.last)) return null
  const times = timesOf(standOf(run, { input, spans, now }, null))
  return { name: input.name, cycle: cycleOf(run, input), endedAt: null, ...times, began: (run.legs[0] as Leg).from }
}

type Seen = { input: Measure; spans: Span[]; now: number }
type View = Seen & { withSegments: boolean }
type Ending = { at: number | null; by: Clock['endedBy'] }

function clockOf(run: Run, view: View, { at: closing, by }: Ending): Clock {
  const { input, spans, now, withSegments } = view
  const { legs, last } = run
  const stand = standOf(run, view, closing)
  const { until, due, risk, late, moving } = stand
  const elapsed = run.used + elapsedBetween(last.calendar, last.from, until, spans)
  return {
    name: input.name,
    cycle: cycleOf(run, input),
    state: late ? 'breached' : by === 'done' ? 'met' : by === 'cancelled' ? 'cancelled' : moving ? 'paused' : 'running',
    atRisk: !late && risk !== null && now >= risk,
    ...(input.level === undefined ? {} : { level: input.level }),
    ...(input.vendorTicket === undefined ? {} : { vendorTicket: input.vendorTicket }),
    calendar: last.calendarId,
    startedAt: stampOf((legs[0] as Leg).from),
    endedAt: closing === null ? null : stampOf(closing),
    endedBy: by,
    target: last.target / 1000,
    elapsed: elapsed / 1000,
    remaining: (late ? -overrun(run, { due: due as number, until }, spans) : last.target - elapsed) / 1000,
    ...timesOf(stand),
    segments: withSegments ? segmentsOf(legs, input.stops, until) : [],
  }
}

function cycleOf({ renewed }: Run, { cycle }: Measure): string {
  return renewed === 0 ? cycle : `${cycle}.${renewed}`
}

/** How a clock stands when it is looked at, or when it ended; `moving` while what it is due at moves on, for it stands still. */
type Stand = { until: number; due: number | null; risk: number | null; late: boolean; moving: boolean }

function standOf(run: Run, { input, spans, now }: Seen, closing: number | null): Stand {
  const { last } = run
  const until = Math.max(closing ?? now, last.from)
  const due = dueOf(run, last.target, spans)
  const risk = closing === null ? dueOf(run, Math.round(last.target * input.atRisk), spans) : null
  const late = due !== null && until > due
  const stopped = closing === null && input.stops.some(({ span }) => span[0] <= now && now < span[1])
  // What is used up while it stands still is due now, and late from the next instant on.
  return { until, due, risk, late, moving: !late && stopped && (due === null || due > now) }
}

function timesOf({ due, risk, late, moving }: Stand): Pick<Clock, 'due' | 'riskAt' | 'breachedAt'> {
  const text = due === null ? null : stampOf(due)
  return {
    due: moving ? null : text,
    riskAt: moving || risk === null ? null : stampOf(risk),
    breachedAt: late ? text : null,
  }
}

/** When a clock stands still, up to its end: a wait that outlasts it does not move what was due. */
function spansUntil(stops: readonly Stop[], end: number): Span[] {
  return mergeSpans(stops.flatMap(({ span: [from, to] }): Span[] => (from < end ? [[from, Math.min(to, end)]] : [])))
}

/** Share of a target after which its clock is at risk. */
export function shareOf({ atRisk }: { atRisk: string }): number {
  return Number.parseInt(atRisk, 10) / 100
}

/**
 * A clock after some of its changes: what was used before the last leg, since when it has been late whatever came after,
 * and how often it began anew. It begins anew by a reset, or when a change makes a late clock be in time again; so a
 * breach is told once per cycle and never twice for one lateness.
 */
type Run = { legs: Leg[]; last: Leg; used: number; late: Late | null; renewed: number }

/** A lateness that a change did not end: since when, and how much of it had counted at that change. */
type Late = { since: number; over: number; from: number }

/** A cycle that was late when a change began the next one. */
type Broken = { run: Run; at: number }

function runOf({ start, changes }: Measure, spans: Span[]): { run: Run; broken: Broken[] } {
  let run: Run = { legs: [start], last: start, used: 0, late: null, renewed: 0 }
  const broken: Broken[] = []
  for (const change of changes) {
    const next = changed(run, change, spans)
    if (next.renewed > run.renewed && isLateAt(run, change.leg.from, spans)) broken.push({ run, at: change.leg.from })
    run = next
  }
  return { run, broken }
}

function changed(run: Run, { mode, leg }: Change, spans: Span[]): Run {
  const wasLate = isLateAt(run, leg.from, spans)
  const next = carried(run, mode, { leg, spans })
  const after = dueOf(next, leg.target, spans)
  const isLate = after !== null && after <= leg.from
  if (mode === 'reset' || (wasLate && !isLate)) next.renewed++
  else if (wasLate) {
    const since = dueOf(run, run.last.target, spans) as number
    next.late = { since, over: overrun(run, { due: since, until: leg.from }, spans), from: leg.from }
  }
  return next
}

function isLateAt(run: Run, at: number, spans: Span[]): boolean {
  const due = dueOf(run, run.last.target, spans)
  return due !== null && due < at
}

/** Working milliseconds from its due instant on. */
function overrun({ last, late }: Run, { due, until }: { due: number; until: number }, spans: Span[]): number {
  return late
    ? late.over + elapsedBetween(last.calendar, late.from, until, spans)
    : elapsedBetween(last.calendar, due, until, spans)
}

function carried(run: Run, mode: Change['mode'], { leg, spans }: { leg: Leg; spans: Span[] }): Run {
  const { renewed } = run
  switch (mode) {
    case 'forward': {
      const used = run.used + elapsedBetween(run.last.calendar, run.last.from, leg.from, spans)
      return { legs: [...run.legs, leg], last: leg, used, late: null, renewed }
    }
    case 'recompute': {
      const last = { ...leg, from: (run.legs[0] as Leg).from }
      return { legs: [last], last, used: 0, late: null, renewed }
    }
    case 'reset':
      return { legs: [leg], last: leg, used: 0, late: null, renewed }
  }
}

/** When an amount is used up; what earlier legs have used beyond it is due at the change that shortened it. */
function dueOf({ legs, last, used, late }: Run, amount: number, spans: Span[]): number | null {
  if (late) return late.since
  const need = amount - used
  return need <= 0 && legs.length > 1 ? last.from : dueAfter(last.calendar, last.from, Math.max(need, 0), spans)
}

function segmentsOf(legs: readonly Leg[], stops: readonly Stop[], until: number) {
  return legs.flatMap((leg, index) =>
    explain(leg.calendar, { from: leg.from, to: Math.min(legs[index + 1]?.from ?? until, until), pauses: stops }),
  )
}
