import { dayExpected, readDay } from '../base/day.ts'
import { addressKey } from '../base/email.ts'
import type { Field } from '../base/field.ts'
import { type Issue, issuesOf } from '../base/issue.ts'
import { meant } from '../base/near-miss.ts'
import { ok, type Result } from '../base/result.ts'
import { compileCalendar, overlapsOf } from '../hours/calendar.ts'
import { calendarsFileSchema } from './calendars-file.ts'
import { formerIssuesOf } from './check-former.ts'
import { durationIssues, repeated, unknown, unknownCalendar } from './check-ids.ts'
import { onCallIssues } from './check-on-call.ts'
import { escalationIssues, policyIssues } from './check-policies.ts'
import { scheduleIssues } from './report-schedule.ts'
import { type SupportModel, supportModelSchema } from './support-model.ts'
import { zoneIssue } from './zone-issue.ts'

/** An issue of the model, with the file it is in: the model itself or its calendars. */
export type ModelIssue = Issue & { file: 'support-model' | 'calendars' }

/** What an editor wrote, before checking; holidays from files are already among the calendar's holidays. */
export type RawModel = { model: unknown; calendars: unknown; version: string }

/** Checks levels, teams, calendars, vendors and policies as one whole. */
export function checkModel(raw: RawModel): Result<SupportModel, ModelIssue[]> {
  const model = supportModelSchema.safeParse(raw.model)
  const calendars = calendarsFileSchema.safeParse(raw.calendars)
  const shape: ModelIssue[] = [
    ...(model.success ? [] : issuesOf(model.error, raw.model, supportModelSchema).map(inModel)),
    ...(calendars.success ? [] : issuesOf(calendars.error, raw.calendars, calendarsFileSchema).map(inCalendars)),
  ]
  if (!model.success || !calendars.success) return { ok: false, error: shape }
  const checked: SupportModel = {
    ...model.data,
    version: raw.version,
    calendars: calendars.data.calendars.map(({ holidays, holidayFiles: _, ...calendar }) => ({
      ...calendar,
      holidays: [...new Set(holidays.map(dayOf).filter(readDay))].sort(),
    })),
  }
  const days = calendars.data.calendars.flatMap(({ holidays }, index) => holidayIssues(holidays, index))
  const issues = [...days, ...calendarIssues(checked), ...modelIssues(checked).map(inModel)]
  return issues.length > 0 ? { ok: false, error: issues } : ok(checked)
}

function inModel(issue: Issue): ModelIssue {
  return { ...issue, file: 'support-model' }
}

function inCalendars(issue: Issue): ModelIssue {
  return { ...issue, file: 'calendars' }
}

type Holiday = string | { date: string }

function dayOf(holiday: Holiday): string {
  return typeof holiday === 'string' ? holiday : holiday.date
}

function holidayIssues(holidays: readonly Holiday[], index: number): ModelIssue[] {
  return holidays.flatMap((holiday, position) =>
    readDay(dayOf(holiday))
      ? []
      : [
          inCalendars({
            path: ['calendars', index, 'holidays', position, ...(typeof holiday === 'string' ? [] : ['date'])],
            came: dayOf(holiday),
            expected: dayExpected,
            hint: null,
          }),
        ],
  )
}

function calendarIssues(model: SupportModel): ModelIssue[] {
  const doubles = repeated(model.calendars.map(({ id }) => id)).map(({ index, value }) =>
    inCalendars({
      path: ['calendars', index, 'id'],
      came: value,
      expected: 'an id that no other calendar has',
      hint: null,
    }),
  )
  const wrong = model.calendars.flatMap((calendar, index) => {
    const made = compileCalendar(calendar)
    const found = made.ok ? overlapsOf(calendar) : made.error
    return found.map((issue) =>
      inCalendars({ ...issue, path: ['calendars', index, ...issue.path], hint: hintOf(issue.path, calendar.timeZone) }),
    )
  })
  return [...doubles, ...wrong]
}

function hintOf(path: Issue['path'], timeZone: string): string | null {
  return path[0] === 'timeZone' ? meant(timeZone, Intl.supportedValuesOf('timeZone')) : null
}

function modelIssues(model: SupportModel): Issue[] {
  return [
    ...zoneIssue(model.timeZone, ['timeZone']),
    ...scheduleIssues(model),
    ...levelIssues(model),
    ...teamIssues(model),
    ...onCallIssues(model),
    ...vendorIssues(model),
    ...policyIssues(model),
    ...escalationIssues(model),
    ...formerIssuesOf(model),
    ...reasonIssues(model),
  ]
}

