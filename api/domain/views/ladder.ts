import { z } from 'zod'

/** Where a level lies, seen from the one that has the ticket. */
export const standingSchema = z.enum(['past', 'now', 'next'])

/** The same levels, each saying where it lies seen from the one that has the ticket. */
export function standings<T extends { level: number }>(
  rungs: readonly T[],
  here: number,
): (T & { state: z.infer<typeof standingSchema> })[] {
  return rungs.map((rung) => ({ ...rung, state: rung.level < here ? 'past' : rung.level === here ? 'now' : 'next' }))
}
