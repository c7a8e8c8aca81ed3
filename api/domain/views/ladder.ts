import { z } from 'zod'
import { namedTeamSchema } from '../model/people.ts'

/** Where a level lies, seen from the one that has the ticket. */
export const standingSchema = z.enum(['past', 'now', 'next'])

/** A level at which a ticket can be, with the team that holds it. */
export const rungSchema = z.object({ level: z.int(), name: z.string(), team: namedTeamSchema, vendor: z.boolean() })
export type Rung = z.infer<typeof rungSchema>

/** The same levels, each saying where it lies seen from the one that has the ticket. */
export function standings<T extends { level: number }>(
  rungs: readonly T[],
  here: number,
): (T & { state: z.infer<typeof standingSchema> })[] {
  return rungs.map((rung) => ({ ...rung, state: rung.level < here ? 'past' : rung.level === here ? 'now' : 'next' }))
}
