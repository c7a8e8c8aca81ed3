/** How many promises were judged, and how many of them were kept. */
export type Kept = { met: number; judged: number }

/** What a mailed report tells; names are those of its filters and of teams. */
export type ReportTold = {
  every: 'week' | 'month'
  firstDay: string
  lastDay: string
  filters: readonly string[]
  kept: Kept
  /** Of as many days before. */
  before: Kept
  opened: number
  resolved: number
  atOnce: number
  returned: number
  reopened: number
  open: number
  teams: readonly (Kept & { name: string })[]
}