function reasonIssues({ breachReasons }: SupportModel): Issue[] {
  return repeated(breachReasons.map(({ id }) => id)).map(({ index, value }) => ({
    path: ['breachReasons', index, 'id'],
    came: value,
    expected: 'a reason that is not named twice',
    hint: null,
  }))
}

function levelIssues(model: SupportModel): Issue[] {
  const teams = [...model.teams.map(({ id }) => id), 'owner']
  const issues: Issue[] = repeated(model.levels.map(({ level }) => String(level))).map(({ index, value }) => ({
    path: ['levels', index, 'level'],
    came: value,
    expected: 'a level that is not named twice',
    hint: null,
  }))
  if (!model.levels.some(({ level }) => level >= 1)) {
    issues.push({
      path: ['levels'],
      came: 'only level 0',
      expected: 'at least one level from 1 to 4 where people help',
      hint: null,
    })
  }
  model.levels.forEach((level, index) => {
    const path = ['levels', index]
    if (level.level === 0) return
    if (level.team === undefined) {
      issues.push({
        path: [...path, 'team'],
        came: null,
        expected: 'a team id or `owner`: somebody must answer here',
        hint: null,
      })
    } else issues.push(...unknown(level.team, teams, [...path, 'team'], 'a team id of this model, or owner'))
    if (level.calendar) issues.push(...unknownCalendar(model, level.calendar, [...path, 'calendar']))
    issues.push(...durationIssues(level.accept, [...path, 'accept']), ...durationIssues(level.hold, [...path, 'hold']))
    issues.push(...fieldIssues(level.handover, [...path, 'handover']))
    if (level.vendor && model.vendors.length === 0) {
      issues.push({ path: [...path, 'vendor'], came: 'true', expected: 'at least one entry under vendors', hint: null })
    }
  })
  const support = model.levels.filter(({ level }) => level >= 1)
  if (support.length > 0 && support.every(({ team }) => team === 'owner')) {
    issues.push({
      path: ['levels'],
      came: 'owner at every level',
      expected: 'one level with a named team: a request about no automation has no owner',
      hint: null,
    })
  }
  return issues
}

function teamIssues(model: SupportModel): Issue[] {
  const used = new Set(model.levels.map(({ team }) => team))
  return [
    ...repeated(model.teams.map(({ id }) => id)).map(({ index, value }) => ({
      path: ['teams', index, 'id'],
      came: value,
      expected: 'an id that no other team has',
      hint: null,
    })),
    ...model.teams.flatMap((team, index) => [
      ...(team.id === 'owner'
        ? [
            {
              path: ['teams', index, 'id'],
              came: 'owner',
              expected: 'another id: at a level, `owner` means the owner team of the automation',
              hint: null,
            },
          ]
        : []),
      ...unknownCalendar(model, team.calendar, ['teams', index, 'calendar']),
      ...(used.has(team.id) && team.members.length === 0
        ? [
            {
              path: ['teams', index, 'members'],
              came: 'nobody',
              expected: `at least one member: ${team.id} holds a level`,
              hint: null,
            },
          ]
        : []),
      ...repeated(team.members.map(({ email }) => addressKey(email))).map((double) => ({
        path: ['teams', index, 'members', double.index, 'email'],
        came: double.value,
        expected: 'a member who is not named twice',
        hint: null,
      })),
    ]),
  ]
}

function vendorIssues(model: SupportModel): Issue[] {
  return [
    ...repeated(model.vendors.map(({ id }) => id)).map(({ index, value }) => ({
      path: ['vendors', index, 'id'],
      came: value,
      expected: 'an id that no other vendor has',
      hint: null,
    })),
    ...model.vendors.flatMap((vendor, index) => [
      ...unknownCalendar(model, vendor.calendar, ['vendors', index, 'calendar']),
      ...Object.entries(vendor.targets).flatMap(([priority, target]) =>
        durationIssues(target, ['vendors', index, 'targets', priority]),
      ),
    ]),
  ]
}

/** Issues of fields to collect: names that stand twice. */
export function fieldIssues(fields: readonly Field[], path: Issue['path']): Issue[] {
  return repeated(fields.map(({ name }) => name)).map(({ index, value }) => ({
    path: [...path, index, 'name'],
    came: value,
    expected: 'a name that no other field of this list has',
    hint: null,
  }))
}
