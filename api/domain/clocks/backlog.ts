import { z } from 'zod'
import type { Ticket } from '../ticket/ticket.ts'

/** What is open at one level; ages are seconds since the opening. */
export const backlogSchema = z.object({
  level: z.int(),
  open: z.int(),
  waiting: z.int(),
  median: z.number().describe('Median age in seconds'),
  oldest: z.number(),
  ages: z.array(z.int()).describe('Up to 4 hours, 1 day, 3 days, 7 days, and more'),
})
export type Backlog = z.infer<typeof backlogSchema>

/** One ticket that is not solved yet. */
export type OpenTicket = { level: number; state: Ticket['state']; openedAt: string }

/** Upper bounds of the ages by which the backlog is counted, in seconds; the last class is open. */
const ageBounds: readonly number[] = [4, 24, 72, 168].map((hours) => hours * 3600)

/** What is open at an instant, by level. */
export function backlogOf(open: readonly OpenTicket[], now: Temporal.Instant): Backlog[] {
  const levels = [...new Set(open.map(({ level }) => level))].sort((a, b) => a - b)
  return levels.map((level) => {
    const here = open.filter((entry) => entry.level === level)
    const ages = here
      .map(({ openedAt }) =>
        Math.floor((now.epochMilliseconds - Temporal.Instant.from(openedAt).epochMilliseconds) / 1000),
      )
      .sort((a, b) => a - b)
    return {
      level,
      open: here.length,
      waiting: here.filter(({ state }) => state === 'waiting').length,
      median: ages[Math.floor((ages.length - 1) / 2)] ?? 0,
      oldest: ages.at(-1) ?? 0,
      ages: classesOf(ages),
    }
  })
}

function classesOf(ages: readonly number[]): number[] {
  const counts = Array.from({ length: ageBounds.length + 1 }, () => 0)
  for (const age of ages) {
    const found = ageBounds.findIndex((bound) => age < bound)
    const index = found === -1 ? ageBounds.length : found
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}
