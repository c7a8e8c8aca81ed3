/** Instants are kept as text of fixed width, so that text order is time order. */
export function stamp(at: Temporal.Instant): string {
  return stampOf(at.epochMilliseconds)
}

/** Instants as they are stored, on days that every month has; Date reads these as Temporal does, and several times as fast. */
const stored = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Milliseconds since the epoch of an ISO 8601 instant. Throws RangeError on anything else. */
export function millis(text: string): number {
  return stored.test(text) ? Date.parse(text) : Temporal.Instant.from(text).epochMilliseconds
}

/** The instant, as fixed-width text, of milliseconds since the epoch. */
export function stampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
