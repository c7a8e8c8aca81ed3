import { z } from 'zod'
import { hourOfWeek, mondayAt, type Zone } from '../base/zone.ts'
import type { Facts } from './ticket-facts.ts'

/** Less than a week, so that none is passed over. */
const step = 6 * 86_400_000

/** What came, went and stayed, week by week, and when it came. */
export const flowSchema = z.object({
  weeks: z
    .array(
      z.object({
        week: z.string().describe('Its Monday'),
        opened: z.int(),
        ended: z.int().describe('Resolved, merged or closed'),
        reopened: z.int(),
        open: z.int().describe('At the end of the week, or of the period, or now'),
      }),
    )
    .describe('Those that the period touches, the first first'),
  resolved: z.int().describe('For the first time, in the period'),
  atOnce: z.int().describe('Of those, without being escalated and without the requester writing again'),
  returned: z.int().describe('How often a level gave one back'),
  reopened: z.int(),
  hours: z.array(z.array(z.int())).describe('How many were opened, Monday to Sunday, in each of 24 hours'),
})
export type Flow = z.infer<typeof flowSchema>

/** From inclusive, to exclusive; milliseconds since the epoch. */
export type Span = { from: number; to: number }

/** What came, went and stayed in a period; what lies after `now` has not happened. */
export function flowOf(facts: readonly Facts[], { from, to }: Span, { now, zone }: { now: number; zone: Zone }): Flow {
  const until = Math.min(to, now + 1)
  const inside = (at: number) => from <= at && at < until
  const lives = facts.flatMap((fact) => fact.lives.map((life, index) => ({ ...life, again: index > 0 })))
  const starts = lives.filter((life) => inside(life.from))
  const ends = lives.filter((life) => inside(life.to))
  const weeks = new Map(weeksOf({ from, to: until }, zone).map((week) => [week, emptyWeek(week)]))
  const weekOf = (at: number) => weeks.get(mondayAt(zone, at))
  for (const { from: at, again } of starts) {
    const week = weekOf(at)
    if (week) week[again ? 'reopened' : 'opened']++
  }
  for (const { to: at } of ends) {
    const week = weekOf(at)
    if (week) week.ended++
  }
  let open = lives.filter((life) => life.from < from && life.to >= from).length
  for (const week of weeks.values()) week.open = open += week.opened + week.reopened - week.ended
  const resolved = facts.flatMap((fact) => fact.resolved ?? [])
  return {
    weeks: [...weeks.values()],
    resolved: resolved.length,
    atOnce: resolved.filter(({ atOnce }) => atOnce).length,
    returned: facts.reduce((sum, fact) => sum + fact.returned.length, 0),
    reopened: starts.filter(({ again }) => again).length,
    hours: hoursOf(
      starts.filter(({ again }) => !again).map((life) => life.from),
      zone,
    ),
  }
}

function emptyWeek(week: string): Flow['weeks'][number] {
  return { week, opened: 0, ended: 0, reopened: 0, open: 0 }
}

function weeksOf({ from, to }: Span, zone: Zone): string[] {
  const mondays = new Set<string>()
  for (let at = from; at < to; at += step) mondays.add(mondayAt(zone, at))
  if (from < to) mondays.add(mondayAt(zone, to - 1))
  return [...mondays]
}

function hoursOf(opened: readonly number[], zone: Zone): number[][] {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  for (const at of opened) {
    const hour = hourOfWeek(zone, at)
    const day = hours[Math.floor(hour / 24)] as number[]
    day[hour % 24] = (day[hour % 24] as number) + 1
  }
  return hours
}
