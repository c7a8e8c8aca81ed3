import type { Issue } from '../base/issue.ts'
import { nearest } from '../base/near-miss.ts'
import { isZone } from '../base/zone.ts'

/** An issue when a zone that is said is none, with the nearest one. */
export function zoneIssue(timeZone: string | undefined, path: Issue['path']): Issue[] {
  if (timeZone === undefined || isZone(timeZone)) return []
  const near = nearest(timeZone, Intl.supportedValuesOf('timeZone'))
  return [
    {
      path,
      came: timeZone,
      expected: 'an IANA time zone, such as Europe/Berlin',
      hint: near ? `did you mean ${near}?` : null,
    },
  ]
}
