import type { ClockName } from './ticket-event.ts'

/** Why a stretch of time was counted or not. */
export type SegmentKind = 'counted' | 'closed-hours' | 'holiday' | 'paused' | 'resolved'

export type Segment = {
  from: string
  to: string
  seconds: number
  kind: SegmentKind
  /** What paused it: requester, vendor or window. */
  reason?: string
  /** Who paused it: the name of the actor. */
  by?: string
}

/** One running measure of one promise on one ticket. Instants are ISO 8601 UTC with milliseconds, amounts are seconds. */
export type Clock = {
  name: ClockName
  /** Distinguishes several clocks of one name on one ticket: "1", "2" … per message, stay or vendor ticket. */
  cycle: string
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled'
  atRisk: boolean
  /** Level for accept and hold, vendor ticket id for vendor. */
  level?: number
  vendorTicket?: string
  calendar: string
  startedAt: string
  endedAt: string | null
  target: number
  elapsed: number
  /** Negative once late. */
  remaining: number
  /** Null while paused: it moves on resuming. */
  due: string | null
  /** Instant at which it becomes at risk; null while paused or ended. */
  riskAt: string | null
  /** The due instant when it was breached. */
  breachedAt: string | null
  segments: Segment[]
}
