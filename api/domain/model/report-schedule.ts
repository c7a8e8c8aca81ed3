import { addressKey } from '../base/email.ts'
import type { Issue } from '../base/issue.ts'
import { repeated, unknown, unknownTeams } from './check-ids.ts'
import type { ReportSchedule, SupportModel } from './support-model.ts'
import { timeZoneOf } from './time-zone.ts'
import { zoneIssue } from './zone-issue.ts'

/** The days that a report is about, both included, and the instant from which it is mailed. */
export type ReportDue = { at: Temporal.Instant; firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate }

/** The last week or month whose report is due at an instant: a week from Monday on, mailed on the Monday after; a month on the first of the next. */
export function reportDue(
  { every, at, timeZone }: Pick<ReportSchedule, 'every' | 'at' | 'timeZone'>,
  { model, now }: { model: Pick<SupportModel, 'timeZone' | 'sla' | 'calendars'>; now: Temporal.Instant },
): ReportDue {
  const zone = timeZone ?? timeZoneOf(model)
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const step = every === 'week' ? { days: 7 } : { months: 1 }
  const begun = every === 'week' ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 })
  const dueOn = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) }).toInstant()
  const day = Temporal.Instant.compare(dueOn(begun), now) <= 0 ? begun : begun.subtract(step)
  return { at: dueOn(day), firstDay: day.subtract(step), lastDay: day.subtract({ days: 1 }) }
}

/** Issues of the reports that are mailed: zones, teams and levels that are none, somebody named twice. */
export function scheduleIssues(model: SupportModel): Issue[] {
  const levels = model.levels.map(({ level }) => String(level))
  return model.reports.flatMap(({ to, timeZone, team, level }, index) => {
    const path = ['reports', index]
    return [
      ...zoneIssue(timeZone, [...path, 'timeZone']),
      ...unknownTeams(model, team, [...path, 'team']),
      ...(level === undefined ? [] : unknown(String(level), levels, [...path, 'level'], 'a level of this model')),
      ...repeated(to.map(addressKey)).map(({ index: place, value }) => ({
        path: [...path, 'to', place],
        came: value,
        expected: 'each address once',
        hint: null,
      })),
    ]
  })
}
