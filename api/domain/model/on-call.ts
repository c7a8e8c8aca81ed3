import { millis, stampOf } from '../base/time.ts'
import { findTeam } from './entries.ts'
import type { InForce } from './in-force.ts'
import { findMember } from './people.ts'
import type { Member, OnCallTable, SupportModel, Team } from './support-model.ts'

/** Who is on call, and when somebody else is next; `until` is null where nobody else ever is. */
export type OnCall = { person: Member; until: string | null; isOverride: boolean }

type Known = Pick<InForce, 'teams' | 'calendars'>
type Stretch = { from: number; to: number; who: string }
/** A table in instants: whose week it is, when the weeks after an instant begin, the overrides in order of their beginning. */
type Table = { rotation: readonly string[]; weekAt: (at: number) => number; beginOf: (week: number) => number } & {
  overrides: readonly Stretch[]
}

/**
 * Who is on call for a team at an instant: whose override began last, else whose week it is. Null where the team has no table
 * or is not there. Weeks are counted from the start both ways and change at one local time whatever the zone does with its clock.
 */
export function onCallAt(model: Known, team: string, at: string): OnCall | null {
  const found = findTeam(model, team)
  const table = found && tableOf(model, found)
  if (!found || !table) return null
  const now = millis(at)
  const { who, isOverride } = whoAt(table, now)
  const person = findMember({ teams: [found] }, who)
  if (!person) return null
  const next = edgesAfter(table, now).find((edge) => whoAt(table, edge).who !== who)
  return { person, until: next === undefined ? null : stampOf(next), isOverride }
}

/** Who is on call, where the team hands what it gets to them at once. */
export function assigneeOnEntry(model: Known, team: string, at: string): Member | null {
  return findTeam(model, team)?.onCall?.assign ? (onCallAt(model, team, at)?.person ?? null) : null
}

/** The zone in which a team's table tells the time. */
export function zoneOnCall({ calendars }: Pick<SupportModel, 'calendars'>, team: Team): string {
  return team.onCall?.timeZone ?? calendars.find(({ id }) => id === team.calendar)?.timeZone ?? 'UTC'
}

function tableOf(model: Known, team: Team): Table | null {
  const { onCall } = team
  if (!onCall) return null
  const timeZone = zoneOnCall(model, team)
  const first = Temporal.PlainDate.from(onCall.start)
  const plainTime = Temporal.PlainTime.from(onCall.handover)
  const beginOf = (week: number) =>
    first.add({ weeks: week }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
  const weekAt = (at: number) => {
    const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
    const week = Math.floor(first.until(today, { largestUnit: 'days' }).days / 7)
    return at < beginOf(week) ? week - 1 : at >= beginOf(week + 1) ? week + 1 : week
  }
  return { rotation: onCall.rotation, weekAt, beginOf, overrides: stretchesOf(onCall, timeZone) }
}

/** The one that stands where two overlap comes first: it began last; of two that began together, it ends first. */
function stretchesOf({ overrides }: OnCallTable, timeZone: string): Stretch[] {
  const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds
  return overrides
    .map(({ from, to, who }) => ({ from: instant(from), to: instant(to), who }))
    .sort((a, b) => b.from - a.from || a.to - b.to)
}

function whoAt({ rotation, weekAt, overrides }: Table, at: number): { who: string; isOverride: boolean } {
  const override = overrides.find(({ from, to }) => from <= at && at < to)
  if (override) return { who: override.who, isOverride: true }
  const turn = weekAt(at) % rotation.length
  return { who: rotation[turn < 0 ? turn + rotation.length : turn] ?? '', isOverride: false }
}

/** Every instant after one at which somebody else can be on call: where overrides begin and end, and a round of weeks after each. */
function edgesAfter({ rotation, weekAt, beginOf, overrides }: Table, now: number): number[] {
  const weeksAfter = (at: number) => rotation.map((_, turn) => beginOf(weekAt(at) + 1 + turn))
  return [...weeksAfter(now), ...overrides.flatMap(({ from, to }) => (to > now ? [from, to, ...weeksAfter(to)] : []))]
    .filter((edge) => edge > now)
    .sort((a, b) => a - b)
}
