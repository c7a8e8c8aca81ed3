import { secondsOf } from '../base/duration.ts'
import type { Stop } from '../hours/explain.ts'
import { findLevel, findTeam, findVendor } from '../model/entries.ts'
import type { Promised } from '../model/in-force.ts'
import { calendarOf } from '../model/work-calendars.ts'
import { closedAt, type History, type Stay, type VendorStay, waitsWithin } from './history.ts'
import { isEndless, type Leg, type Measure, shareOf } from './measure.ts'

/**
 * What a level owes for one stay: accept, until somebody there acts on it, and hold, until it leaves. A stay that the
 * ticker ends before anybody acted was never accepted: its accept clock is cancelled, not met.
 */
export function stayClocks(
  history: History,
  model: Promised,
  { stay, cycle }: { stay: Stay; cycle: string },
): Measure[] {
  const level = findLevel(model, stay.level)
  const calendarId = calendarIdOf(model, stay)
  if (!level || !calendarId || stay.to === stay.from) return []
  const closing = stay.to ?? closedAt(history)
  const resolved = history.resolutions.at(-1)?.to === Number.POSITIVE_INFINITY
  const common = { cycle, atRisk: shareOf(model), changes: [], level: stay.level }
  const leg = (target: string): Leg => ({
    from: stay.from,
    calendar: calendarOf(model, calendarId),
    calendarId,
    target: secondsOf(target) * 1000,
  })
  const waits = (clock: 'accept' | 'hold', to: number | null) =>
    waitsWithin(history, model.pauses[clock], { from: stay.from, to: to ?? Number.POSITIVE_INFINITY })
  const clocks: Measure[] = []
  if (level.accept) {
    clocks.push({
      ...common,
      name: 'accept',
      start: leg(level.accept),
      stops: waits('accept', stay.taken ?? closing),
      end: stay.taken,
      cancelled: stay.taken === null ? closing : null,
    })
  }
  if (level.hold) {
    const left = stay.to !== null || resolved
    const reopened = history.resolutions
      .filter(
        ({ from, to }) => to !== Number.POSITIVE_INFINITY && to > stay.from && (closing === null || from < closing),
      )
      .map(({ from, to, by }): Stop => ({ span: [from, to], kind: 'resolved', by }))
    clocks.push({
      ...common,
      name: 'hold',
      start: leg(level.hold),
      stops: [...waits('hold', closing), ...reopened],
      end: left ? closing : null,
      cancelled: left ? null : closing,
    })
  }
  return clocks
}

/**
 * Calendar in which a level works on a ticket: its own, else that of the team that has it there; of a team that came later,
 * that of the team which held the level when the promise was given.
 */
export function calendarIdOf(model: Promised, { level, team }: Pick<Stay, 'level' | 'team'>): string | undefined {
  const entry = findLevel(model, level)
  return entry?.calendar ?? (findTeam(model, team) ?? findTeam(model, entry?.team))?.calendar
}

/** The vendor's contract: from the vendor ticket's opening to its answer, in the vendor's calendar; our waiting never stops it. */
export function vendorClock(
  history: History,
  model: Promised,
  { stay, cycle }: { stay: VendorStay; cycle: string },
): Measure[] {
  const vendor = findVendor(model, stay.vendor)
  if (!vendor) return []
  const closing = stay.answered ?? closedAt(history)
  const legs = stay.severities
    .filter(({ at }, index) => index === 0 || closing === null || at < closing)
    .map(({ at, severity }): Leg => {
      const target = vendor.targets[severity]
      return {
        from: at,
        calendar: calendarOf(model, vendor.calendar),
        calendarId: vendor.calendar,
        target: target ? secondsOf(target) * 1000 : Number.POSITIVE_INFINITY,
      }
    })
  if (legs.every(isEndless)) return []
  const [start, ...rest] = legs as [Leg, ...Leg[]]
  return [
    {
      name: 'vendor',
      cycle,
      start,
      changes: rest.map((leg) => ({ mode: 'forward', leg })),
      stops: [],
      end: stay.answered,
      cancelled: stay.answered === null ? closing : null,
      atRisk: shareOf(model),
      vendorTicket: stay.id,
    },
  ]
}
