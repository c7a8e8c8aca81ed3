import { dayExpected, readDay } from '../base/day.ts'
import { addressKey } from '../base/email.ts'
import type { Issue } from '../base/issue.ts'
import { repeated, unknown } from './check-ids.ts'
import type { SupportModel, Team } from './support-model.ts'
import { zoneIssue } from './zone-issue.ts'

/** Issues of the tables that say who is on call: people who are not in the team, dates and times that are none. */
export function onCallIssues({ teams }: Pick<SupportModel, 'teams'>): Issue[] {
  return teams.flatMap((team, index) => issuesOf(team, ['teams', index, 'onCall']))
}

function issuesOf({ onCall, members }: Team, path: Issue['path']): Issue[] {
  if (!onCall) return []
  const { start, timeZone, rotation, overrides } = onCall
  const known = members.map(({ email }) => addressKey(email))
  const ofTeam = (email: string, at: Issue['path']) => unknown(addressKey(email), known, at, 'a member of this team')
  return [
    ...(readDay(start) ? [] : [{ path: [...path, 'start'], came: start, expected: dayExpected, hint: null }]),
    ...zoneIssue(timeZone, [...path, 'timeZone']),
    ...rotation.flatMap((email, index) => ofTeam(email, [...path, 'rotation', index])),
    ...overrides.flatMap(({ from, to, who }, index): Issue[] => {
      const at = [...path, 'overrides', index]
      const wrong = (['from', 'to'] as const).filter((name) => !isReal({ from, to }[name], Temporal.PlainDateTime.from))
      const expected = 'a date and time that exist, such as "2026-12-24T09:00"'
      if (wrong.length > 0)
        return wrong.map((name) => ({ path: [...at, name], came: { from, to }[name], expected, hint: null }))
      const isBefore = Temporal.PlainDateTime.compare(from, to) < 0
      return [
        ...(isBefore ? [] : [{ path: [...at, 'to'], came: to, expected: `a time after from (${from})`, hint: null }]),
        ...ofTeam(who, [...at, 'who']),
      ]
    }),
    ...repeated(overrides.map(({ from, to }) => `${from} to ${to}`)).map(({ index, value }) => ({
      path: [...path, 'overrides', index],
      came: value,
      expected: 'one person for one stretch: another override has the same from and to',
      hint: null,
    })),
  ]
}

function isReal(text: string, read: (text: string, options: { overflow: 'reject' }) => unknown): boolean {
  try {
    return read(text, { overflow: 'reject' }) !== null
  } catch {
    return false
  }
}
