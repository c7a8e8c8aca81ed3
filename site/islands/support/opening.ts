import { sayMoment } from '../kit/say.ts'

const minute = 60_000

/** Whether somebody works now, in words; empty when the known openings have passed. `openings` open and close in turn, in minutes since 1970. */
export function sayOpening(openings: number[], now: Date): string {
  const next = openings.findIndex((at) => at > now.getTime() / minute)
  const at = openings[next]
  if (at === undefined) return ''
  if (next % 2 === 0) return `Closed now, opens ${sayMoment(new Date(at * minute).toISOString(), now.toISOString())}.`
  if (next === openings.length - 1) return 'Open now, all day and night.'
  return `Open now, until ${sayMoment(new Date(at * minute).toISOString(), now.toISOString())}.`
}
