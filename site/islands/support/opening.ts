import { openingWords } from '#domain/words/openings.ts'
import { language, sayMoment } from '../kit/say.ts'

const words = openingWords(language)
const minute = 60_000

/** Whether somebody works now, in words; empty when the known openings have passed. `openings` open and close in turn, in minutes since 1970. */
export function sayOpening(openings: number[], now: Date): string {
  const next = openings.findIndex((at) => at > now.getTime() / minute)
  const at = openings[next]
  if (at === undefined) return ''
  const isOpen = next % 2 === 1
  if (isOpen && next === openings.length - 1) return words.always
  const when = sayMoment(new Date(at * minute).toISOString(), now.toISOString())
  return isOpen ? words.open(when) : words.closed(when)
}
