import { stampOf } from './time.ts'

const day = 86_400_000

/** A stretch of time in which a zone keeps one offset; milliseconds since the epoch, end exclusive. */
type Era = { from: number; to: number; offset: number }

/** A time zone that remembers its eras, so that most conversions are plain arithmetic. */
export type Zone = { id: string; eras: Era[]; latest: Era | null }

/** What a time zone must be, as it is said beside a name that is none. */
export const zoneExpected = 'an IANA time zone, such as Europe/Berlin'

/** Throws RangeError for a name that is no IANA zone. */
export function makeZone(id: string): Zone {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
  return { id, eras: [], latest: null }
}

/** Whether a name is an IANA zone. */
export function isZone(id: string): boolean {
  try {
    return makeZone(id).id === id
  } catch {
    return false
  }
}

/** The era that holds an instant. */
export function eraAt(zone: Zone, epoch: number): Era {
  const { latest } = zone
  if (latest && latest.from <= epoch && epoch < latest.to) return latest
  const era = zone.eras.find((known) => known.from <= epoch && epoch < known.to) ?? learnEra(zone, epoch)
  zone.latest = era
  return era
}

function learnEra(zone: Zone, epoch: number): Era {
  const here = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone.id)
  const next = here.getTimeZoneTransition('next')
  const previous = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const era = {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: Math.round(here.offsetNanoseconds / 1_000_000),
  }
  zone.eras.push(era)
  return era
}

/** Wall time of an instant, as milliseconds counted as if the wall clock were UTC. */
export function toLocal(zone: Zone, epoch: number): number {
  return epoch + eraAt(zone, epoch).offset
}

/** The instant of a wall time; in a gap or a repeated hour as Temporal's "compatible" has it. */
export function fromLocal(zone: Zone, local: number): number {
  const era = eraAt(zone, local)
  const guess = local - era.offset
  if (guess >= era.from + day && guess < era.to - day) return guess
  return Temporal.Instant.fromEpochMilliseconds(local)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone.id, { disambiguation: 'compatible' }).epochMilliseconds
}

const week = 7 * day
/** The first Monday of local time. */
const monday = 4 * day

/** The Monday of the week that an instant lies in there, such as "2026-11-23". */
export function mondayAt(zone: Zone, epoch: number): string {
  const local = toLocal(zone, epoch)
  return stampOf(local - sinceMonday(local)).slice(0, 10)
}

/** Which hour of the week an instant lies in there: 0 to 167, from Monday on. */
export function hourOfWeek(zone: Zone, epoch: number): number {
  return Math.floor(sinceMonday(toLocal(zone, epoch)) / 3_600_000)
}

function sinceMonday(local: number): number {
  return (((local - monday) % week) + week) % week
}
