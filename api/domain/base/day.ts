const written = /^\d{4}-\d{2}-\d{2}$/

/** What a day must be, as it is said beside one that is none; the quotes are YAML's, which would read a date otherwise. */
export const dayExpected = 'a date that exists, such as "2026-12-25"'

/** The day that an ISO 8601 date (YYYY-MM-DD) names; null for any other text, and for a day that does not exist. */
export function readDay(text: string): Temporal.PlainDate | null {
  if (!written.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
