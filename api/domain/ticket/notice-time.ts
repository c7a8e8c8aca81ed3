import { isSameAddress } from '../base/email.ts'
import { isOpen, nextOpen } from '../hours/working-time.ts'
import type { InForce } from '../model/in-force.ts'
import { findMember } from '../model/people.ts'
import type { Priority, Team } from '../model/support-model.ts'
import { calendarOf } from '../model/work-calendars.ts'
import { isUrgent, type NoticeKind } from './notice.ts'

/** Priorities of which everything is told at once. */
const pressing: readonly Priority[] = ['P1', 'P2']
/** A time of day is looked for among the days around; a calendar that is shut for longer opens when it opens. */
const daysAround = 7

type Told = { box: string; priority: Priority; at: Temporal.Instant; inForce: InForce }

/**
 * When the digest is sent in which a notice to the desk stands; null where it is sent at once: it is urgent, or whoever it is for has
 * no digest. Their own times of day count, else those of their team, else those of the organisation; a time outside the team's hours is
 * the next opening.
 */
export function digestTimeOf(kind: NoticeKind, { box, priority, at, inForce }: Told): Temporal.Instant | null {
  if (isUrgent(kind) || pressing.includes(priority)) return null
  const member = findMember(inForce, box)
  const team = inForce.teams.find((one) => isOf(one, box, member?.email))
  const times = member?.digestAt ?? team?.digestAt ?? inForce.digestAt ?? []
  return team && times.length > 0 ? nextDigest(times, { team, at, inForce }) : null
}

function isOf({ email, members }: Team, box: string, member: string | undefined): boolean {
  if (member !== undefined) return members.some((one) => one.email === member)
  return email !== undefined && isSameAddress(email, box)
}

function nextDigest(
  times: readonly string[],
  { team, at, inForce }: { team: Team } & Pick<Told, 'at' | 'inForce'>,
): Temporal.Instant {
  const calendar = calendarOf(inForce, team.calendar)
  const today = at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const planned = Array.from({ length: 2 * daysAround + 1 }, (_, index) => today.add({ days: index - daysAround }))
    .flatMap((day) => times.map((plainTime) => day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime })))
    .map(({ epochMilliseconds: time }) => (isOpen(calendar, time) ? time : nextOpen(calendar, time)))
    .filter((time) => time > at.epochMilliseconds)
  return Temporal.Instant.fromEpochMilliseconds(Math.min(...planned))
}
