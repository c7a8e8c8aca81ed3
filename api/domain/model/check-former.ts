import { addressKey } from '../base/email.ts'
import type { Issue } from '../base/issue.ts'
import type { SupportModel } from './support-model.ts'

/** Something under the id that it has and those that it had, and where those stand in the file. */
export type Claims = { id: string; was: readonly string[]; path: Issue['path'] }

/**
 * Issues of former ids: each belongs to one thing alone, and to none that lives. Two that claim each other's are both living
 * and former, so there are no circles either. `what` names such a thing in the message.
 */
export function formerIssues(claims: readonly Claims[], what: string): Issue[] {
  const living = new Set(claims.map(({ id }) => id))
  const owners = new Map<string, string>()
  return claims.flatMap(({ id, was, path }) =>
    was.flatMap((former, index): Issue[] => {
      const at = { path: [...path, 'was', index], came: former }
      if (former === id) return [{ ...at, expected: `a former id: this ${what} still has it`, hint: 'remove it' }]
      if (living.has(former))
        return [
          { ...at, expected: `an id that no ${what} has today: "${former}" is both living and former`, hint: null },
        ]
      const other = owners.get(former)
      owners.set(former, other ?? id)
      if (other === undefined) return []
      return other === id
        ? [{ ...at, expected: 'each former id once', hint: 'remove one of them' }]
        : [
            {
              ...at,
              expected: `an id that nobody else claims: ${what} "${other}" was it too`,
              hint: 'keep one of them',
            },
          ]
    }),
  )
}

/** The former ids of everything in a model: levels, teams, vendors, policies, and people by their addresses. */
export function formerIssuesOf({ levels, teams, vendors, sla }: SupportModel): Issue[] {
  return [
    ...formerIssues(
      levels.map(({ level, was }, index) => ({ id: String(level), was: was.map(String), path: ['levels', index] })),
      'level',
    ),
    ...formerIssues(
      teams.map(({ id, was }, index) => ({ id, was, path: ['teams', index] })),
      'team',
    ),
    ...formerIssues(
      vendors.map(({ id, was }, index) => ({ id, was, path: ['vendors', index] })),
      'vendor',
    ),
    ...formerIssues(
      sla.map(({ name, was }, index) => ({ id: name, was, path: ['sla', index] })),
      'policy',
    ),
    ...formerIssues(peopleOf(teams), 'person'),
  ]
}

/** Somebody may be in several teams: former addresses need to be said in one of them only. */
function peopleOf(teams: SupportModel['teams']): Claims[] {
  const claimed = new Set<string>()
  return teams.flatMap(({ members }, index) =>
    members.map(({ email, was }, place): Claims => {
      const id = addressKey(email)
      const path = ['teams', index, 'members', place]
      const again = claimed.has(id)
      if (was.length > 0) claimed.add(id)
      return { id, was: again ? [] : was.map(addressKey), path }
    }),
  )
}
