/** Instants are kept as text of fixed width, so that text order is time order. */
export function stamp(at: Temporal.Instant): string {
  return stampOf(at.epochMilliseconds)
}

/** Instants as they are stored; Date reads these as Temporal does, several times as fast, and in every browser. */
const stored = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
/** Those that need no second look: on days that every month has. */
const plain = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Milliseconds since the epoch of an ISO 8601 instant. Throws RangeError on anything else. */
export function millis(text: string): number {
  if (plain.test(text)) return Date.parse(text)
  const at = stored.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && stampOf(at) === text ? at : Temporal.Instant.from(text).epochMilliseconds
}

/** The instant, as fixed-width text, of milliseconds since the epoch. */
export function stampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** Of stored instants the latest: a clock that was put back tells no time before what has happened. */
export function latestOf(first: string, ...others: readonly string[]): string {
  let latest = first
  for (const at of others) if (at > latest) latest = at
  return latest
}

/** The number of a calendar day, counted from 1 January 1970. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000
}
