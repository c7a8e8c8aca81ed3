import { parseDuration } from '../base/duration.ts'
import type { Issue } from '../base/issue.ts'
import { meant } from '../base/near-miss.ts'
import type { SupportModel } from './support-model.ts'

/** An issue when a duration does not parse or is nothing. */
export function durationIssues(text: string | undefined, path: Issue['path']): Issue[] {
  if (text === undefined) return []
  const parsed = parseDuration(text)
  if (!parsed.ok) return [{ path, came: text, expected: parsed.error.expected, hint: null }]
  return parsed.value > 0 ? [] : [{ path, came: text, expected: 'a duration longer than nothing', hint: null }]
}

/** An issue when a calendar of that id is not in the model. */
export function unknownCalendar(model: SupportModel, id: string, path: Issue['path']): Issue[] {
  const ids = model.calendars.map((calendar) => calendar.id)
  return unknown(id, ids, path, 'the id of a calendar in calendars.yaml')
}

/** Issues for team ids that are not in the model. */
export function unknownTeams(model: SupportModel, team: string | string[] | undefined, path: Issue['path']): Issue[] {
  const ids = model.teams.map(({ id }) => id)
  return [team ?? []].flat().flatMap((id) => unknown(id, ids, path, 'a team id of this model'))
}

/** An issue when an id is not among the known ones, with the nearest of them. */
export function unknown(id: string, known: readonly string[], path: Issue['path'], what: string): Issue[] {
  if (known.includes(id)) return []
  const list =
    known.length === 0
      ? 'there is none'
      : known.length <= 12
        ? `one of ${known.join(', ')}`
        : `there are ${known.length}`
  return [{ path, came: id, expected: `${what} (${list})`, hint: meant(id, known) }]
}

/** Values that stand in a list more than once: every place after the first. */
export function repeated(values: readonly string[]): { index: number; value: string }[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [{ index, value }] : []))
}
