import { compileCalendar, overlapsOf } from './calendar.ts'
import { calendarsFileSchema } from './calendars-file.ts'
import { parseDuration } from './duration.ts'
import { type Issue, issuesOf } from './issue.ts'
import { nearest } from './near-miss.ts'
import { ok, type Result } from './result.ts'
import { criticalities, priorities, type SupportModel, supportModelSchema, ticketTypes } from './support-model.ts'

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
      holidays: [...new Set(holidays.map((holiday) => (typeof holiday === 'string' ? holiday : holiday.date)))].sort(),
    })),
  }
  const issues = [...calendarIssues(checked), ...modelIssues(checked).map(inModel)]
  return issues.length > 0 ? { ok: false, error: issues } : ok(checked)
}

function inModel(issue: Issue): ModelIssue {
  return { ...issue, file: 'support-model' }
}

function inCalendars(issue: Issue): ModelIssue {
  return { ...issue, file: 'calendars' }
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
    return found.map((issue) => inCalendars({ ...issue, path: ['calendars', index, ...issue.path], hint: null }))
  })
  return [...doubles, ...wrong]
}

function modelIssues(model: SupportModel): Issue[] {
  return [
    ...levelIssues(model),
    ...teamIssues(model),
    ...vendorIssues(model),
    ...policyIssues(model),
    ...escalationIssues(model),
  ]
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
      ...repeated(team.members.map(({ email }) => email.toLowerCase())).map((double) => ({
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

function policyIssues(model: SupportModel): Issue[] {
  const issues: Issue[] = repeated(model.sla.map(({ name }) => name)).map(({ index, value }) => ({
    path: ['sla', index, 'name'],
    came: value,
    expected: 'a name that no other policy has',
    hint: null,
  }))
  const last = model.sla.length - 1
  model.sla.forEach((policy, index) => {
    const conditions = Object.values(policy.when ?? {}).filter((value) => value !== undefined)
    if (index === last && conditions.length > 0) {
      issues.push({
        path: ['sla', index, 'when'],
        came: 'conditions',
        expected: 'no `when`: the last policy must match every ticket',
        hint: null,
      })
    }
    if (index < last && conditions.length === 0) {
      issues.push({
        path: ['sla', index, 'when'],
        came: 'no conditions',
        expected: 'a condition: the policies after this one are never reached',
        hint: null,
      })
    }
    issues.push(...unknownCalendar(model, policy.calendar, ['sla', index, 'calendar']))
    issues.push(...unknownTeams(model, policy.when?.team, ['sla', index, 'when', 'team']))
    const needed = policy.when?.priority === undefined ? priorities : [policy.when.priority].flat()
    for (const priority of needed) {
      const targets = policy.targets[priority]
      if (!targets?.resolve || !targets.respond) {
        issues.push({
          path: ['sla', index, 'targets', priority],
          came: null,
          expected: `respond and resolve for ${priority}`,
          hint: null,
        })
      }
    }
    for (const [priority, targets] of Object.entries(policy.targets)) {
      for (const [clock, target] of Object.entries(targets ?? {}))
        issues.push(...durationIssues(target, ['sla', index, 'targets', priority, clock]))
    }
  })
  return issues
}

function escalationIssues(model: SupportModel): Issue[] {
  return [
    ...durationIssues(model.autoClose, ['autoClose']),
    ...model.escalate.flatMap((rule, index) =>
      rule.to > rule.at
        ? []
        : [
            {
              path: ['escalate', index, 'to'],
              came: String(rule.to),
              expected: `a level above ${rule.at}: escalation goes up`,
              hint: null,
            },
          ],
    ),
  ]
}

function durationIssues(text: string | undefined, path: Issue['path']): Issue[] {
  if (text === undefined) return []
  const parsed = parseDuration(text)
  if (!parsed.ok) return [{ path, came: text, expected: parsed.error.expected, hint: null }]
  return parsed.value > 0 ? [] : [{ path, came: text, expected: 'a duration longer than nothing', hint: null }]
}

function unknownCalendar(model: SupportModel, id: string, path: Issue['path']): Issue[] {
  const ids = model.calendars.map((calendar) => calendar.id)
  return unknown(id, ids, path, 'the id of a calendar in calendars.yaml')
}

function unknownTeams(model: SupportModel, team: string | string[] | undefined, path: Issue['path']): Issue[] {
  const ids = model.teams.map(({ id }) => id)
  return [team ?? []].flat().flatMap((id) => unknown(id, ids, path, 'a team id of this model'))
}

/** An issue when an id is not among the known ones, with the nearest of them. */
export function unknown(id: string, known: readonly string[], path: Issue['path'], what: string): Issue[] {
  if (known.includes(id)) return []
  const near = nearest(id, known)
  const list =
    known.length === 0
      ? 'there is none'
      : known.length <= 12
        ? `one of ${known.join(', ')}`
        : `there are ${known.length}`
  return [{ path, came: id, expected: `${what} (${list})`, hint: near ? `did you mean ${near}?` : null }]
}

function repeated(values: readonly string[]): { index: number; value: string }[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [{ index, value }] : []))
}

/** Words that conditions of policies may hold; for messages and generated references. */
export const conditionWords = { criticality: criticalities, type: ticketTypes, priority: priorities }
