/** Instants are kept as text of fixed width, so that text order is time order. */
export function stamp(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 })
}

/** Milliseconds since the epoch of an ISO 8601 instant. Throws RangeError on anything else. */
export function millis(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}

/** The instant, as fixed-width text, of milliseconds since the epoch. */
export function stampOf(milliseconds: number): string {
  return stamp(Temporal.Instant.fromEpochMilliseconds(milliseconds))
}
