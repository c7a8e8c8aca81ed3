import { cleanText } from '../../base/text.ts'
import type { Grade } from '../../model/support-model.ts'

/** What a monitor tells of one failure: it is there, somebody there has seen it, or it is over. */
export type Received =
  | { type: 'failed'; key: string; failure: Failure }
  | { type: 'acknowledged'; key: string }
  | { type: 'recovered'; key: string; note: string | null }

type Failure = {
  title: string
  description: string
  urgency: Grade | undefined
  /** As the monitor names it; it may be in no catalogue. */
  automation: string | undefined
  details: Record<string, string>
}

/** What monitors call how bad it is. */
const urgencies: Readonly<Record<string, Grade>> = {
  critical: 'high',
  page: 'high',
  emergency: 'high',
  error: 'high',
  warning: 'medium',
  major: 'medium',
  minor: 'low',
  info: 'low',
  none: 'low',
}

/** The urgency that a severity stands for; undefined for one that nobody knows. */
export function urgencyOf(severity: string | undefined): Grade | undefined {
  return severity === undefined ? undefined : urgencies[severity.toLowerCase()]
}

/** The line under which a failure is listed: what is longer is cut, what is nothing has a name all the same. */
export function titleOf(said: string | undefined, otherwise: string): string {
  const line = cleanText((said ?? '').split('\n')[0] ?? '')
  const title = line.length < 3 ? otherwise : line
  const letters = [...title]
  return letters.length <= longest ? title : `${letters.slice(0, longest - 1).join('')}…`
}

const longest = 200

/** Answers by name, as a ticket holds them. */
export function detailsOf(said: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => name.length <= 60 && value !== ''))
}
