/** An instant in words for a person, in the zone of the calendar that counts it: "Tue 24 Nov, 14:05 (Europe/Berlin)". */
export function whenText(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const day = local.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
  const time = local.toLocaleString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return `${day}, ${time} (${timeZone})`
}
