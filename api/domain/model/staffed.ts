import { isOpen } from '../hours/working-time.ts'
import { findLevel, findTeam } from './entries.ts'
import type { InForce } from './in-force.ts'
import type { Place } from './places.ts'
import { calendarOf } from './work-calendars.ts'

type Staff = Pick<InForce, 'levels' | 'teams'>

/** Calendar in which a team works at a level: the level's own, else the team's; undefined where the team is gone. */
export function calendarAt(model: Staff, { level, team }: Place): string | undefined {
  return findLevel(model, level)?.calendar ?? findTeam(model, team)?.calendar
}

/** Whether somebody works at a place at an instant, in milliseconds since the epoch. */
export function isStaffed(model: InForce, place: Place, at: number): boolean {
  const calendar = calendarAt(model, place)
  return calendar !== undefined && isOpen(calendarOf(model, calendar), at)
}
