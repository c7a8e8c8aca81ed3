import { secondsOf } from '../base/duration.ts'
import { firstNotBefore } from '../base/halving.ts'
import { Sayable } from '../base/sayable.ts'
import type { Stop } from '../hours/explain.ts'
import { findPolicy } from '../model/entries.ts'
import type { Promised } from '../model/in-force.ts'
import { calendarOf } from '../model/work-calendars.ts'
import { closedAt, type History, type Terms, waitsWithin } from './history.ts'
import { isEndless, type Leg, type Measure, measure, shareOf } from './measure.ts'

type Promise = 'respond' | 'update' | 'resolve'

/** The first answer: from opening to the first public reply or acknowledgement by support. */
export function respondClock(history: History, model: Promised): Measure[] {
  const end = history.firstAnswer
  return promiseClock(history, model, {
    name: 'respond',
    cycle: '1',
    from: history.opened,
    end,
    cancelled: end === null ? closedAt(history) : null,
  })
}

/**
 * The solution: from opening to resolution. Reopening resumes it, without the time spent resolved; in a model that resets
 * on reopening, each resolution ends a cycle and each reopening begins the next.
 */
export function resolveClocks(history: History, model: Promised): Measure[] {
  const { resolutions } = history
  const reopened = resolutions.filter(({ to }) => to !== Number.POSITIVE_INFINITY)
  const begins = model.onReopen === 'reset' ? [history.opened, ...reopened.map(({ to }) => to)] : [history.opened]
  return begins.flatMap((from, index) => {
    const last = index === begins.length - 1
    const resolved = last ? resolutions.find(({ to }) => to === Number.POSITIVE_INFINITY) : resolutions[index]
    const end = resolved?.from ?? null
    return promiseClock(history, model, {
      name: 'resolve',
      cycle: String(index + 1),
      from,
      end,
      cancelled: end === null ? (history.ended?.at ?? null) : null,
      stops:
        model.onReopen === 'reset'
          ? []
          : reopened.map(({ from, to, by }) => ({ span: [from, to], kind: 'resolved', by })),
    })
  })
}

/**
 * The longest silence. Update clocks begin once the first answer is given: from the last public message of support, or
 * from the oldest unanswered message of the requester, to the next public message of support. A requester's message never
 * makes a late clock young again, and none runs while the ticket is resolved.
 */
export function updateClocks(history: History, model: Promised): Measure[] {
  const { firstAnswer } = history
  if (firstAnswer === null) return []
  const cycles: Measure[] = []
  let start: { at: number; requester: boolean } | null = isResolved(history, firstAnswer)
    ? null
    : { at: firstAnswer, requester: false }
  const finish = (end: number | null, cancelled: number | null) => {
    if (!start) return
    const cycle = String(cycles.length + 1)
    cycles.push(...promiseClock(history, model, { name: 'update', cycle, from: start.at, end, cancelled }))
  }
  for (const message of history.messages.slice(history.answered)) {
    if (message.from === 'support') {
      finish(message.at, null)
      start = isResolved(history, message.at) ? null : { at: message.at, requester: false }
    } else if (!start) {
      start = { at: message.at, requester: true }
    } else if (!start.requester && !isLate(history, model, { from: start.at, at: message.at })) {
      finish(null, message.at)
      start = { at: message.at, requester: true }
    }
  }
  finish(null, closedAt(history))
  return cycles
}

function isLate(history: History, model: Promised, { from, at }: { from: number; at: number }): boolean {
  const [entry] = promiseClock(history, model, { name: 'update', cycle: '0', from, end: null, cancelled: at })
  return entry !== undefined && measure(entry, at, false).at(-1)?.state === 'breached'
}

function isResolved(history: History, at: number): boolean {
  return history.resolutions.some(({ from, to }) => from <= at && at < to)
}

type PromiseSpan = {
  name: Promise
  cycle: string
  from: number
  end: number | null
  cancelled: number | null
  stops?: Stop[]
}

/** One promise over the terms that were in force while it ran; none when none of them promises it. */
function promiseClock(history: History, model: Promised, span: PromiseSpan): Measure[] {
  const { name, from, end, cancelled } = span
  const closing = end ?? cancelled ?? Number.POSITIVE_INFINITY
  const { terms } = history
  const next = firstTermsAfter(terms, from)
  const first = terms[next - 1] as Terms
  const later: Terms[] = []
  for (let index = next; (terms[index]?.at ?? closing) < closing; index++) later.push(terms[index] as Terms)
  const legs = [legOf(model, name, { ...first, at: from }), ...later.map((terms) => legOf(model, name, terms))]
  if (legs.every(isEndless)) return []
  const [start, ...rest] = legs as [Leg, ...Leg[]]
  return [
    {
      name,
      cycle: span.cycle,
      start,
      changes: rest.map((leg, index) => ({ mode: (later[index] as Terms).mode, leg })),
      stops: [...waitsWithin(history, model.pauses[name], { from, to: closing }), ...(span.stops ?? [])],
      end,
      cancelled,
      atRisk: shareOf(model),
    },
  ]
}

/** Index of the first terms that come after an instant; the first of all are those of the opening. */
function firstTermsAfter(terms: readonly Terms[], at: number): number {
  return firstNotBefore(terms.length, (index) => (terms[index] as Terms).at <= at, 1)
}

/** The leg that terms begin; its target is endless when their policy promises nothing for this clock. */
function legOf(model: Promised, name: Promise, { at, policy, priority }: Terms): Leg {
  const entry = findPolicy(model, policy)
  if (!entry) throw new Sayable(`policy "${policy}" is not in support model ${model.version}`)
  const target = entry.targets[priority]?.[name]
  return {
    from: at,
    calendar: calendarOf(model, entry.calendar),
    calendarId: entry.calendar,
    target: target ? secondsOf(target) * 1000 : Number.POSITIVE_INFINITY,
  }
}
