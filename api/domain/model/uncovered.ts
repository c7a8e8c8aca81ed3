import { secondsOf } from '../base/duration.ts'
import type { Issue } from '../base/issue.ts'
import { twoDigits } from '../base/time.ts'
import { compileCalendar, dayLength, mergeSpans, type Span, type WorkCalendar } from '../hours/calendar.ts'
import { elapsedBetween, openSpans, without } from '../hours/working-time.ts'
import type { Automation } from './automation.ts'
import { priorities } from './choices.ts'
import { teamRef } from './people.ts'
import { placesOf } from './places.ts'
import { calendarAt } from './staffed.ts'
import type { Policy, SupportModel } from './support-model.ts'

/** A stretch in which a policy counts time and every team that could act is shut; milliseconds since the epoch. */
type Uncovered = {
  from: number
  to: number
  /** Working time of the policy in it. */
  counted: number
  teams: string[]
  timeZone: string
  /** Targets that end within it, whoever hurries: "respond P1". */
  certain: string[]
}

type Owned = Pick<Automation, 'owner' | 'criticality' | 'id'>

/**
 * The longest stretch in which a policy promises what nobody can keep, because its calendar is open while every team that could
 * act on a ticket of this owner is shut; null when no target ends within any. Ordinary weeks of winter and summer are
 * looked at first, then the days around each holiday.
 */
export function uncovered(model: SupportModel, policy: Policy, owner: string | null): Uncovered | null {
  const places = placesOf(model, owner)
  const ids = places.flatMap((place) => calendarAt(model, place) ?? [])
  const [first] = ids
  if (first === undefined) return null
  const holidays = model.calendars
    .filter(({ id }) => [...ids, policy.calendar].includes(id))
    .flatMap((one) => one.holidays)
  const weeks = ['2026-01-12', '2026-07-13'].map((day) => found(around(day, 0, 9), true))
  const worst =
    weeks.find((one) => one !== null) ?? holidays.map((day) => found(around(day, 3, 6), false)).find((one) => one)
  return worst ?? null

  function found([from, to]: Span, plain: boolean): Uncovered | null {
    const calendar = (id: string) => compiled(model, id, plain)
    const open = mergeSpans([...new Set(ids)].flatMap((id) => openSpans(calendar(id), from, to)))
    const counts = calendar(policy.calendar)
    const stretches = without([[from, to]], open).map(([a, b]) => ({
      from: a,
      to: b,
      counted: elapsedBetween(counts, a, b),
    }))
    const longest = stretches.toSorted((a, b) => b.counted - a.counted)[0]
    const certain = longest ? certainWithin(policy, longest.counted) : []
    if (!longest || certain.length === 0) return null
    const teams = [...new Set(places.map(({ team }) => teamRef(model, team).name))]
    return { ...longest, teams, timeZone: calendar(first as string).zone.id, certain }
  }
}

/** A warning for each policy that promises what nobody can keep, for the automations that it may be about. */
export function coverWarnings(model: SupportModel, automations: readonly Owned[]): Issue[] {
  return model.sla.flatMap((policy, index): Issue[] => {
    const owners = ownersUnder(model, policy, automations)
    const gaps = owners.map((owner) => uncovered(model, policy, owner))
    const gap = automations.length > 0 ? gaps.find((one) => one !== null) : gaps.every((one) => one !== null) && gaps[0]
    if (!gap) return []
    return [
      {
        path: ['sla', index, 'calendar'],
        came: policy.calendar,
        expected: `hours in which somebody could act: ${sayUncovered(gap)}`,
        hint: 'let the policy count while they work, or give a team the hours of the policy',
      },
    ]
  })
}

/** "from Fri 16:00 to Mon 08:00 Support desk, Automation HQ are shut and 64 h count; certain to be late when filed then: respond P1, P2; …" */
export function sayUncovered({ from, to, counted, teams, timeZone, certain }: Uncovered): string {
  const at = (instant: number) => {
    const { dayOfWeek, hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
    return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][dayOfWeek - 1]} ${twoDigits(hour)}:${twoDigits(minute)}`
  }
  const hours = Math.round(counted / 360_000) / 10
  const shut = `${teams.join(', ')} ${teams.length === 1 ? 'is' : 'are all'} shut`
  return `from ${at(from)} to ${at(to)} (${timeZone}) ${shut} while ${hours} h count; certain to be late when filed then: ${certain.join(', ')}`
}

function certainWithin({ targets }: Policy, counted: number): string[] {
  return (['respond', 'update', 'resolve'] as const).flatMap((clock) => {
    const late = priorities.filter((priority) => {
      const target = targets[priority]?.[clock]
      return target !== undefined && secondsOf(target) * 1000 < counted
    })
    return late.length > 0 ? [`${clock} ${late.join(' ')}`] : []
  })
}

/** Whose automations a policy may be about; where none are known, anybody's. */
function ownersUnder(model: SupportModel, { when = {} }: Policy, automations: readonly Owned[]): (string | null)[] {
  if (automations.length === 0) return [null, ...model.teams.map(({ id }) => id)]
  const meant = automations.filter(
    ({ id, criticality }) => fits(when.automation, id) && fits(when.criticality, criticality),
  )
  const none = when.automation === undefined && fits(when.criticality, model.defaults.criticality)
  return [...(none ? [null] : []), ...new Set(meant.map(({ owner }) => owner))]
}

function fits(condition: string | string[] | undefined, value: string): boolean {
  return condition === undefined || [condition].flat().includes(value)
}

function around(day: string, before: number, after: number): Span {
  const at = Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds
  return [at - before * dayLength, at + after * dayLength]
}

function compiled(model: SupportModel, id: string, plain: boolean): WorkCalendar {
  const source = model.calendars.find((calendar) => calendar.id === id)
  const made = source && compileCalendar(plain ? { ...source, holidays: [] } : source)
  if (!made?.ok) throw new RangeError(`calendar "${id}" is not in the support model`)
  return made.value
}
