import { ok, type Result } from './result.ts'

const pattern = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/

/** Whole seconds of an ISO 8601 duration in hours, minutes and seconds; days are refused, a working day has no fixed length. */
export function parseDuration(text: string): Result<number, { expected: string }> {
  const found = pattern.exec(text)
  if (found) {
    const [hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [number, number, number]
    return ok(hours * 3600 + minutes * 60 + seconds)
  }
  const expected = /^P.*[YWD]/.test(text)
    ? 'a duration in hours, minutes and seconds, such as PT8H: a working day has no fixed length, so days are refused'
    : 'an ISO 8601 duration in hours, minutes and seconds, such as PT4H or PT1H30M'
  return { ok: false, error: { expected } }
}

/** Seconds of a duration that a schema has already checked. Throws on anything else. */
export function secondsOf(text: string): number {
  const parsed = parseDuration(text)
  if (!parsed.ok) throw new RangeError(`"${text}" is not ${parsed.error.expected}`)
  return parsed.value
}
