import { z } from 'zod'
import { namedPersonSchema, namedTeamSchema } from '../model/people.ts'
import { prioritySchema } from '../model/support-model.ts'
import { clockNameSchema } from '../ticket/facts.ts'
import type { Facts, Judged, Running } from './ticket-facts.ts'

/** How long something took, in working seconds. */
export const timesSchema = z.object({
  clock: clockNameSchema,
  priority: prioritySchema,
  count: z.int().describe('How many were done, in time or late'),
  median: z.number(),
  most: z.number().describe('Nine of ten took no longer'),
  before: z.number().nullable().describe('The median of as many days before'),
})
export type Times = z.infer<typeof timesSchema>

/** An open ticket's promise that is not due yet, beside what became of those like it. Amounts are working seconds. */
export const nextSchema = z.object({
  ref: z.string(),
  title: z.string(),
  clock: clockNameSchema,
  priority: prioritySchema,
  level: z.int(),
  team: namedTeamSchema,
  person: namedPersonSchema.nullable(),
  due: z.string().describe('ISO 8601 UTC'),
  left: z.number(),
  alike: z
    .int()
    .describe('Promises of this clock and priority that were judged in the period and lasted this long at least'),
  late: z.int().describe('How many of those were late'),
  ahead: z.int().describe('Promises of the same team that are due before'),
})
export type Next = z.infer<typeof nextSchema>

const timed = ['respond', 'resolve'] as const
const mostNext = 20

/** How long first replies and solutions took, by priority; beside them the median of the period before. */
export function timesOf(facts: readonly Facts[], before: readonly Facts[]): Times[] {
  const [now, then] = [spentOf(facts), spentOf(before)]
  return timed.flatMap((clock) =>
    prioritySchema.options.flatMap((priority): Times[] => {
      const spent = now.get(`${clock} ${priority}`) ?? []
      if (spent.length === 0) return []
      const earlier = then.get(`${clock} ${priority}`)
      const before = earlier ? share(earlier, 0.5) : null
      return [{ clock, priority, count: spent.length, median: share(spent, 0.5), most: share(spent, 0.9), before }]
    }),
  )
}

/** Sorted amounts of what was done, by clock and priority. */
function spentOf(facts: readonly Facts[]): Map<string, number[]> {
  const amounts = new Map<string, number[]>()
  for (const { clock, priority, spent, done } of facts.flatMap(({ judged }) => judged)) {
    if (!done) continue
    const key = `${clock} ${priority}`
    const known = amounts.get(key) ?? []
    known.push(spent)
    amounts.set(key, known)
  }
  for (const list of amounts.values()) list.sort((a, b) => a - b)
  return amounts
}

/** The smallest of sorted amounts that so much of them does not exceed. */
function share(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] as number
}

/**
 * What is most likely late next: each promise that still runs, by how many of those like it were late, of all that had
 * lasted as long as it has; then by its due instant.
 */
export function nextOf(facts: readonly Facts[]): Next[] {
  const judged = Map.groupBy(
    facts.flatMap((fact) => fact.judged),
    likeness,
  )
  const open = facts
    .flatMap(({ ref, title, running }) => running.map((promise) => ({ ref, title, promise, due: promise.due ?? '' })))
    .filter(({ due }) => due !== '')
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const ahead = new Map<string, number>()
  const found = open.map(({ ref, title, promise, due }): Next => {
    const { clock, priority, level, team, person, spent, target } = promise
    const before = ahead.get(team.id) ?? 0
    ahead.set(team.id, before + 1)
    const alike = (judged.get(likeness(promise)) ?? []).filter((one) => one.state === 'breached' || one.spent >= spent)
    const late = alike.filter(({ state }) => state === 'breached').length
    const left = target - spent
    return { ref, title, clock, priority, level, team, person, due, left, alike: alike.length, late, ahead: before }
  })
  return found.sort((a, b) => riskOf(b) - riskOf(a) || (a.due < b.due ? -1 : 1)).slice(0, mostNext)
}

function likeness({ clock, priority }: Judged | Running): string {
  return `${clock} ${priority}`
}

/** The share that was late, as if one more had been kept and one more broken: four of four say less than forty of forty. */
function riskOf({ alike, late }: Next): number {
  return (late + 1) / (alike + 2)
}
