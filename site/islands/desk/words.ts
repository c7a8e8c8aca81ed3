import type { Clock } from './types.ts'

type Judged = Pick<Clock, 'name' | 'state' | 'remaining' | 'due' | 'atRisk'>

/** What each clock promises, as a verb. */
export const clockVerbs: Record<Clock['name'], string> = {
  respond: 'Answer',
  update: 'Next word',
  resolve: 'Solve',
  accept: 'Take',
  hold: 'Hand on',
  vendor: 'Vendor answers',
}

/** An amount of working time: "42 min", "6 h 10 min", "31 h". */
export function sayAmount(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  if (minutes < 1) return 'less than a minute'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 || hours > 23 ? `${hours} h` : `${hours} h ${rest} min`
}

/** A clock in words: "Answer in 11 min", "Paused, 6 h 10 min left to solve", "Solve: 38 min late". */
export function sayClock(clock: Judged): string {
  const verb = clockVerbs[clock.name]
  const left = sayAmount(clock.remaining)
  switch (clock.state) {
    case 'breached':
      return `${verb}: ${left} late`
    case 'paused':
      return `Paused, ${left} left to ${verb.toLowerCase()}`
    case 'met':
      return `${verb}: kept`
    case 'cancelled':
      return `${verb}: no longer needed`
    case 'running':
      return `${verb} in ${left}`
  }
}

/** The look of a clock; its words say the same. */
export function clockClass(clock: Judged): string {
  if (clock.state === 'breached') return 'late'
  if (clock.state === 'paused') return 'hold'
  return clock.atRisk ? 'risk' : ''
}

/** How long ago an instant was: "just now", "12 min ago", "3 h ago", "5 days ago". */
export function sayAgo(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`
  return `${Math.floor(minutes / 1440)} days ago`
}

export const waitWords = { requester: 'the requester', vendor: 'the vendor', window: 'the change window' } as const
