import { ok, type Result } from './result.ts'

const pattern = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/

/** Whole seconds of an ISO 8601 duration in hours, minutes and seconds; days are refused, a working day has no fixed length. */
export function parseDuration(text: string): Result<number, { expected: string }> {
  const seconds = read(text)
  if (seconds !== null) return ok(seconds)
  const expected = /^P.*[YWD]/.test(text)
    ? 'a duration in hours, minutes and seconds, such as PT8H: a working day has no fixed length, so days are refused'
    : 'an ISO 8601 duration in hours, minutes and seconds, such as PT4H or PT1H30M'
  return { ok: false, error: { expected } }
}

/** Seconds of a duration that a schema has already checked. Throws on anything else. */
export function secondsOf(text: string): number {
  const seconds = read(text)
  if (seconds === null) throw new RangeError(`"${text}" is no duration such as PT1H30M`)
  return seconds
}

function read(text: string): number | null {
  const found = pattern.exec(text)
  if (!found) return null
  const [, hours = 0, minutes = 0, seconds = 0] = found
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
