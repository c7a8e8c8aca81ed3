import type { Issue } from '../base/issue.ts'
import { meant } from '../base/near-miss.ts'
import { isZone, zoneExpected } from '../base/zone.ts'

/** An issue when a zone that is said is none, with the nearest one. */
export function zoneIssue(timeZone: string | undefined, path: Issue['path']): Issue[] {
  if (timeZone === undefined || isZone(timeZone)) return []
  return [
    {
      path,
      came: timeZone,
      expected: zoneExpected,
      hint: meant(timeZone, Intl.supportedValuesOf('timeZone')),
    },
  ]
}
